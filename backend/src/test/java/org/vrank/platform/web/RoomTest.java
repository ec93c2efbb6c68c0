package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** A disk that is full, or nearly so. */
class RoomTest {
    private static final long MORE_THAN_ANY_DISK_HAS = 1_000_000_000_000L;

    private static Map<String, Object> text(String title) {
        return Map.of("kind", "lesson", "language", "en", "title", title);
    }

    private static void assertFull(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(507);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo("full");
        assertThat(answer.text("title")).contains("no room left to write");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
    }

    @Test
    void while_the_disk_is_nearly_full_nothing_is_written_and_reading_and_taking_back_go_on() {
        try (TestServer server = TestServer.demo()) {
            Browser karim = server.as("karim");
            String draft =
                    karim.post("/api/manuscripts", text("While there was room")).text("id");
            try (TestServer full = server.sibling(Map.of(
                    "vrank.database-folder", server.data().toString(), "vrank.reserve", MORE_THAN_ANY_DISK_HAS))) {
                Browser here = full.as("karim");
                assertFull(here.post("/api/manuscripts", text("Without room")));
                assertFull(here.put("/api/manuscripts/" + draft, Map.of("version", 1)));
                assertFull(here.post("/api/imports", Map.of()));
                assertThat(here.get("/api/manuscripts").each("title"))
                        .contains("While there was room")
                        .doesNotContain("Without room");
                assertThat(here.get("/api/reports").status()).isEqualTo(200);
                assertThat(here.get("/api/search?q=school").status()).isEqualTo(200);
                assertThat(here.post("/api/guard-checks", Map.of("text", "x", "language", "nl"))
                                .status())
                        .isEqualTo(200);
                String report = here.get("/api/reports/own").text("items.0.id");
                assertThat(here.post("/api/reports/" + report + "/withdrawal", Map.of("reason", "Too plain"))
                                .status())
                        .isEqualTo(200);
                assertThat(here.delete("/api/manuscripts/" + draft).status()).isEqualTo(204);
            }
        }
    }

    @Test
    void with_room_enough_writing_goes_on() {
        try (TestServer server = TestServer.demo();
                TestServer roomy = server.sibling(
                        Map.of("vrank.database-folder", server.data().toString(), "vrank.reserve", 0))) {
            assertThat(roomy.as("karim")
                            .post("/api/manuscripts", text("With room"))
                            .status())
                    .isEqualTo(201);
        }
    }

    /** What PostgreSQL says when a file cannot grow, said by a trigger. */
    @Test
    void a_database_without_room_is_said_plainly_and_keeps_nothing_half_written() {
        try (TestServer server = TestServer.demo()) {
            server.sql("""
                    create function vrank.no_room() returns trigger language plpgsql as
                    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$
                    """);
            server.sql(
                    "create trigger no_room before insert on vrank.authorship for each row execute function vrank.no_room()");
            Browser karim = server.as("karim");
            String circle = server.circle("First line");
            Map<String, Object> row = Map.of(
                    "externalId",
                    "1",
                    "kind",
                    "lesson",
                    "language",
                    "en",
                    "title",
                    "No room for this",
                    "answers",
                    Map.of("actual", "It was full."));
            Map<String, Object> wish = Map.of("source", "s", "circle", circle, "name", "named", "rows", List.of(row));
            assertFull(karim.post("/api/imports", wish));
            assertThat(karim.get("/api/reports?circle=" + circle + "&limit=50").each("title"))
                    .doesNotContain("No room for this");
            assertThat(karim.get("/api/manuscripts").each("title")).doesNotContain("No room for this");
            server.sql("drop trigger no_room on vrank.authorship");
            assertThat(karim.post("/api/imports", wish).text("rows.0.status")).isEqualTo("published");
        }
    }
}
