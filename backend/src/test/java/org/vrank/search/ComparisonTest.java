package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.eventually;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Language;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Indexes are compared with the tables, and built anew when the operator asks. */
class ComparisonTest {
    private static TestServer server;
    private static String network;
    private static Indexes indexes;
    private static Comparison comparison;
    private static Browser karim;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        network = server.circle("The network");
        indexes = server.context().getBean(Indexes.class);
        comparison = server.context().getBean(Comparison.class);
        karim = server.as("karim");
        eventually("all indexes stand", () -> !search(karim, "").at("partial").getBooleanValue());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void compare() {
        assertThat(comparison.begin(indexes.all())).isTrue();
        eventually("all is compared", () -> !comparison.isRunning());
    }

    private static double told() {
        return server.context()
                .getBean(MeterRegistry.class)
                .get("vrank.search.differences")
                .gauge()
                .value();
    }

    @Test
    void indexes_that_follow_differ_in_nothing() {
        publish(karim, network, "nl", "Een trouwe drixquop", "Tekst");
        compare();
        assertThat(told()).isZero();
    }

    @Test
    void what_is_missing_stale_or_too_much_is_found_told_as_a_number_and_mended() throws IOException {
        String missing = publish(karim, network, "nl", "Een zwirqixe drixquop", "Tekst");
        String stale = publish(karim, network, "nl", "Een verouderde drixquop", "Tekst");
        CircleIndex index = Objects.requireNonNull(indexes.ready(UUID.fromString(network)));
        index.remove("report", UUID.fromString(missing));
        index.put("report", entry(UUID.fromString(stale), "Een vlomzaqeet van gisteren"));
        index.put("report", entry(UUID.randomUUID(), "Een vlomzaqeet die er nooit was"));
        index.show();
        assertThat(found(karim, "zwirqixe")).isEmpty();
        compare();
        assertThat(told()).isEqualTo(3);
        assertThat(found(karim, "drixquop")).contains(missing, stale);
        assertThat(search(karim, "vlomzaqeet").at("total").getIntValue()).isZero();
        compare();
        assertThat(told()).isZero();
    }

    private static Searchable.Entry entry(UUID id, String title) {
        return new Searchable.Entry(
                id,
                UUID.fromString(network),
                Language.NL,
                title,
                "Tekst",
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of("kind", List.of("lesson")));
    }

    @Test
    void indexes_are_built_anew_beside_those_that_answer_when_a_file_asks_for_it() throws IOException {
        String id = publish(karim, network, "nl", "Een herbouwde drixquop", "Tekst");
        String answer = search(karim, "drixquop").bytes();
        Path folder = server.data().resolve("search");
        CircleIndex before = indexes.ready(UUID.fromString(network));
        assertThat(asked(folder, network)).isEqualTo("done 1 1");
        assertThat(indexes.ready(UUID.fromString(network))).isNotSameAs(before);
        assertThat(search(karim, "drixquop").bytes()).isEqualTo(answer).contains(id);
        int all = indexes.all().size();
        assertThat(asked(folder, "all")).isEqualTo("done " + all + " " + all);
        assertThat(search(karim, "drixquop").bytes()).isEqualTo(answer);
        assertThat(asked(folder, UUID.randomUUID().toString())).isEqualTo("unknown 0 0");
        assertThat(search(karim, "drixquop").bytes()).isEqualTo(answer);
    }

    /** What is told in the end: state, circles done, circles. */
    private static String asked(Path folder, String what) throws IOException {
        Path told = folder.resolve("reindex.progress");
        Files.deleteIfExists(told);
        Files.writeString(folder.resolve("reindex"), what + "\n");
        eventually("it is done", () -> {
            assertThat(search(karim, "drixquop").at("partial").getBooleanValue())
                    .as("the old ones go on answering")
                    .isFalse();
            return Files.exists(told) && !read(told).startsWith("working");
        });
        String[] words = read(told).split(" ");
        return words[0] + " " + words[1] + " " + words[2];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
