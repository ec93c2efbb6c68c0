package org.vrank.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** What the tests of saved searches do again and again. */
final class Saved {
    static final String PATH = "/api/saved-searches";

    private Saved() {}

    static Map<String, Object> wish(String name, String rhythm, String q, Map<String, List<String>> filters) {
        return Map.of("name", name, "rhythm", rhythm, "q", q, "filters", filters);
    }

    /** Saves a search for words; its id. */
    static String save(Browser member, String q, String rhythm) {
        return save(member, wish(q, rhythm, q, Map.of()));
    }

    static String save(Browser member, Map<String, Object> wish) {
        Answer made = member.post(PATH, wish);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    /** The ids of what was delivered for a search. */
    static List<String> told(Browser member, String search) {
        return items(member, search, "id");
    }

    static List<String> fresh(Browser member, String search) {
        return items(member, search, "fresh");
    }

    private static List<String> items(Browser member, String search, String field) {
        Answer all = member.get(PATH);
        assertThat(all.status()).as(all.body()).isEqualTo(200);
        int at = all.each("id").indexOf(search);
        assertThat(at).as(all.body()).isNotNegative();
        return all.each("items." + at + ".items", field);
    }

    /** Publishes a lesson under its author's name; its id. */
    static String publish(Browser author, String circle, String title, String text) {
        return publish(author, circle, "nl", title, text);
    }

    static String publish(Browser author, String circle, String language, String title, String text) {
        Answer manuscript = author.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        language,
                        "title",
                        title,
                        "circle",
                        circle,
                        "name",
                        "named",
                        "themes",
                        List.of("polarisation"),
                        "answers",
                        Map.of("intended", text, "actual", text)));
        assertThat(manuscript.status()).as(manuscript.body()).isEqualTo(201);
        Answer made = author.post("/api/reports", Map.of("manuscript", manuscript.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    static void withdraw(Browser author, String report) {
        Answer gone = author.post("/api/reports/" + report + "/withdrawal", Map.of("reason", "Te herkenbaar"));
        assertThat(gone.status()).as(gone.body()).isEqualTo(200);
    }
}
