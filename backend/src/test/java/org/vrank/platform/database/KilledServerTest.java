package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vrank.Application;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** The server as a process of its own on its embedded database, killed while somebody writes. */
class KilledServerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path data;

    private final List<Process> processes = new ArrayList<>();
    private final int port = TestServer.freePort();

    @AfterEach
    void stopAll() throws Exception {
        for (Process process : processes) {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_was_answered_outlives_a_killed_server_whose_leftover_database_is_taken_over() throws Exception {
        Process first = start(port, "first.log");
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

        start(port, "second.log");
        assertThat(ProcessHandle.of(leftover).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(browser.get("/api/me").text("member.name"))
                .as("the session lives on")
                .startsWith("Karim");
        assertThat(browser.get("/api/manuscripts").each("id")).containsAll(answered);
        assertThat(Files.readString(data.resolve("second.log"))).contains("an earlier run left its PostgreSQL behind");

        Process intruder = launch(port + 1, "third.log");
        assertThat(intruder.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(intruder.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(data.resolve("third.log")))
                .singleElement()
                .asString()
                .contains("Vrank does not start: Vrank already runs on the data folder " + data);
        assertThat(browser.get("/api/me").status())
                .as("the running one is not disturbed")
                .isEqualTo(200);
    }

    private Process start(int at, String log) throws Exception {
        Process process = launch(at, log);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(at)) {
            assertThat(process.isAlive() && System.nanoTime() < until)
                    .as(Files.readString(data.resolve(log)))
                    .isTrue();
            assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        return process;
    }

    private Process launch(int at, String log) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                String.valueOf(classes),
                Application.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "VRANK_DATA", data.toString(),
                        "VRANK_DEMO", "true",
                        "VRANK_PORT", Integer.toString(at),
                        "VRANK_MANAGEMENT_PORT", "-1",
                        "VRANK_FRONTEND", data.resolve("no-pages").toString()));
        builder.environment().keySet().removeAll(List.of("VRANK_DATABASE_URL", "VRANK_MIGRATION_URL"));
        builder.redirectErrorStream(true).redirectOutput(data.resolve(log).toFile());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static boolean answers(int at) {
        try {
            return TestServer.browser("http://127.0.0.1:" + at).get("/api/me").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
