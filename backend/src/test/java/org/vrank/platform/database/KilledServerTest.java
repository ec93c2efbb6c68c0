package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.ServerProcess;
import org.vrank.testing.TestServer;

/** The server as a process of its own on its embedded database, killed while somebody writes. */
class KilledServerTest {
    @TempDir
    Path data;

    private final int port = TestServer.freePort();

    @Test
    void what_was_answered_outlives_a_killed_server_whose_leftover_database_is_taken_over() throws Exception {
        try (ServerProcess servers = new ServerProcess(data, Map.of())) {
            Process first = servers.start(port, "first.log");
            Browser browser = TestServer.browser("http://127.0.0.1:" + port);
            assertThat(browser.post("/api/sign-ins", Map.of("as", "karim")).status())
                    .isEqualTo(201);
            List<String> answered = new CopyOnWriteArrayList<>();
            Thread killer = Thread.ofPlatform().start(() -> {
                while (answered.size() < 25) {
                    Thread.onSpinWait();
                }
                first.destroyForcibly();
            });
            try {
                while (first.isAlive()) {
                    Answer made = browser.post(
                            "/api/manuscripts",
                            Map.of("kind", "lesson", "language", "nl", "title", "Nummer " + answered.size()));
                    assertThat(made.status()).as(made.body()).isEqualTo(201);
                    answered.add(made.text("id"));
                }
            } catch (UncheckedIOException cut) {
                assertThat(answered).hasSizeGreaterThanOrEqualTo(25);
            }
            killer.join();
            first.waitFor();
            long leftover = Long.parseLong(
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
            assertThat(ProcessHandle.of(leftover))
                    .as("the killed server's PostgreSQL runs on")
                    .isPresent();

            servers.start(port, "second.log");
            assertThat(ProcessHandle.of(leftover).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(browser.get("/api/me").text("member.name"))
                    .as("the session lives on")
                    .startsWith("Karim");
            assertThat(browser.get("/api/manuscripts").each("id")).containsAll(answered);
            assertThat(Files.readString(data.resolve("second.log")))
                    .contains("an earlier run left its PostgreSQL behind");

            Process intruder = servers.launch(port + 1, "third.log");
            assertThat(intruder.waitFor(ServerProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(intruder.exitValue()).isEqualTo(1);
            assertThat(Files.readAllLines(data.resolve("third.log")))
                    .singleElement()
                    .asString()
                    .contains("Vrank does not start: Vrank already runs on the data folder " + data);
            assertThat(browser.get("/api/me").status())
                    .as("the running one is not disturbed")
                    .isEqualTo(200);
        }
    }
}
