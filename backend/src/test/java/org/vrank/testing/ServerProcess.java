package org.vrank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vrank.Application;

/** Servers as processes of their own, with the demo world on their embedded database in one data folder; for tests that kill them. */
public final class ServerProcess implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final Map<String, String> environment;
    private final List<Process> processes = new ArrayList<>();

    public ServerProcess(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = environment;
    }

    /** Starts one and waits until it answers. */
    public Process start(int port, String log) throws IOException, InterruptedException {
        Process process = launch(port, log);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(port)) {
            assertThat(process.isAlive() && System.nanoTime() < until)
                    .as(Files.readString(data.resolve(log)))
                    .isTrue();
            assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        return process;
    }

    /** Starts one. */
    public Process launch(int port, String log) throws IOException {
        // ical4j, which only tests use, adds time zones of its own to every process, and speaks before the log does
        String classes = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(one -> !one.contains("ical4j"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx400m",
                // it is killed before a second compiler would be worth its while
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classes,
                Application.class.getName());
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of(
                "VRANK_DATA", data.toString(),
                "VRANK_DEMO", "true",
                "VRANK_PORT", Integer.toString(port),
                "VRANK_MANAGEMENT_PORT", "-1",
                "VRANK_FRONTEND", data.resolve("no-pages").toString()));
        builder.environment().putAll(all);
        builder.environment().keySet().removeAll(List.of("VRANK_DATABASE_URL", "VRANK_MIGRATION_URL"));
        builder.redirectErrorStream(true).redirectOutput(data.resolve(log).toFile());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static boolean answers(int port) {
        try {
            return TestServer.browser("http://127.0.0.1:" + port).get("/api/me").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
