package org.vrank.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.ServerProcess;
import org.vrank.testing.TestServer;

/** A server killed while somebody takes minutes. A page saves within a second of a key; what was answered is there afterwards. */
class KilledMinutesTest {
    @TempDir
    Path data;

    private final int port = TestServer.freePort();

    @Test
    void what_was_saved_outlives_a_killed_server_and_the_page_goes_on_from_there() throws Exception {
        try (ServerProcess servers = new ServerProcess(data, Map.of())) {
            Process first = servers.start(port, "first.log");
            Browser leila = TestServer.browser("http://127.0.0.1:" + port);
            leila.post("/api/sign-ins", Map.of("as", "leila"));
            List<String> circles = leila.get("/api/circles").each("id");
            String circle = circles.get(leila.get("/api/circles").each("kind").indexOf("platform"));
            String series = Gathering.series(leila, circle, "Stroompanne");
            String meeting = leila.get("/api/series/" + series).text("meetings.0.id");
            String item = Gathering.planned(leila, series, meeting, "Wie belt er terug");
            String path = "/api/meetings/" + meeting + "/minutes";
            leila.post(path + "/" + circle + "/taker", Map.of());
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
                    Answer saved = leila.put(
                            path + "/" + circle + "/texts/" + item,
                            new HashMap<>(Map.of("version", answered.get(), "text", text)));
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
            Answer now = leila.get(path);
            assertThat(now.text("layers.0.texts.0.text")).isIn(kept, text.strip());
            assertThat(now.text("layers.0.mine"))
                    .as("the note-taker is still the same")
                    .isEqualTo("true");
        }
    }
}
