package org.vrank.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Karim, Bilal and Nadia read the first line; Annemie and Dries read the network alone; Wout has company of his city there. */
class DiscussionTest {
    private static TestServer server;
    private static String firstLine;
    private static String network;
    private static String everyone;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
        network = server.circle("The network");
        everyone = server.circle("Everyone");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_named_comment_is_read_at_once_by_the_circle_and_by_nobody_else() {
        String report = Talk.report(server, "karim", firstLine, "named", "Onder ons kwikstaart");
        Browser bilal = server.as("bilal");
        String id = Talk.said(bilal, report, Talk.comment("experience", "named", "Hier **ook** gezien."));
        Answer read = server.as("nadia").get(report + "/comments");
        assertThat(read.status()).isEqualTo(200);
        String at = Talk.at(read, id);
        assertThat(read.text(at + ".kind")).isEqualTo("experience");
        assertThat(read.text(at + ".html")).isEqualTo("<p>Hier <strong>ook</strong> gezien.</p>");
        assertThat(read.text(at + ".name")).isNotEqualTo("null");
        assertThat(read.at(at + ".mine").getBooleanValue()).isFalse();
        assertThat(bilal.get(report + "/comments").at(at + ".mine").getBooleanValue())
                .isTrue();
        for (Browser other : List.of(server.as("annemie"), server.as("dries"), server.visitor())) {
            assertThat(other.get(report + "/comments").bytes())
                    .isEqualTo(other.get("/api/reports/" + Talk.NOWHERE + "/comments")
                            .bytes());
        }
        for (Browser other : List.of(server.as("annemie"), server.as("dries"))) {
            for (String mine : List.of("comments", "flags")) {
                Object body = mine.equals("flags")
                        ? Map.of("reason", "person", "text", "Herkenbaar")
                        : Talk.comment("question", "named", "Hoe?");
                assertThat(other.post(report + "/" + mine, body).bytes())
                        .isEqualTo(other.post("/api/reports/" + Talk.NOWHERE + "/" + mine, body)
                                .bytes());
            }
            assertThat(other.get(report + "/voices").status()).isEqualTo(404);
            assertThat(other.get("/api/comments/" + id + "/changes").bytes())
                    .isEqualTo(other.get("/api/comments/" + Talk.NOWHERE + "/changes")
                            .bytes());
            assertThat(other.post("/api/comments/" + id + "/withdrawal", Map.of())
                            .bytes())
                    .isEqualTo(other.post("/api/comments/" + Talk.NOWHERE + "/withdrawal", Map.of())
                            .bytes());
        }
        assertThat(server.visitor()
                        .post(report + "/comments", Talk.comment("question", "named", "Hoe?"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void under_a_public_report_the_visitor_reads_and_does_not_write() {
        String report = Talk.report(server, "karim", everyone, "named", "Voor iedereen");
        String id = Talk.said(server.as("annemie"), report, Talk.comment("question", "named", "Hoe lang duurde dat?"));
        Answer read = server.visitor().get(report + "/comments");
        assertThat(read.each("id")).containsExactly(id);
        assertThat(read.at("own").size()).isZero();
        assertThat(server.visitor()
                        .post(report + "/comments", Talk.comment("question", "named", "Hoe?"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_question_is_answered_one_level_deep_and_the_named_author_shows_as_such() {
        String report = Talk.report(server, "karim", network, "named", "Vraag en antwoord");
        String question = Talk.said(server.as("nadia"), report, Talk.comment("question", "named", "Hoe dan?"));
        String answer = Talk.said(server.as("karim"), report, Talk.reply(question, "named", "Zo dus."));
        Answer read = server.as("annemie").get(report + "/comments");
        assertThat(read.text(Talk.at(read, answer) + ".parent")).isEqualTo(question);
        assertThat(read.text(Talk.at(read, answer) + ".kind")).isEqualTo("reply");
        assertThat(read.at(Talk.at(read, answer) + ".ofAuthor").getBooleanValue())
                .isTrue();
        assertThat(read.at(Talk.at(read, question) + ".ofAuthor").getBooleanValue())
                .isFalse();
        Answer deeper = server.as("nadia").post(report + "/comments", Talk.reply(answer, "named", "En dan?"));
        assertThat(deeper.status()).isEqualTo(400);
        assertThat(deeper.fields()).containsExactly("parent");
        String elsewhere = Talk.report(server, "karim", network, "named", "Elders");
        assertThat(server.as("nadia")
                        .post(elsewhere + "/comments", Talk.reply(question, "named", "Hier?"))
                        .bytes())
                .isEqualTo(server.as("nadia")
                        .post(elsewhere + "/comments", Talk.reply(Talk.NOWHERE, "named", "Hier?"))
                        .bytes());
    }

    @Test
    void without_a_name_it_appears_the_next_morning_blurred_and_only_its_own_row_knows_the_writer() {
        String report = Talk.report(server, "karim", network, "named", "Zonder naam eronder");
        Browser anke = server.as("anke");
        Answer voices = anke.get(report + "/voices");
        assertThat(voices.each("name")).containsExactly("named", "organisation");
        assertThat(voices.text("items.0.place")).isEqualTo("Verviers");
        assertThat(voices.text("items.1.place")).isEqualTo("Belgium");
        Answer made = anke.post(report + "/comments", Talk.comment("experience", "organisation", "Bij ons ook."));
        String id = made.text("id");
        assertThat(made.text("appears")).isNotEqualTo("null");
        assertThat(server.as("nadia").get(report + "/comments").each("id")).isEmpty();
        assertThat(anke.get(report + "/comments").each("id")).isEmpty();
        assertThat(anke.get(report + "/comments").text("own.0.id")).isEqualTo(id);
        Talk.morning(server, id);
        Answer read = server.as("nadia").get(report + "/comments");
        assertThat(read.text("items.0.place")).isEqualTo("Belgium");
        assertThat(read.text("items.0.name")).isEqualTo("null");
        String wout = Talk.said(server.as("wout"), report, Talk.comment("experience", "organisation", "Ook hier."));
        Talk.morning(server, wout);
        Answer city = server.as("nadia").get(report + "/comments");
        assertThat(city.text(Talk.at(city, wout) + ".place")).isEqualTo("Brussels-Capital Region");
        assertThat(server.ask("select count(*) from comment_byline where comment_id = ?::uuid", id))
                .isEqualTo("0");
    }

    @Test
    void the_author_of_a_report_without_a_name_answers_as_such_and_nobody_else_may() {
        String report = Talk.report(server, "karim", firstLine, "organisation", "Wie ben ik");
        String question = Talk.said(server.as("bilal"), report, Talk.comment("question", "named", "Waar was dat?"));
        Browser karim = server.as("karim");
        assertThat(karim.get(report + "/voices").each("name")).startsWith("author");
        assertThat(server.as("bilal").get(report + "/voices").each("name")).doesNotContain("author");
        Answer foreign = server.as("bilal").post(report + "/comments", Talk.reply(question, "author", "Hier."));
        assertThat(foreign.fields()).containsExactly("name");
        String answer = Talk.said(karim, report, Talk.reply(question, "author", "In een park."));
        assertThat(server.as("nadia").get(report + "/comments").each("id")).containsExactly(question);
        Talk.morning(server, answer);
        Answer read = server.as("nadia").get(report + "/comments");
        String at = Talk.at(read, answer);
        assertThat(read.text(at + ".voice")).isEqualTo("author");
        assertThat(read.text(at + ".name")).isEqualTo("null");
        assertThat(read.text(at + ".place")).isEqualTo("null");
        assertThat(read.body()).doesNotContain("Karim");
        String named = Talk.report(server, "karim", firstLine, "named", "Met naam");
        assertThat(karim.post(named + "/comments", Talk.comment("evidence", "author", "Ik zelf."))
                        .fields())
                .containsExactly("name");
    }

    @Test
    void an_edit_shows_what_stood_there_and_of_two_at_once_one_is_told() throws Exception {
        String report = Talk.report(server, "karim", network, "named", "Om te bewerken");
        Browser nadia = server.as("nadia");
        String id = Talk.said(nadia, report, Talk.comment("evidence", "named", "Het waren er *drie*."));
        String path = "/api/comments/" + id;
        Answer edited = nadia.put(path, Map.of("version", 1, "language", "nl", "text", "Het waren er *vier*."));
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        assertThat(edited.at("version").getIntValue()).isEqualTo(2);
        Answer read = server.as("annemie").get(report + "/comments");
        assertThat(read.text("items.0.html")).contains("vier");
        assertThat(read.text("items.0.edited")).isNotEqualTo("null");
        Answer changes = server.as("annemie").get(path + "/changes");
        assertThat(changes.each("items.0.parts", "change")).containsExactlyInAnyOrder("same", "removed", "added");
        assertThat(changes.body()).contains("drie").contains("vier");
        Answer late = nadia.put(path, Map.of("version", 1, "language", "nl", "text", "Vijf."));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("*vier*");
        assertThat(server.as("annemie")
                        .put(path, Map.of("version", 2, "language", "nl", "text", "Nul."))
                        .status())
                .isEqualTo(403);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> races = List.of(
                    () -> nadia.copy()
                            .put(path, Map.of("version", 2, "language", "nl", "text", "Zes."))
                            .status(),
                    () -> nadia.copy()
                            .put(path, Map.of("version", 2, "language", "nl", "text", "Zeven."))
                            .status());
            List<Integer> outcomes = threads.invokeAll(races).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
            assertThat(outcomes).containsExactly(200, 409);
        }
    }

    @Test
    void an_edit_without_a_name_waits_for_the_morning_and_before_that_leaves_no_trace() {
        String report = Talk.report(server, "karim", network, "named", "Later bewerkt");
        Browser anke = server.as("anke");
        String id = Talk.said(anke, report, Talk.comment("suggestion", "organisation", "Misschien zo."));
        String path = "/api/comments/" + id;
        anke.put(path, Map.of("version", 1, "language", "nl", "text", "Misschien toch anders."));
        Talk.morning(server, id);
        assertThat(server.as("nadia").get(path + "/changes").at("items").size()).isZero();
        Answer second = anke.put(path, Map.of("version", 2, "language", "nl", "text", "Of helemaal niet."));
        assertThat(second.text("appears")).isNotEqualTo("null");
        Answer read = server.as("nadia").get(report + "/comments");
        assertThat(read.text("items.0.html")).contains("toch anders");
        assertThat(read.text("items.0.edited")).isEqualTo("null");
        Talk.morning(server, id);
        assertThat(server.as("nadia").get(report + "/comments").text("items.0.html"))
                .contains("helemaal niet");
        assertThat(server.as("nadia").get(path + "/changes").at("items").size()).isEqualTo(1);
    }

    @Test
    void withdrawn_its_date_and_the_replies_stay_and_its_text_and_writer_are_gone() {
        String report = Talk.report(server, "karim", network, "named", "Teruggenomen");
        Browser nadia = server.as("nadia");
        String question = Talk.said(nadia, report, Talk.comment("question", "named", "Een kwikstaartvraag?"));
        String reply = Talk.said(server.as("wout"), report, Talk.reply(question, "named", "Antwoord."));
        assertThat(server.as("wout")
                        .post("/api/comments/" + question + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(nadia.post("/api/comments/" + question + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(200);
        Answer read = server.as("annemie").get(report + "/comments");
        String at = Talk.at(read, question);
        assertThat(read.text(at + ".withdrawn")).isNotEqualTo("null");
        assertThat(read.text(at + ".name")).isEqualTo("null");
        assertThat(read.text(at + ".place")).isEqualTo("null");
        assertThat(read.text(Talk.at(read, reply) + ".html")).contains("Antwoord");
        assertThat(read.body()).doesNotContain("kwikstaartvraag");
        assertThat(server.ask("select count(*) from comment_authorship where comment_id = ?::uuid", question))
                .isEqualTo("0");
        assertThat(server.as("wout")
                        .post(report + "/comments", Talk.reply(question, "named", "Nog iets."))
                        .fields())
                .containsExactly("parent");
        String hasty = Talk.said(nadia, report, Talk.comment("question", "organisation", "Toch niet."));
        nadia.post("/api/comments/" + hasty + "/withdrawal", Map.of());
        assertThat(server.ask("select count(*) from comment where id = ?::uuid", hasty))
                .as("what had not appeared leaves nothing")
                .isEqualTo("0");
    }

    @Test
    void the_same_request_makes_one_comment_and_what_is_wrong_is_said_by_field() {
        String report = Talk.report(server, "karim", network, "named", "Eén keer");
        Browser nadia = server.as("nadia").with("Idempotency-Key", "one-comment-only");
        String id = Talk.said(nadia, report, Talk.comment("experience", "named", "Eén keer."));
        assertThat(Talk.said(nadia, report, Talk.comment("experience", "named", "Eén keer.")))
                .isEqualTo(id);
        nadia.with("Idempotency-Key", null);
        assertThat(nadia.post(report + "/comments", Map.of()).fields()).contains("text", "kind", "name", "language");
        assertThat(nadia.post(report + "/comments", Talk.comment("experience", "named", "Bel 0475 12 34 56"))
                        .fields())
                .containsExactly("text");
        assertThat(nadia.post(report + "/comments", Talk.comment("experience", "named", "Bel 0475 **12 34** 56"))
                        .fields())
                .containsExactly("text");
        assertThat(nadia.put("/api/comments/" + id, Map.of("version", 1, "language", "nl", "text", "jan@example.org"))
                        .fields())
                .containsExactly("text");
        assertThat(nadia.get(report + "/comments").each("id")).containsExactly(id);
    }

    @Test
    void what_would_run_in_a_browser_shows_as_text() {
        String report = Talk.report(server, "karim", network, "named", "Onschadelijk");
        Browser nadia = server.as("nadia");
        for (String payload : List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[klik](javascript:alert(1))",
                "<svg/onload=alert(1)>",
                "![x](x\" onerror=\"alert(1))",
                "<a href=\"java\tscript:alert(1)\">x</a>")) {
            Talk.said(nadia, report, Talk.comment("experience", "named", payload));
        }
        Answer read = server.as("annemie").get(report + "/comments");
        assertThat(read.each("html"))
                .hasSize(6)
                .allSatisfy(html -> assertThat(html)
                        .doesNotContainPattern("(?i)<(script|img|svg|iframe)")
                        .doesNotContainPattern("(?i)<[^>]*(onerror|onload|javascript:|java\\s*script)"));
    }

    @Test
    void everything_one_wrote_is_listed_for_its_writer_also_after_leaving_the_circle() {
        String report = Talk.report(server, "karim", firstLine, "named", "Voor wie weggaat");
        Browser giulia = server.as("giulia");
        String id = Talk.said(giulia, report, Talk.comment("experience", "named", "Blijft van mij."));
        assertThat(giulia.delete("/api/circles/" + firstLine + "/membership").status())
                .isLessThan(300);
        Answer own = giulia.get("/api/comments/own");
        assertThat(own.text("items.0.text")).isEqualTo("Blijft van mij.");
        assertThat(own.text("items.0.reportTitle")).isEqualTo("null");
        assertThat(own.at("items.0.readable").getBooleanValue()).isFalse();
        assertThat(giulia.put("/api/comments/" + id, Map.of("version", 1, "language", "nl", "text", "Toch."))
                        .status())
                .isEqualTo(403);
        assertThat(giulia.post("/api/comments/" + id + "/withdrawal", Map.of()).status())
                .isEqualTo(200);
        assertThat(server.as("bilal").get(report + "/comments").text("items.0.withdrawn"))
                .isNotEqualTo("null");
        assertThat(server.visitor().get("/api/comments/own").status()).isEqualTo(401);
    }
}
