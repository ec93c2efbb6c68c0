package org.vrank.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Refusal;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** What becomes of a discussion when its report moves or goes; flags, notices, and answers under a pseudonym. Jan is a custodian. */
class AroundDiscussionTest {
    private static TestServer server;
    private static String firstLine;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
        network = server.circle("The network");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void move(String author, String report, String circle) {
        Answer moved = server.as(author).post(report + "/moves", Map.of("circle", circle, "consent", true));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    @Test
    void into_a_narrower_circle_a_discussion_of_named_readers_of_it_goes_along() {
        String report = Talk.report(server, "karim", network, "named", "Kleiner met gesprek");
        String id = Talk.said(server.as("bilal"), report, Talk.comment("experience", "named", "Ook bij ons."));
        move("karim", report, firstLine);
        assertThat(server.as("nadia").get(report + "/comments").each("id")).containsExactly(id);
        assertThat(server.as("nadia").get(report + "/comments").text("items.0.html"))
                .contains("Ook bij ons");
        assertThat(server.as("annemie").get(report + "/comments").status()).isEqualTo(410);
        move("karim", report, network);
        assertThat(server.as("annemie").get(report + "/comments").each("id"))
                .as("into a wider circle it never goes")
                .isEmpty();
        assertThat(server.as("bilal").get("/api/comments/own").body()).contains("Ook bij ons.");
    }

    @Test
    void it_stays_behind_when_somebody_who_wrote_does_not_read_there_or_gave_no_name() {
        String outside = Talk.report(server, "karim", network, "named", "Kleiner zonder iemand");
        Talk.said(server.as("bilal"), outside, Talk.comment("experience", "named", "Ook bij ons."));
        Talk.said(server.as("annemie"), outside, Talk.comment("question", "named", "Hoe dan?"));
        move("karim", outside, firstLine);
        assertThat(server.as("bilal").get(outside + "/comments").each("id")).isEmpty();

        String unnamed = Talk.report(server, "karim", network, "named", "Kleiner met naamloze");
        String id = Talk.said(server.as("bilal"), unnamed, Talk.comment("experience", "organisation", "Ook bij ons."));
        Talk.morning(server, id);
        move("karim", unnamed, firstLine);
        assertThat(server.as("bilal").get(unnamed + "/comments").each("id"))
                .as("that it came along would tell that its writer reads there")
                .isEmpty();
        move("karim", unnamed, network);
        assertThat(server.as("annemie").get(unnamed + "/comments").each("id"))
                .as("where it was written it is read again")
                .containsExactly(id);
    }

    @Test
    void a_withdrawn_report_takes_its_discussion_out_of_view_and_writers_keep_their_own() {
        String report = Talk.report(server, "karim", network, "named", "Weg met gesprek");
        String id = Talk.said(server.as("nadia"), report, Talk.comment("experience", "named", "Ooit gezegd."));
        server.as("karim").post(report + "/withdrawal", Map.of("reason", "Te herkenbaar"));
        assertThat(server.as("annemie").get(report + "/comments").status()).isEqualTo(410);
        assertThat(server.as("annemie").get("/api/comments/" + id + "/changes").status())
                .isEqualTo(404);
        Answer own = server.as("nadia").get("/api/comments/own");
        assertThat(own.body()).contains("Ooit gezegd.");
        assertThat(server.as("nadia")
                        .put("/api/comments/" + id, Map.of("version", 1, "language", "nl", "text", "Nog."))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_flagged_comment_is_set_aside_by_a_custodian_until_its_writer_has_changed_it() {
        String report = Talk.report(server, "karim", network, "named", "Te herkennen");
        String id = Talk.said(server.as("nadia"), report, Talk.comment("experience", "named", "Die ene kapperszaak."));
        Map<String, Object> flag = Map.of("reason", "person", "text", "Er is maar één kapper in die straat.");
        Browser anke = server.as("anke");
        String path = "/api/comments/" + id + "/flags";
        assertThat(anke.post(path, flag).status()).isEqualTo(204);
        assertThat(anke.post(path, flag).status()).as("twice is once").isEqualTo(204);
        assertThat(anke.get(report + "/comments").at("items.0.flagged").getBooleanValue())
                .isTrue();
        assertThat(server.as("nadia")
                        .get(report + "/comments")
                        .at("items.0.flagged")
                        .getBooleanValue())
                .as("its writer does not learn of it")
                .isFalse();
        Browser jan = server.as("jan");
        Answer flags = jan.get("/api/flags");
        int at = flags.each("comment").indexOf(id);
        assertThat(flags.each("comment")).containsOnlyOnce(id);
        String one = flags.text("items." + at + ".id");
        assertThat(flags.text("items." + at + ".html")).contains("kapperszaak");
        assertThat(flags.body())
                .as("nothing says who flagged, nor who wrote")
                .doesNotContain("Anke", String.valueOf(server.ask("select id from member where handle = 'anke'")))
                .doesNotContain(String.valueOf(server.ask("select id from member where handle = 'nadia'")));
        for (String other : List.of("anke", "nadia", "karim", "dries", "annemie")) {
            assertThat(server.as(other).get("/api/flags").status()).as(other).isEqualTo(403);
            assertThat(server.as(other)
                            .post("/api/flags/" + one + "/decision", Map.of("decision", "kept"))
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(server.visitor().get("/api/flags").status()).isEqualTo(401);
        String decision = "/api/flags/" + one + "/decision";
        assertThat(jan.post(decision, Map.of("decision", "set-aside")).fields()).containsExactly("note");
        assertThat(jan.post(decision, Map.of("decision", "asked", "note", "Anders?"))
                        .fields())
                .containsExactly("decision");
        assertThat(jan.post(decision, Map.of("decision", "set-aside", "note", "Zonder het beroep?"))
                        .status())
                .isEqualTo(204);
        Answer aside = server.as("annemie").get(report + "/comments");
        assertThat(aside.text("items.0.setAside")).isNotEqualTo("null");
        assertThat(aside.body()).doesNotContain("kapperszaak");
        Browser nadia = server.as("nadia");
        assertThat(nadia.get("/api/notices").each("kind")).contains("set-aside");
        Answer mine = nadia.get(report + "/comments");
        assertThat(mine.text("own.0.note")).isEqualTo("Zonder het beroep?");
        assertThat(mine.text("own.0.text")).contains("kapperszaak");
        nadia.put("/api/comments/" + id, Map.of("version", 1, "language", "nl", "text", "Die ene zaak."));
        assertThat(jan.get("/api/flags").body()).contains("Die ene zaak.").doesNotContain("kapperszaak");
        assertThat(jan.post(decision, Map.of("decision", "kept")).status()).isEqualTo(204);
        assertThat(server.as("annemie").get(report + "/comments").text("items.0.html"))
                .contains("Die ene zaak");
        assertThat(server.as("annemie").get("/api/comments/" + id + "/changes").body())
                .as("what was set aside is in no history")
                .doesNotContain("kapperszaak");
        assertThat(jan.post(decision, Map.of("decision", "kept")).bytes())
                .isEqualTo(jan.post("/api/flags/" + Talk.NOWHERE + "/decision", Map.of("decision", "kept"))
                        .bytes());
    }

    @Test
    void about_a_flagged_report_its_author_is_asked_and_custodians_see_nothing_of_their_own() {
        String report = Talk.report(server, "karim", network, "organisation", "Te veel gezegd");
        String id = report.substring("/api/reports/".length());
        server.as("nadia").post(report + "/flags", Map.of("reason", "person", "text", "De school is te raden."));
        Browser jan = server.as("jan");
        Answer flags = jan.get("/api/flags");
        int at = flags.each("report").indexOf(id);
        assertThat(flags.body()).doesNotContain("Karim");
        Answer asked = jan.post(
                "/api/flags/" + flags.text("items." + at + ".id") + "/decision",
                Map.of("decision", "asked", "note", "Kan de school weg?"));
        assertThat(asked.status()).isEqualTo(204);
        assertThat(server.as("karim").get(report + "/comments").text("requests.0.note"))
                .isEqualTo("Kan de school weg?");
        assertThat(server.as("karim").get("/api/notices").each("kind")).contains("asked");
        assertThat(server.as("nadia").get(report + "/comments").at("requests").size())
                .isZero();

        String own = Talk.report(server, "jan", network, "named", "Van de vertrouwenspersoon");
        server.as("nadia").post(own + "/flags", Map.of("reason", "untrue", "text", "Dit klopt niet."));
        assertThat(jan.get("/api/flags").each("report")).doesNotContain(own.substring("/api/reports/".length()));
    }

    @Test
    void what_is_new_is_told_to_the_author_and_to_those_who_wrote_until_they_have_seen_it() {
        String report = Talk.report(server, "karim", network, "named", "Nieuws kwikstaart");
        String id = report.substring("/api/reports/".length());
        Talk.said(server.as("nadia"), report, Talk.comment("experience", "named", "Eén."));
        Browser karim = server.as("karim");
        Answer notices = karim.get("/api/notices");
        int at = notices.each("report").indexOf(id);
        assertThat(notices.text("items." + at + ".title")).isEqualTo("Nieuws kwikstaart");
        assertThat(notices.at("items." + at + ".mine").getBooleanValue()).isTrue();
        assertThat(server.as("nadia").get("/api/notices").each("report")).doesNotContain(id);
        assertThat(server.as("wout").get("/api/notices").each("report")).doesNotContain(id);
        Talk.said(server.as("wout"), report, Talk.comment("experience", "named", "Twee."));
        assertThat(server.as("nadia").get("/api/notices").each("report")).contains(id);
        assertThat(karim.post(report + "/reading", Map.of()).status()).isEqualTo(204);
        assertThat(karim.get("/api/notices").each("report")).doesNotContain(id);
        server.as("annemie").post(report + "/reading", Map.of());
        assertThat(server.ask("""
                        select count(*) from comment_seen s
                            join comment c on c.id = s.comment_id
                            join member m on m.id = s.member_id
                        where m.handle = 'annemie' and c.report_id = ?::uuid
                        """, id))
                .as("what others read is written down nowhere")
                .isEqualTo("0");
        assertThat(server.visitor().get("/api/notices").status()).isEqualTo(401);

        String candid = Talk.report(server, "karim", firstLine, "named", "Onder ons ijsvogel");
        Talk.said(server.as("bilal"), candid, Talk.comment("experience", "named", "Drie."));
        Answer quiet = karim.get("/api/notices");
        assertThat(quiet.each("report")).contains(candid.substring("/api/reports/".length()));
        assertThat(quiet.body()).doesNotContain("ijsvogel");
    }

    @Test
    void under_a_pseudonym_an_answer_appears_the_next_morning_and_keeps_the_month_alone() throws Exception {
        String report = Talk.report(server, "karim", firstLine, "organisation", "Uit de doos");
        UUID id = UUID.fromString(report.substring("/api/reports/".length()));
        String question = Talk.said(server.as("bilal"), report, Talk.comment("question", "named", "Hoe lang?"));
        Discussions discussions = server.context().getBean(Discussions.class);
        UUID asked = UUID.fromString(question);
        byte[] proof = "wat alleen het bewijs zegt".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> discussions.answerUnderPseudonym(id, proof, asked, "nl", "Lang.", Set.of()))
                .as("it has an author who signs in")
                .isInstanceOf(Refusal.NotFound.class);
        server.sql("delete from authorship where report_id = ?", id);
        assertThat(discussions.underPseudonym(id, proof))
                .as("nothing but a receipt proves who wrote it")
                .isEmpty();
        server.sql("insert into box_proof (report_id, hash) values (?, sha256(?))", id, proof);
        server.sql(
                "insert into pseudonym (report_id, circle_id, name, context, level) select id, circle_id, 'Merel', '{}', 'receipt' from report where id = ?",
                id);
        assertThat(discussions.underPseudonym(id, proof)).singleElement().satisfies(one -> {
            assertThat(one.text()).isEqualTo("Hoe lang?");
            assertThat(one.name()).as("its author need not read this circle").isNull();
            assertThat(one.organisationId()).isNull();
        });
        byte[] another = "een ander bewijs".getBytes(StandardCharsets.UTF_8);
        assertThat(discussions.underPseudonym(id, another)).isEmpty();
        assertThatThrownBy(() -> discussions.answerUnderPseudonym(id, another, asked, "nl", "Lang.", Set.of()))
                .isInstanceOf(Refusal.NotFound.class);
        UUID answer = discussions.answerUnderPseudonym(id, proof, asked, "nl", "Een *jaar*.", Set.of());
        assertThatThrownBy(
                        () -> discussions.answerUnderPseudonym(id, proof, asked, "nl", "Bel 0475 12 34 56", Set.of()))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(server.as("nadia").get(report + "/comments").each("id")).containsExactly(question);
        Talk.morning(server, answer.toString());
        server.context().getBean(PseudonymMonths.class).blur();
        Answer read = server.as("nadia").get(report + "/comments");
        String at = Talk.at(read, answer.toString());
        assertThat(read.text(at + ".name")).isEqualTo("Merel");
        assertThat(read.text(at + ".published"))
                .isEqualTo(LocalDate.now(java.time.ZoneId.of("Europe/Brussels"))
                        .withDayOfMonth(1)
                        .toString());
        assertThat(read.at(at + ".month").getBooleanValue()).isTrue();
        assertThat(server.ask(
                        "select extract(day from published at time zone 'Europe/Brussels') from comment where id = ?",
                        answer))
                .isEqualTo("1");
        assertThat(server.ask("select count(*) from comment_authorship where comment_id = ?", answer))
                .isEqualTo("0");
        try (Connection application = TestDatabase.get().connect(server.database());
                var become = application.createStatement()) {
            become.execute("set role vrank_application");
            assertThatThrownBy(() -> become.executeQuery("select vrank_pseudonym_discussion('" + id + "', '')"))
                    .as("only the intake knows who holds a receipt")
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void search_finds_a_comment_with_its_report_and_only_for_those_who_read_it() {
        String report = Talk.report(server, "karim", firstLine, "named", "Over de avond");
        String id = report.substring("/api/reports/".length());
        String said = Talk.said(server.as("bilal"), report, Talk.comment("experience", "named", "De xyloquart hielp."));
        Browser nadia = server.as("nadia");
        Followed.upToNow(server.context());
        Answer found = nadia.get("/api/search?q=xyloquart");
        assertThat(found.text("items.0.kind")).isEqualTo("comment");
        assertThat(found.text("items.0.id")).isEqualTo(said);
        assertThat(found.text("items.0.within")).isEqualTo(id);
        assertThat(found.text("items.0.title")).isEqualTo("Over de avond");
        assertThat(server.as("annemie")
                        .get("/api/search?q=xyloquart")
                        .at("total")
                        .getIntValue())
                .isZero();
        int all = nadia.get("/api/search?limit=1").at("total").getIntValue();
        assertThat(nadia.get("/api/search?limit=50").each("kind"))
                .as("without words only reports are listed")
                .containsOnly("report");
        assertThat(nadia.get("/api/search?q=xyloq&limit=1").status()).isEqualTo(200);
        server.as("bilal").post("/api/comments/" + said + "/withdrawal", Map.of());
        Followed.upToNow(server.context());
        assertThat(nadia.get("/api/search?q=xyloquart").at("total").getIntValue())
                .isZero();
        assertThat(nadia.get("/api/search?limit=1").at("total").getIntValue()).isEqualTo(all);
        Talk.said(server.as("bilal"), report, Talk.comment("experience", "named", "De vrimpelzo hielp."));
        Followed.upToNow(server.context());
        assertThat(nadia.get("/api/search?q=vrimpelzo").at("total").getIntValue())
                .isEqualTo(1);
        server.as("karim").post(report + "/withdrawal", Map.of("reason", "Te herkenbaar"));
        Followed.upToNow(server.context());
        assertThat(nadia.get("/api/search?q=vrimpelzo").at("total").getIntValue())
                .isZero();
    }
}
