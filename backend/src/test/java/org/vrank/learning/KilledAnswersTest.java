package org.vrank.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.ServerProcess;
import org.vrank.testing.TestServer;

/** A server killed while somebody answers: what was acknowledged is there afterwards. */
class KilledAnswersTest {
    private static final String EDITION = "5b0f7a52-93a1-4c1e-9d0e-5b8f3a6c1d01";

    @TempDir
    Path data;

    private final int port = TestServer.freePort();

    @Test
    void an_answer_that_was_acknowledged_outlives_a_killed_server() throws Exception {
        try (ServerProcess servers = new ServerProcess(data, Map.of())) {
            Process first = servers.start(port, "first.log");
            enrol();
            Browser nadia = TestServer.browser("http://127.0.0.1:" + port);
            nadia.post("/api/sign-ins", Map.of("as", "nadia"));
            String path = "/api/editions/" + EDITION + "/answers/one/open";
            AtomicInteger answered = new AtomicInteger();
            Thread killer = Thread.ofPlatform().start(() -> {
                while (answered.get() < 25) {
                    Thread.onSpinWait();
                }
                first.destroyForcibly();
            });
            String text = "";
            String kept = "";
            try {
                while (first.isAlive()) {
                    text = text + "woord" + answered.get() + " ";
                    Answer saved = nadia.put(path, Classroom.body(answered.get(), Map.of("text", text)));
                    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
                    kept = text.strip();
                    answered.incrementAndGet();
                }
            } catch (UncheckedIOException cut) {
                assertThat(answered.get()).isGreaterThanOrEqualTo(25);
            }
            killer.join();
            first.waitFor();
            servers.start(port, "second.log");
            Answer now = nadia.get("/api/editions/" + EDITION + "/modules/one/exercises");
            assertThat(now.text("exercises.0.answer.reply.text")).isIn(kept, text.strip());
            Answer again = nadia.put(
                    path,
                    Classroom.body(
                            Integer.parseInt(now.text("exercises.0.answer.revision")), Map.of("text", "En verder")));
            assertThat(again.status()).as(again.body()).isEqualTo(200);
        }
    }

    /** An edition with one open question, in which Nadia takes part, straight into the server's own database. */
    private void enrol() throws Exception {
        String database = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + database + "/vrank?user=postgres&currentSchema=vrank");
                var statement = connection.createStatement()) {
            statement.execute("""
                    with c as (insert into course (id, circle_id, created)
                               select gen_random_uuid(), id, current_date from circle where name_en ilike 'The network%' returning *),
                    v as (insert into course_version (id, circle_id, course_id, number, state, title, licence, outline, published)
                          select gen_random_uuid(), circle_id, id, 1, 'published', '{"nl": "Cursus"}', 'CC', '{}', current_date from c returning *),
                    m as (insert into course_module (version_id, circle_id, key, position, title, minutes)
                          select id, circle_id, 'one', 0, '{"nl": "Een"}', 10 from v returning *),
                    x as (insert into course_exercise (version_id, circle_id, module, key, position, kind, body)
                          select version_id, circle_id, 'one', 'open', 0, 'open', '{"question": {"nl": "Wat?"}}' from m returning *),
                    e as (insert into edition (id, circle_id, course_id, version_id, language, capacity, closes, approval, waiting)
                          select 'EDITION', circle_id, course_id, id, 'nl', 9, current_date, false, 'automatic' from v returning *)
                    insert into enrolment (id, edition_id, member_id, root_id, state, asked)
                    select gen_random_uuid(), e.id, p.id, (select root_id from organisation limit 1), 'enrolled', 1
                    from e, member p where p.handle = 'nadia'
                    """.replace("EDITION", EDITION));
        }
    }
}
