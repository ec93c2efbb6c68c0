package org.vrank.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What an author answers to readers through a receipt. Every name here is made up. */
class ReaderAnswersTest {
    private static final String TOLD = "Toen zei Fatoumata Diallo, geboren op 12 maart 1998, dat het kon.";

    private static TestServer server;
    private static String phrase;
    private static String report;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        phrase = Boxed.send(
                server.as("wout"),
                Boxed.draft(server.circle("First line"), "confidential", "Sperwerzaak", "Iets gebeurde."));
        report = Boxed.publish(server, Boxed.custodian(server, "jan"), phrase, "Sperwerzaak", "Over een avond");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String question(String text) {
        Answer made = server.as("bilal")
                .post(
                        report + "/comments",
                        Map.of("kind", "question", "name", "named", "language", "nl", "text", text));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    private static Document answer(String comment, String text, Map<String, String> said) {
        Map<String, String> fields = new HashMap<>(Map.of("to", comment, "text", text));
        said.forEach((key, answer) -> fields.put("said." + key, answer));
        return Jsoup.parse(Boxed.act(server, phrase, "answer", fields).body());
    }

    private static String answers(String comment) {
        return String.valueOf(server.ask("select count(*) from comment where parent_id = ?::uuid", comment));
    }

    /** Keys of what is asked about, by the words. */
    private static Map<String, String> asked(Document page) {
        Map<String, String> keys = new HashMap<>();
        page.select("fieldset.ask")
                .forEach(one -> keys.put(one.select("mark").text(), one.id().substring("ask-".length())));
        return keys;
    }

    @Test
    void each_hit_is_answered_with_what_fits_it_before_an_answer_goes_out() {
        String comment = question("Wie besliste dat?");
        assertThat(Jsoup.parse(Boxed.act(server, phrase, "open", Map.of()).body())
                        .select("form[action$=/answer] input[type=checkbox], form[action$=/answer] input[type=radio]"))
                .as("nothing is asked before there is something to ask about")
                .isEmpty();

        Document refused = answer(comment, TOLD, Map.of());
        Map<String, String> keys = asked(refused);
        String name = keys.getOrDefault("Fatoumata Diallo", "");
        String date = keys.getOrDefault("geboren op 12 maart 1998", "");
        assertThat(keys).hasSize(2);
        assertThat(refused.select(".summary a").eachAttr("href")).containsExactly("#ask-" + name, "#ask-" + date);
        assertThat(refused.select(".summary").text()).contains("Say what ‘Fatoumata Diallo’ is, or change the text");
        assertThat(refused.select("#answer-" + comment).text()).isEqualTo(TOLD);
        assertThat(refused.select("input[name=said." + date + "]").eachAttr("value"))
                .doesNotContain("not-a-person");

        Document one = answer(comment, TOLD, Map.of(name, "changed"));
        assertThat(one.select(".summary a").eachAttr("href")).containsExactly("#ask-" + date);
        assertThat(one.select("input[checked]").eachAttr("name")).containsExactly("said." + name);
        Document unfit = answer(comment, TOLD, Map.of(name, "changed", date, "not-a-person"));
        assertThat(unfit.select(".summary a").eachAttr("href")).containsExactly("#ask-" + date);
        Document stopped = answer(comment, TOLD + " Bel 0475 12 34 56.", Map.of(name, "changed", date, "changed"));
        assertThat(stopped.select(".summary").text()).contains("‘0475 12 34 56’ leads to somebody");
        assertThat(stopped.select("input[checked]").eachAttr("value")).containsExactly("changed", "changed");
        assertThat(answers(comment)).isEqualTo("0");

        assertThat(answer(comment, TOLD, Map.of(name, "changed", date, "changed"))
                        .text())
                .contains("Your answer appears tomorrow morning");
        assertThat(answers(comment)).isEqualTo("1");
    }

    @Test
    void an_answer_is_no_longer_than_a_comment_while_a_message_to_the_custodians_may_be() {
        String comment = question("Hoe lang duurde het?");
        String long_ = "woord ".repeat(700).strip();
        Document refused = answer(comment, long_, Map.of());
        assertThat(refused.select(".summary").text()).contains("4,000 characters");
        assertThat(refused.select("#answer-" + comment).text()).isEqualTo(long_);
        assertThat(answers(comment)).isEqualTo("0");
        Browser karim = server.as("karim");
        assertThat(karim.post(
                                report + "/comments",
                                Map.of("kind", "question", "name", "named", "language", "nl", "text", long_))
                        .fields())
                .containsExactly("text");
        assertThat(Boxed.act(server, phrase, "reply", Map.of("text", long_)).body())
                .contains("Your message is sent");
        assertThat(answer(comment, "woord ".repeat(660).strip(), Map.of()).text())
                .contains("Your answer appears tomorrow morning");
    }

    @Test
    void a_comment_that_is_gone_is_said_to_be_gone_and_the_answer_stays() {
        String withdrawn = question("Neem ik dit terug?");
        String aside = question("Wordt dit opzijgezet?");
        assertThat(server.as("bilal")
                        .post("/api/comments/" + withdrawn + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(200);
        server.sql("update comment set set_aside = current_date where id = ?::uuid", aside);
        for (String gone : List.of(withdrawn, aside, "00000000-0000-4000-8000-000000000000", "niets")) {
            Document page = answer(gone, "Ja, om negen uur.", Map.of());
            assertThat(page.select(".summary").text()).as(gone).contains("This comment is no longer there");
            assertThat(page.select("#gone").text()).isEqualTo("Ja, om negen uur.");
            assertThat(page.text()).doesNotContain("The proposal has changed");
        }
        assertThat(answers(withdrawn) + answers(aside)).isEqualTo("00");
    }
}
