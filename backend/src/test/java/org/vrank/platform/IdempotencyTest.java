package org.vrank.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class IdempotencyTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> text(String title) {
        return Map.of("kind", "lesson", "language", "nl", "title", title);
    }

    @Test
    void the_same_key_again_answers_what_the_first_request_made() {
        Browser karim = server.as("karim").with("Idempotency-Key", "key-of-karim-1");
        Answer first = karim.post("/api/manuscripts", text("Een keer"));
        Answer again = karim.post("/api/manuscripts", text("Een keer"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(karim.get("/api/manuscripts").each("title").stream().filter("Een keer"::equals))
                .hasSize(1);
    }

    @Test
    void another_request_under_a_used_key_is_refused_and_makes_nothing() {
        Browser karim = server.as("karim").with("Idempotency-Key", "key-of-karim-2");
        karim.post("/api/manuscripts", text("Eerste"));
        Answer other = karim.post("/api/manuscripts", text("Tweede"));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.fields()).containsExactly("Idempotency-Key");
        assertThat(karim.get("/api/manuscripts").each("title"))
                .contains("Eerste")
                .doesNotContain("Tweede");
    }

    @Test
    void a_key_belongs_to_one_member_and_one_operation() {
        Answer karims =
                server.as("karim").with("Idempotency-Key", "everybodys-key").post("/api/manuscripts", text("Van wie"));
        Answer nadias =
                server.as("nadia").with("Idempotency-Key", "everybodys-key").post("/api/manuscripts", text("Van wie"));
        assertThat(nadias.status()).isEqualTo(201);
        assertThat(nadias.text("id")).isNotEqualTo(karims.text("id"));
        Browser dries = server.as("dries").with("Idempotency-Key", "everybodys-key");
        Map<String, Object> organisation = Map.of("name", "Een keer gemaakt", "level", "local", "kind", "body");
        Answer made = dries.post("/api/organisations", organisation);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(dries.post("/api/organisations", organisation).text("id")).isEqualTo(made.text("id"));
        assertThat(dries.post("/api/manuscripts", text("Ander soort")).status()).isEqualTo(201);
    }

    @Test
    void a_malformed_key_is_refused_by_name() {
        for (String key : List.of("short", "with space in it", "x".repeat(101))) {
            Answer answer = server.as("karim").with("Idempotency-Key", key).post("/api/manuscripts", text("Nee"));
            assertThat(answer.status()).as(key).isEqualTo(400);
            assertThat(answer.fields()).as(key).containsExactly("Idempotency-Key");
        }
    }

    @Test
    void what_was_refused_uses_no_key_up() {
        Browser karim = server.as("karim").with("Idempotency-Key", "key-of-karim-3");
        assertThat(karim.post("/api/manuscripts", Map.of("kind", "nothing")).status())
                .isEqualTo(400);
        assertThat(karim.post("/api/manuscripts", text("Toch")).status()).isEqualTo(201);
    }

    @Test
    void requests_at_the_same_moment_with_the_same_key_make_one_thing() throws Exception {
        Browser karim = server.as("karim");
        int together = 4;
        try (var threads = Executors.newFixedThreadPool(together)) {
            for (int round = 0; round < 5; round++) {
                String title = "Tegelijk " + round;
                String key = "together-" + UUID.nameUUIDFromBytes(title.getBytes());
                CyclicBarrier start = new CyclicBarrier(together);
                Callable<Answer> send = () -> {
                    Browser own = karim.copy().with("Idempotency-Key", key);
                    start.await();
                    return own.post("/api/manuscripts", text(title));
                };
                List<Future<Answer>> answers = threads.invokeAll(java.util.Collections.nCopies(together, send));
                List<String> ids = new ArrayList<>();
                for (Future<Answer> answer : answers) {
                    assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(201);
                    ids.add(answer.get().text("id"));
                }
                assertThat(ids).containsOnly(ids.getFirst());
                assertThat(karim.get("/api/manuscripts").each("title").stream().filter(title::equals))
                        .hasSize(1);
            }
        }
    }
}
