package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What the tests of search do again and again. */
final class Writing {
    private Writing() {}

    /** Publishes a lesson under its author's name; its id. */
    static String publish(Browser author, String circle, String language, String title, String text, String... themes) {
        return seen(author, write(author, circle, language, "named", title, text, themes));
    }

    /** Publishes a lesson as organisation only, which appears next morning; its id. */
    static String publishForTomorrow(Browser author, String circle, String title, String text) {
        return seen(author, write(author, circle, "nl", "organisation", title, text));
    }

    /** Publishes a lesson under its author's name, and does not look whether search knows; its id. */
    static String written(Browser author, String circle, String title) {
        return write(author, circle, "nl", "named", title, "Tekst");
    }

    private static String seen(Browser author, String id) {
        // a search of one's own waits until what one wrote is in the index; those of others do not
        search(author, "");
        return id;
    }

    private static String write(
            Browser author, String circle, String language, String name, String title, String text, String... themes) {
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
                        name,
                        "themes",
                        List.of(themes),
                        "answers",
                        Map.of("intended", text, "actual", text)));
        assertThat(manuscript.status()).as(manuscript.body()).isEqualTo(201);
        Answer made = author.post("/api/reports", Map.of("manuscript", manuscript.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    static void withdraw(Browser author, String id) {
        Answer gone = author.post("/api/reports/" + id + "/withdrawal", Map.of("reason", "Te herkenbaar"));
        assertThat(gone.status()).as(gone.body()).isEqualTo(200);
        search(author, "");
    }

    /** How many modules of courses an index of a circle holds, each in each of its languages. */
    static int modules(TestServer server, String circle) {
        return Integer.parseInt(String.valueOf(server.ask("""
                select count(*) from course_text t join course c on c.shown = t.version_id
                where c.withdrawn is null and t.circle_id = ?::uuid
                """, circle)));
    }

    static Answer search(Browser browser, String text, String... more) {
        Answer answer = browser.get("/api/search?q=" + encoded(text) + String.join("", more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    static List<String> found(Browser browser, String text, String... more) {
        return search(browser, text, more).each("id");
    }

    /** Those of the first page that hold most of the words. */
    static List<String> closest(Browser browser, String text) {
        Answer answer = search(browser, text);
        return answer.each("id").stream()
                .limit(answer.at("closest").getIntValue())
                .toList();
    }

    static Answer suggest(Browser browser, String text) {
        Answer answer = browser.get("/api/search/suggestions?q=" + encoded(text));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits until something is so; what other nodes wrote arrives by itself. */
    static void eventually(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
