package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What could lead to a person is answered by the author before it is published, or goes. Every name here is made up. */
class WarningsTest {
    private static TestServer server;
    private static String firstLine;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> saying(String title, String actual) {
        return Written.with(Written.draft(firstLine, "named", title), "answers", Map.of("actual", actual));
    }

    private static Answer publish(Browser author, String manuscript, int version) {
        return author.post("/api/reports", Map.of("manuscript", manuscript, "version", version));
    }

    private static Answer save(Browser author, String id, int version, Map<String, Object> draft) {
        Map<String, Object> saved = new HashMap<>(draft);
        saved.put("version", version);
        return author.put("/api/manuscripts/" + id, saved);
    }

    private static String key(Browser author, String text) {
        return author.post("/api/guard-checks", Map.of("text", text, "language", "nl"))
                .text("findings.0.key");
    }

    @Test
    void a_name_is_answered_before_publishing_and_the_answer_goes_with_the_manuscript() {
        Browser karim = server.as("karim");
        Map<String, Object> draft = saying("Te laat gebeld", "Toen kwam Fatoumata Diallo binnen.");
        String id = karim.post("/api/manuscripts", draft).text("id");

        Answer refused = publish(karim, id, 1);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("answers.actual");
        assertThat(refused.text("violations.0.message")).contains("Fatoumata Diallo");
        assertThat(refused.at("violations.0.hit.start").getIntValue()).isEqualTo(10);
        assertThat(refused.at("violations.0.hit.end").getIntValue()).isEqualTo(26);
        String key = refused.text("violations.0.hit.key");
        assertThat(key)
                .isEqualTo(key(karim, "En dan was er nog FATOUMATA Diallo."))
                .hasSize(16);

        // The answer holds while the text around the words changes.
        Map<String, Object> longer = Written.with(
                saying("Te laat gebeld", "Niemand wist het. Toen kwam **Fatoumata** Diallo binnen."),
                "answered",
                Map.of(key, "changed"));
        assertThat(save(karim, id, 1, longer).text("answered." + key)).isEqualTo("changed");
        assertThat(karim.get("/api/manuscripts/" + id).text("answered." + key)).isEqualTo("changed");
        Answer made = publish(karim, id, 2);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(server.ask("select count(*) from manuscript where id = ?::uuid", id))
                .isEqualTo("0");
        assertThat(karim.get("/api/reports/" + made.text("id")).body()).doesNotContain(key);
        assertThat(karim.get("/api/reports/own/" + made.text("id")).body()).doesNotContain(key);
    }

    @Test
    void an_answer_holds_for_its_own_words_only_and_for_no_hard_stop() {
        Browser karim = server.as("karim");
        String phone = key(karim, "Bel 0470 12 34 56");
        String name = key(karim, "Toen kwam Soufiane Ouali.");
        Map<String, Object> draft = Written.with(
                saying("Nog een", "Toen kwam Soufiane Ouali, en dan Yasmina Bouzid. Bel 0470 12 34 56."),
                "answered",
                Map.of(phone, "public", name, "public"));
        Answer refused = publish(karim, karim.post("/api/manuscripts", draft).text("id"), 1);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.each("violations", "message"))
                .hasSize(2)
                .anyMatch(message -> message.contains("Yasmina Bouzid"))
                .anyMatch(message -> message.contains("phone number"));
    }

    @Test
    void an_answer_is_one_of_four_under_a_key_of_the_guard() {
        Browser karim = server.as("karim");
        for (Map<String, String> answered :
                List.of(Map.of("Fatoumata", "changed"), Map.of("0123456789abcdef", "perhaps"))) {
            Answer refused =
                    karim.post("/api/manuscripts", Written.with(saying("Titel", "Tekst."), "answered", answered));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.fields()).containsExactly("answered");
        }
    }

    @Test
    void an_answer_that_does_not_fit_the_words_is_none() {
        Browser karim = server.as("karim");
        String text = "Hij is geboren op 12 maart 1998, zie dossier 2023/0456 van Yasmina Bouzid.";
        Answer found = karim.post("/api/guard-checks", Map.of("text", text, "language", "nl"));
        assertThat(found.each("findings", "kind")).containsExactly("birth-date", "case-reference", "name");
        List<String> keys = found.each("findings", "key");
        assertThat(found.body())
                .containsPattern(
                        "\"kind\":\"birth-date\"[^}]+\"answers\":\\[\"something-else\",\"public\",\"changed\"]")
                .containsPattern(
                        "\"kind\":\"case-reference\"[^}]+\"answers\":\\[\"something-else\",\"public\",\"changed\"]")
                .containsPattern("\"kind\":\"name\"[^}]+\"answers\":\\[\"not-a-person\",\"public\",\"changed\"]");

        Map<String, Object> draft = Written.with(
                saying("Geen plaats", text),
                "answered",
                Map.of(keys.get(0), "not-a-person", keys.get(1), "not-a-person", keys.get(2), "something-else"));
        String id = karim.post("/api/manuscripts", draft).text("id");
        Answer refused = publish(karim, id, 1);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.each("violations", "message")).hasSize(3);
        assertThat(refused.text("violations.0.hit.answers.0")).isEqualTo("something-else");

        Map<String, Object> fitting = Written.with(
                saying("Geen plaats", text),
                "answered",
                Map.of(keys.get(0), "something-else", keys.get(1), "public", keys.get(2), "not-a-person"));
        assertThat(save(karim, id, 1, fitting).status()).isEqualTo(200);
        assertThat(publish(karim, id, 2).status()).isEqualTo(201);
    }

    @Test
    void a_number_that_is_split_over_two_answers_is_refused() {
        Browser karim = server.as("karim");
        Map<String, Object> draft = Written.with(
                Written.draft(firstLine, "named", "Verdeeld"),
                "answers",
                Map.of("intended", "0470", "actual", "12 34 56"));
        Answer refused = publish(karim, karim.post("/api/manuscripts", draft).text("id"), 1);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("violations.0.message")).contains("phone number");
    }

    @Test
    void an_addendum_a_note_and_a_reason_are_answered_too() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Wat erbij kwam"));
        String text = "Met dank aan Yasmina Bouzid.";
        List<String> answered = List.of(key(karim, text));

        assertThat(karim.post(path + "/addenda", Map.of("text", text)).fields()).containsExactly("text");
        Answer added = karim.post(path + "/addenda", Map.of("text", text, "answered", answered));
        assertThat(added.status()).as(added.body()).isEqualTo(201);

        Map<String, Object> revision = Written.laidOpen(karim, path, Map.of("title", "Wat erbij kwam, later"), text);
        assertThat(karim.post(path + "/revisions", revision).fields()).containsExactly("note");
        Answer revised = karim.post(path + "/revisions", Written.with(revision, "answered", answered));
        assertThat(revised.status()).as(revised.body()).isEqualTo(201);

        assertThat(karim.post(path + "/withdrawal", Map.of("reason", text)).fields())
                .containsExactly("reason");
        assertThat(karim.post(path + "/withdrawal", Map.of("reason", "Fatoumata Diallo", "answered", answered))
                        .fields())
                .containsExactly("reason");
        assertThat(karim.post(path + "/withdrawal", Map.of("reason", text, "answered", answered))
                        .status())
                .isEqualTo(200);
    }
}
