package org.vrank.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Reports and what is written under them, as tests write it. */
final class Talk {
    static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    private Talk() {}

    /** Publishes a report and lets it appear; answers its path. */
    static String report(TestServer server, String author, String circle, String name, String title) {
        Browser browser = server.as(author);
        Answer manuscript = browser.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        "nl",
                        "title",
                        title,
                        "circle",
                        circle,
                        "name",
                        name,
                        "themes",
                        List.of("polarisation"),
                        "answers",
                        Map.of("intended", "We wilden luisteren.", "actual", "Er kwam niemand.")));
        Answer made = browser.post("/api/reports", Map.of("manuscript", manuscript.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        server.sql(
                "update report set published = now() - interval '1 day' where id = ?::uuid and published > now()",
                made.text("id"));
        return "/api/reports/" + made.text("id");
    }

    static Map<String, Object> comment(String kind, String name, String text) {
        return new HashMap<>(Map.of("kind", kind, "name", name, "language", "nl", "text", text));
    }

    static Map<String, Object> reply(String parent, String name, String text) {
        return new HashMap<>(Map.of("parent", parent, "name", name, "language", "nl", "text", text));
    }

    /** Writes under a report; answers the comment's id. */
    static String said(Browser writer, String report, Map<String, Object> comment) {
        Answer made = writer.post(report + "/comments", comment);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    /** What was to appear the next morning has appeared. */
    static void morning(TestServer server, String comment) {
        server.sql("update comment set published = now() where id = ?::uuid", comment);
        server.sql("update comment_text set published = now() where comment_id = ?::uuid", comment);
        Followed.isDue(server, comment);
    }

    /** The path in the answer of the comment with this id; null when it is not there. */
    static @Nullable String at(Answer discussion, String comment) {
        int place = discussion.each("id").indexOf(comment);
        return place < 0 ? null : "items." + place;
    }
}
