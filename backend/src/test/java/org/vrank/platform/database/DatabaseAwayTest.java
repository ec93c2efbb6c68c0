package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.Line;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** An external database that goes away and comes back while the server runs. */
class DatabaseAwayTest {
    private static Line line;
    private static TestServer server;

    @BeforeAll
    static void start() {
        line = Line.to(TestDatabase.get().port());
        server = TestServer.demo(line);
    }

    @AfterAll
    static void stop() {
        server.close();
        line.close();
    }

    @AfterEach
    void mend() {
        line.mend();
        recover(server.visitor());
    }

    private static void assertAway(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo("unavailable");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
        assertThat(answer.header("set-cookie")).isEmpty();
        assertThat(answer.text("reference")).matches("[0-9a-f]{8}");
    }

    @Test
    void while_it_is_away_everything_says_to_try_again_and_afterwards_goes_on_as_before() {
        Browser karim = server.as("karim");
        Map<String, Object> text = Map.of("kind", "lesson", "language", "nl", "title", "Voor de storing");
        String kept = karim.post("/api/manuscripts", text).text("id");

        line.cut();
        assertAway(karim.get("/api/me"));
        assertAway(karim.get("/api/manuscripts/" + kept));
        assertAway(server.visitor().get("/api/reports"));
        assertAway(karim.put(
                "/api/manuscripts/" + kept,
                Map.of("version", 1, "kind", "lesson", "language", "nl", "title", "Tijdens de storing")));
        assertAway(karim.delete("/api/sign-ins/current"));
        assertAway(server.visitor().post("/api/sign-ins", Map.of("email", "x@example.org", "language", "nl")));
        assertThat(server.visitor().get("/api/openapi.yml").status()).isEqualTo(200);
        assertThat(health().status()).isEqualTo(503);
        assertThat(health().text("status")).isEqualTo("DOWN");

        line.mend();
        recover(karim);
        assertThat(karim.get("/api/me").text("member.name")).startsWith("Karim");
        assertThat(karim.get("/api/manuscripts/" + kept).text("title")).isEqualTo("Voor de storing");
        assertThat(karim.put(
                                "/api/manuscripts/" + kept,
                                Map.of("version", 1, "kind", "lesson", "language", "nl", "title", "Na de storing"))
                        .status())
                .isEqualTo(200);
        assertThat(health().status()).isEqualTo(200);
        assertThat(health().text("status")).isEqualTo("UP");
    }

    @Test
    void connections_that_broke_in_the_pool_are_replaced() {
        Browser karim = server.as("karim");
        for (int i = 0; i < 3; i++) {
            line.cut();
            line.mend();
            recover(karim);
            assertThat(karim.get("/api/me").text("member.name")).startsWith("Karim");
        }
    }

    /** Asks again as the answer advises; each broken connection of the pool may cost one answer. */
    private static void recover(Browser browser) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Answer answer = browser.get("/api/me");
        while (answer.status() != 200 && System.nanoTime() < until) {
            assertAway(answer);
            answer = browser.get("/api/me");
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Answer health() {
        int management = server.context().getRequiredProperty("endpoints.all.port", Integer.class);
        return TestServer.browser("http://127.0.0.1:" + management).get("/health");
    }
}
