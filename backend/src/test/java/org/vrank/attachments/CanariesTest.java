package org.vrank.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/**
 * Sixty files in which a word is hidden where names, places, companies, comments and earlier wordings hide. {@code ops/prove metadata}
 * hands in all and lets other programs judge what comes back; every run some of each format.
 */
class CanariesTest {
    private static final boolean ALL = Boolean.getBoolean("vrank.canaries.all");
    private static final String OUT = System.getProperty("vrank.canaries.out", "");

    private static TestServer server;
    private static Browser karim;
    private static String path;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        karim = server.as("karim");
        Answer manuscript =
                karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "title", "Met bestanden"));
        path = "/api/manuscripts/" + manuscript.text("id") + "/attachments";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothing_hidden_in_a_file_is_left_after_it_was_handed_in() throws IOException {
        List<Canary> all = Canary.all();
        assertThat(all).hasSize(60);
        List<String> left = new ArrayList<>();
        int number = 0;
        for (Canary canary : some(all)) {
            number++;
            assertThat(Inside.holds(canary.bytes(), canary.word()))
                    .as("the word is in there, or nothing is proven: " + canary.name())
                    .isTrue();
            Answer added = karim.upload(path, canary.word() + "." + canary.ending(), canary.bytes());
            assertThat(added.status()).as(canary.name() + added.body()).isEqualTo(201);
            assertThat(added.body()).as(canary.name()).doesNotContain(canary.word());
            String id = added.text("id");
            assertThat(karim.get("/api/attachments/" + id + "/file").status()).isEqualTo(200);
            byte[] kept = karim.last();
            if (Inside.holds(kept, canary.word())) {
                left.add(canary.name());
            }
            if (!canary.shown().isEmpty()) {
                assertThat(server.ask("select text from desk_attachment where id = ?::uuid", id))
                        .as(canary.name())
                        .contains(canary.shown());
            }
            if (!OUT.isEmpty()) {
                Path folder = Files.createDirectories(Path.of(OUT));
                Files.write(folder.resolve("kept-" + number + "." + added.text("kind")), kept);
                Files.write(folder.resolve("given-" + number + "." + canary.ending()), canary.bytes());
            }
            assertThat(karim.delete(path + "/" + id).status()).isEqualTo(204);
        }
        assertThat(left).isEmpty();
    }

    /** All, or of each format the first and then each sixth. */
    private static List<Canary> some(List<Canary> all) {
        List<Canary> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean first = i == 0 || !all.get(i).ending().equals(all.get(i - 1).ending());
            if (ALL || first || i % 6 == 3) {
                some.add(all.get(i));
            }
        }
        return some;
    }
}
