package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class PublishingTest {
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

    private static Answer write(Browser author, String circle, String name, String title) {
        return author.post(
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
                        Map.of("intended", "We wilden **luisteren**.", "actual", "Er kwam niemand.")));
    }

    private static Answer publish(Browser author, Answer manuscript) {
        return author.post(
                "/api/reports",
                Map.of(
                        "manuscript",
                        manuscript.text("id"),
                        "version",
                        manuscript.at("version").getIntValue()));
    }

    @Test
    void a_named_report_is_read_at_once_by_its_circle_and_by_nobody_else() {
        Browser karim = server.as("karim");
        Answer made = publish(karim, write(karim, firstLine, "named", "Te vroeg gebeld"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String path = "/api/reports/" + made.text("id");

        Answer colleague = server.as("nadia").get(path);
        assertThat(colleague.status()).isEqualTo(200);
        assertThat(colleague.text("author"))
                .isEqualTo("Karim " + colleague.text("author").substring(6));
        assertThat(colleague.text("sections.0.html")).contains("We wilden");
        assertThat(colleague.at("mine").getBooleanValue()).isFalse();
        assertThat(karim.get(path).at("mine").getBooleanValue()).isTrue();

        Answer unknown = server.as("annemie").get("/api/reports/00000000-0000-4000-8000-000000000000");
        for (String outsider : List.of("annemie", "leila", "dries", "godelieve")) {
            assertThat(server.as(outsider).get(path).bytes()).as(outsider).isEqualTo(unknown.bytes());
        }
        assertThat(server.visitor().get(path).bytes()).isEqualTo(unknown.bytes());
    }

    @Test
    void organisation_only_appears_the_next_morning_without_author() {
        Browser karim = server.as("karim");
        Answer made = publish(karim, write(karim, firstLine, "organisation", "Zonder naam"));
        String path = "/api/reports/" + made.text("id");
        assertThat(made.text("appears")).isNotEqualTo("null");
        assertThat(server.as("nadia").get(path).status()).isEqualTo(404);
        assertThat(karim.get("/api/reports/own").each("title")).contains("Zonder naam");

        server.sql("update report set published = now() - interval '1 minute' where id = ?::uuid", made.text("id"));
        Answer read = server.as("nadia").get(path);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("author")).isEqualTo("null");
        assertThat(read.text("place"))
                .as("fewer than five of its readers work for Anderlecht, and few in Brussels write Dutch")
                .isEqualTo("Belgium");
        assertThat(read.body()).doesNotContain("Karim");
    }

    @Test
    void withdrawn_before_it_appears_leaves_nothing() {
        Browser karim = server.as("karim");
        Answer made = publish(karim, write(karim, firstLine, "organisation", "Toch maar niet"));
        String path = "/api/reports/" + made.text("id");
        assertThat(karim.post(path + "/withdrawal", Map.of("reason", "Bedacht")).status())
                .isEqualTo(200);
        assertThat(server.as("nadia").get(path).status()).isEqualTo(404);
        assertThat(karim.get("/api/reports/own").each("title")).doesNotContain("Toch maar niet");
    }

    @Test
    void the_library_has_no_author_column() {
        assertThat(server.ask("""
                        select string_agg(column_name, ',') from information_schema.columns
                        where table_schema = 'vrank' and table_name = 'report'
                          and (column_name ~ 'member|author|name_level' or column_name = 'name')
                        """)).isNull();
    }

    @Test
    void a_title_what_happened_a_circle_and_a_name_level_are_all_it_takes_and_each_is_named_when_missing() {
        Browser karim = server.as("karim");
        Answer bare = karim.post("/api/manuscripts", Map.of("kind", "failure", "language", "fr"));
        assertThat(bare.status()).isEqualTo(201);
        Answer refused = publish(karim, bare);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).contains("title", "answers.actual", "circle", "name");
    }

    @Test
    void publishing_twice_with_one_key_publishes_once() {
        Browser karim = server.as("karim");
        Answer manuscript = write(karim, network, "named", "Eén keer");
        karim.with("Idempotency-Key", "key-for-one-publication");
        Answer once = publish(karim, manuscript);
        Answer again = publish(karim, manuscript);
        assertThat(once.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(server.ask("select count(*)::text from report where title = 'Eén keer'"))
                .isEqualTo("1");
        assertThat(publish(karim, write(karim.with("Idempotency-Key", null), network, "named", "Anders"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_withdrawn_report_leaves_no_key_that_names_its_author() {
        Browser karim = server.as("karim");
        Answer manuscript = write(karim, network, "organisation", "Zonder spoor");
        Answer made = publish(karim.with("Idempotency-Key", "key-that-must-go"), manuscript);
        String kept = "select count(*)::text from idempotency_key where resource_id = ?::uuid";
        assertThat(server.ask(kept, made.text("id"))).isEqualTo("1");
        assertThat(karim.with("Idempotency-Key", null)
                        .post("/api/reports/" + made.text("id") + "/withdrawal", Map.of("reason", "Toch niet"))
                        .status())
                .isEqualTo(200);
        assertThat(server.ask(kept, made.text("id"))).isEqualTo("0");
    }

    @Test
    void a_key_used_for_something_else_is_refused() {
        Browser karim = server.as("karim").with("Idempotency-Key", "key-used-for-two-things");
        assertThat(karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl"))
                        .status())
                .isEqualTo(201);
        Answer other = karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "fr"));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.fields()).containsExactly("Idempotency-Key");
    }

    @Test
    void a_withdrawn_report_is_gone_with_date_and_reason_for_its_readers_and_never_was_for_others() {
        Browser karim = server.as("karim");
        Answer made = publish(karim, write(karim, firstLine, "named", "Terug ermee"));
        String path = "/api/reports/" + made.text("id");
        assertThat(server.as("nadia")
                        .post(path + "/withdrawal", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(server.as("annemie")
                        .post(path + "/withdrawal", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(karim.post(path + "/withdrawal", Map.of("reason", "")).fields())
                .containsExactly("reason");
        assertThat(karim.post(path + "/withdrawal", Map.of("reason", "Te herkenbaar"))
                        .status())
                .isEqualTo(200);
        Answer gone = server.as("nadia").get(path);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text("reason")).isEqualTo("Te herkenbaar");
        assertThat(gone.body()).doesNotContain("Terug ermee");
        assertThat(server.as("annemie").get(path).status()).isEqualTo(404);
        assertThat(server.ask("select count(*)::text from report where id = ?::uuid", made.text("id")))
                .isEqualTo("0");
    }

    @Test
    void a_leaver_reads_no_longer_but_may_withdraw_the_own_text() {
        try (TestServer other = TestServer.demo()) {
            String circle = other.circle("First line");
            Browser karim = other.as("karim");
            Answer made = publish(karim, write(karim, circle, "named", "Van een vertrekker"));
            String path = "/api/reports/" + made.text("id");
            assertThat(karim.delete("/api/circles/" + circle + "/membership").status())
                    .isEqualTo(204);
            assertThat(karim.get(path).status()).isEqualTo(404);
            assertThat(karim.get("/api/reports/own").each("title")).contains("Van een vertrekker");
            assertThat(karim.post(path + "/withdrawal", Map.of("reason", "Ik vertrek"))
                            .status())
                    .isEqualTo(200);
            assertThat(other.as("nadia").get(path).status()).isEqualTo(410);
        }
    }

    @Test
    void lists_page_through_several_circles_newest_first_without_gap_or_repeat() {
        Browser nadia = server.as("nadia");
        List<String> whole = nadia.every("/api/reports?limit=50", "id");
        assertThat(nadia.every("/api/reports?limit=3", "id")).isEqualTo(whole).doesNotHaveDuplicates();
        assertThat(whole.size()).isGreaterThan(9);
        assertThat(nadia.get("/api/reports?kind=failure&kind=signal").each("kind"))
                .containsOnly("failure", "signal");
        assertThat(nadia.get("/api/reports?language=fr").each("language")).containsOnly("fr");
        assertThat(nadia.get("/api/reports?circle=" + firstLine)
                        .at("items.0.circle.name")
                        .getStringValue())
                .isEqualTo("First line");
        assertThat(server.as("annemie").get("/api/reports?circle=" + firstLine).each("id"))
                .isEmpty();
    }

    @Test
    void a_forged_cursor_is_refused_by_name() {
        Answer refused = server.as("nadia").get("/api/reports?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("cursor");
    }
}
