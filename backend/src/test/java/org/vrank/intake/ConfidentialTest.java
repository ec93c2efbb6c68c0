package org.vrank.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Phrase;
import org.vrank.box.Phrases;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** From the desk into the box, and back through a receipt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfidentialTest {
    private TestServer server;
    private String circle;

    @BeforeAll
    void start() {
        server = TestServer.demo();
        circle = server.circle("First line");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_text_that_was_sent_is_gone_from_the_desk_and_lies_sealed_in_the_box() {
        Browser karim = server.as("karim");
        Answer manuscript = karim.post(
                "/api/manuscripts", Boxed.draft(circle, "confidential", "Spechtenvraag", "Een kluwenwoord."));
        String phrase = Boxed.phrase(karim);
        assertThat(phrase.split(" ")).hasSize(9);
        String path = "/api/manuscripts/" + manuscript.text("id");
        Map<String, Object> sending = Map.of("version", 1, "level", "confidential", "phrase", phrase);

        Answer sent = karim.post(path + "/confidential-sending", sending);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(sent.text("received")).matches("\\d{4}-\\d{2}");
        assertThat(karim.get(path).status()).isEqualTo(404);
        assertThat(server.ask("select count(*) from manuscript where title = 'Spechtenvraag'"))
                .isEqualTo("0");
        assertThat(
                        server.ask(
                                "select count(*) from box_entry where sealed::text like '%' || encode('Spechtenvraag', 'hex') || '%'"))
                .isEqualTo("0");
        Answer again = karim.post(path + "/confidential-sending", sending);
        assertThat(again.status() + again.body())
                .as("a repeat answers the same")
                .isEqualTo(201 + sent.body());
        assertThat(karim.get("/api/reports/own").body()).doesNotContain("Spechtenvraag");
    }

    @Test
    void a_receipt_opens_one_text_only() {
        Browser nadia = server.as("nadia");
        String phrase = Boxed.send(nadia, Boxed.draft(circle, "receipt", "Eerste tekst", "Iets."));
        Answer other = nadia.post("/api/manuscripts", Boxed.draft(circle, "receipt", "Tweede tekst", "Iets anders."));
        Answer refused = nadia.post(
                "/api/manuscripts/" + other.text("id") + "/confidential-sending",
                Map.of("version", 1, "level", "receipt", "phrase", phrase));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("phrase");
        assertThat(nadia.get("/api/manuscripts/" + other.text("id")).status())
                .as("nothing typed is lost")
                .isEqualTo(200);
    }

    @Test
    void what_is_not_complete_or_not_ones_own_or_not_for_the_box_is_refused_by_field() {
        Browser karim = server.as("karim");
        Map<String, Object> unfinished = new HashMap<>(Boxed.draft(circle, "confidential", "", "Iets."));
        unfinished.put("answers", Map.of("intended", "Alleen dit."));
        String path =
                "/api/manuscripts/" + karim.post("/api/manuscripts", unfinished).text("id") + "/confidential-sending";
        String phrase = Boxed.phrase(karim);
        assertThat(karim.post(path, Map.of("version", 1, "level", "confidential", "phrase", phrase))
                        .fields())
                .contains("title", "answers.actual");
        assertThat(karim.post(path, Map.of("version", 1, "level", "named", "phrase", phrase))
                        .fields())
                .containsExactly("level");
        assertThat(karim.post(path, Map.of("version", 1, "level", "receipt", "phrase", "zomaar negen woorden"))
                        .fields())
                .containsExactly("phrase");
        assertThat(karim.post(path, Map.of("version", 9, "level", "receipt", "phrase", phrase))
                        .status())
                .isEqualTo(409);
        assertThat(server.as("nadia")
                        .post(path, Map.of("version", 1, "level", "receipt", "phrase", phrase))
                        .status())
                .isEqualTo(404);
        Answer whole = karim.post("/api/manuscripts", Boxed.draft(circle, "confidential", "Geheel", "Iets."));
        assertThat(karim.post("/api/reports", Map.of("manuscript", whole.text("id"), "version", 1))
                        .fields())
                .as("what is meant for the box is not published")
                .containsExactly("name");
        assertThat(server.visitor().post("/api/receipts", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void asked_answered_proposed_consented_and_published_under_a_pseudonym() {
        Browser wout = server.as("wout");
        String phrase =
                Boxed.send(wout, Boxed.draft(circle, "confidential", "Ooievaarskwestie", "Onze ploeg was er niet."));
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Ooievaarskwestie");
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("received");
        assertThat(jan.get(thread).text("thread.level")).isEqualTo("confidential");
        assertThat(jan.get(thread).text("identity")).isEqualTo("sealed");

        assertThat(jan.post(thread + "/messages", Map.of("text", "Hoeveel ploegen zijn er?"))
                        .text("thread.state"))
                .isEqualTo("asked");
        assertThat(Boxed.act(server, phrase, "reply", Map.of("text", "Zeven.")).body())
                .contains("Hoeveel ploegen zijn er?", "Zeven.");
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("answered");

        Answer laid =
                jan.put(thread + "/proposal", Boxed.proposal("Een ploeg die er niet was", "Een ploeg was er niet."));
        assertThat(laid.status()).as(laid.body()).isEqualTo(200);
        assertThat(laid.text("thread.state")).isEqualTo("proposed");
        assertThat(laid.body()).contains("\"change\":\"removed\"", "\"change\":\"added\"");
        assertThat(Boxed.act(server, phrase, "changes", Map.of("text", "Liever zonder ploeg."))
                        .body())
                .contains("Liever zonder ploeg.");
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("changes-asked");
        Answer again = jan.put(thread + "/proposal", Boxed.proposal("Wie er niet was", "Er was niemand."));

        Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")));
        assertThat(jan.get(thread).text("thread.state"))
                .as("consent to an earlier proposal is none")
                .isEqualTo("proposed");
        Answer thanked = Boxed.act(server, phrase, "reply", Map.of("text", "Dank u. Wanneer verschijnt het?"));
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("answered");
        assertThat(thanked.body()).as("what lies before its author stays there").contains("name=\"proposal\"");
        Boxed.act(server, phrase, "consent", Map.of("proposal", again.text("proposal.number")));
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("consented");
        assertThat(jan.put(thread + "/proposal", Boxed.proposal("Nog eens", "Nog eens."))
                        .status())
                .isEqualTo(409);
        assertThat(wout.get("/api/reports?limit=50").each("title")).doesNotContain("Wie er niet was");

        assertThat(server.visitor().post("/api/demo/month", Map.of()).status()).isEqualTo(204);
        assertThat(jan.get(thread).text("thread.state")).isEqualTo("published");
        Answer list = wout.get("/api/reports?limit=50");
        assertThat(list.each("title")).contains("Wie er niet was");
        String id = list.each("id").get(list.each("title").indexOf("Wie er niet was"));
        Answer report = wout.get("/api/reports/" + id);
        assertThat(report.text("pseudonym.level")).isEqualTo("confidential");
        assertThat(report.text("pseudonym.name")).matches("\\S+ \\d{2,3}");
        assertThat(report.text("place"))
                .as("too few of those who read here work in the region")
                .isEqualTo("Belgium");
        assertThat(report.text("author")).isEqualTo("null");
        assertThat(report.text("mine")).isEqualTo("false");
        assertThat(report.text("published")).endsWith("-01");
        assertThat(server.visitor().get("/api/reports/" + id).status())
                .as("its circle alone reads it")
                .isEqualTo(404);
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body()).contains("/en/reports/" + id);

        Boxed.act(server, phrase, "withdrawal", Map.of());
        assertThat(wout.get("/api/reports/" + id).status())
                .as("not without being sure")
                .isEqualTo(200);
        Boxed.act(server, phrase, "withdrawal", Map.of("sure", "yes"));
        assertThat(wout.get("/api/reports/" + id).status()).isEqualTo(410);
        assertThat(jan.get(thread).status()).as("nothing of it is left").isEqualTo(404);
    }

    @Test
    void nothing_is_taken_back_past_what_was_said_meanwhile() {
        String words =
                Boxed.send(server.as("wout"), Boxed.draft(circle, "confidential", "Twee tabbladen", "Iets gebeurde."));
        Box box = server.context().getBean(Box.class);
        Phrase phrase =
                Objects.requireNonNull(server.context().getBean(Phrases.class).read(words));
        Dialogue before = Objects.requireNonNull(box.open(phrase));
        Boxed.act(server, words, "reply", Map.of("text", "Nog iets."));
        assertThat(box.forget(before, phrase)).isFalse();
        Dialogue now = Objects.requireNonNull(box.open(phrase));
        assertThat(box.forget(now, phrase)).isTrue();
        assertThat(box.open(phrase)).isNull();
    }

    @Test
    void a_sealed_identity_opens_for_a_reason_that_its_author_reads_until_the_link_is_destroyed() {
        Browser elif = server.as("elif");
        String phrase = Boxed.send(elif, Boxed.draft(circle, "confidential", "Lepelaarszaak", "Iets gebeurde."));
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Lepelaarszaak");
        assertThat(jan.post(thread + "/identity-openings", Map.of("reason", "")).fields())
                .containsExactly("reason");
        Answer opened = jan.post(
                thread + "/identity-openings", Map.of("reason", "Er is direct gevaar voor iemand in de tekst."));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(opened.text("name")).startsWith("Elif");
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body())
                .contains("Er is direct gevaar", "Jan Moerkens", "are sealed with your message");

        // the page that says the link is gone says no longer that a name is sealed; who opened it before still stands
        // there
        assertThat(Boxed.act(server, phrase, "destruction", Map.of("sure", "yes"))
                        .body())
                .contains("Er is direct gevaar", "The link to your name is destroyed")
                .doesNotContain("are sealed with your message");
        assertThat(jan.get(thread).text("identity")).isEqualTo("destroyed");
        assertThat(jan.post(thread + "/identity-openings", Map.of("reason", "Nog eens, met een reden."))
                        .fields())
                .containsExactly("identity");
    }

    @Test
    void at_the_level_receipt_there_is_no_identity_to_open() {
        Boxed.send(server.as("bilal"), Boxed.draft(circle, "receipt", "Kievitsvraag", "Iets gebeurde."));
        Browser aurelie = Boxed.custodian(server, "aurelie");
        String thread = Boxed.thread(aurelie, "Kievitsvraag");
        assertThat(aurelie.get(thread).text("identity")).isEqualTo("none");
        assertThat(aurelie.post(thread + "/identity-openings", Map.of("reason", "Ik wil het zo graag weten."))
                        .fields())
                .containsExactly("identity");
    }

    @Test
    void words_that_open_nothing_say_so_and_stay() {
        Answer answer = Boxed.act(server, "abacus abdomen abdominal", "open", Map.of());
        assertThat(answer.body()).contains("abacus abdomen abdominal").doesNotContain("Spechtenvraag");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_custodian_closes_with_a_reason_that_the_author_reads() {
        String phrase =
                Boxed.send(server.as("sofie"), Boxed.draft(circle, "receipt", "Meeuwenzaak", "Over een klant."));
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Meeuwenzaak");
        assertThat(jan.post(thread + "/closing", Map.of("reason", "Dit hoort in de lokale cel."))
                        .text("thread.state"))
                .isEqualTo("closed");
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body()).contains("Dit hoort in de lokale cel.");
        assertThat(jan.post(thread + "/messages", Map.of("text", "Nog iets?")).status())
                .isEqualTo(409);
    }
}
