package org.vrank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.testing.TestServer;

/**
 * For {@code -Dvrank.fuzz.seconds} (30), from {@code -Dvrank.fuzz.seed}, each round on a fresh copy of the demo world with the next
 * seed, and on until every operation was asked. With {@code -Dvrank.fuzz.slowest}, in seconds, no answer may take longer.
 */
class FuzzTest {
    private static final Logger LOG = LoggerFactory.getLogger(FuzzTest.class);
    private static final int ROUND = 6_000;
    private static final long TURN = TimeUnit.SECONDS.toNanos(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path pages;

    /** Places are told apart by a header, so that tries are not used up; there are pages, however small. */
    private static Map<String, Object> settings() {
        try {
            for (String language : List.of("nl", "fr", "en")) {
                Path folder = Files.createDirectories(pages.resolve(language));
                Files.writeString(folder.resolve("index.html"), "<!doctype html><title>Vrank</title>");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("vrank.client-address-header", "X-Real-IP", "vrank.frontend", pages.toString());
    }

    private static final List<String> GOOD_TOO =
            List.of("POST /api/manuscripts", "POST /api/guard-checks", "POST /api/organisations", "PUT /api/me");

    /** Every operation was asked, and what was spoilt is otherwise good. */
    private static boolean complete(Map<String, int[]> outcomes) {
        return outcomes.size() == Operation.all().size()
                && GOOD_TOO.stream().allMatch(one -> outcomes.getOrDefault(one, new int[6])[2] > 0);
    }

    @Test
    void whatever_is_sent_to_whichever_operation_no_answer_is_a_fault_and_none_stays_out() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("vrank.fuzz.seconds", 30));
        long patience = until + TimeUnit.MINUTES.toNanos(10);
        long slowest = TimeUnit.SECONDS.toMillis(Integer.getInteger("vrank.fuzz.slowest", 30));
        Map<String, int[]> outcomes = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        int requests = 0;
        for (long seed = Long.getLong("vrank.fuzz.seed", 20_261_124);
                System.nanoTime() < (complete(outcomes) ? until : patience) && failures.isEmpty();
                seed++) {
            try (TestServer server = TestServer.demo(settings(), List.of())) {
                Fuzz round = new Fuzz(server, seed, slowest, outcomes, "Woord");
                failures.addAll(round.run(ROUND, Math.max(until, System.nanoTime() + TURN), 5));
                requests += round.sent();
                assertThat(server.visitor().get("/api/themes").status()).isEqualTo(200);
            }
        }
        LOG.info("{} requests{}", requests, told(outcomes));
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
        assertThat(outcomes).hasSize(Operation.all().size());
        assertThat(complete(outcomes))
                .as("what was spoilt is otherwise good: %s", told(outcomes))
                .isTrue();
    }

    @Test
    void a_server_that_stumbles_over_an_odd_value_is_found_out_with_the_request_that_does_it() {
        try (TestServer server = TestServer.demo(Map.of("vrank.odd-fault", true), List.of())) {
            Fuzz round = new Fuzz(server, 1, Long.MAX_VALUE, new TreeMap<>(), "Woord");
            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            Condition<String> toldOff = new Condition<>(
                    f -> f.matches("(?s).*answered 500.*seed 1;.*curl -i.*%E(2%8|F%BB).*"), "the odd value");
            // what else goes wrong is the other test's business
            List<String> failures = round.run(20_000, until, 1);
            while (failures.stream().noneMatch(toldOff::matches) && failures.size() < 3) {
                round.run(20_000, until, failures.size() + 1);
            }
            assertThat(failures).haveAtLeastOne(toldOff);
        }
    }

    private static String told(Map<String, int[]> outcomes) {
        StringBuilder told = new StringBuilder();
        outcomes.forEach((operation, o) ->
                told.append("\n  %-50s 2xx %5d  4xx %5d  hung up %d".formatted(operation, o[2], o[4], o[0])));
        return told.toString();
    }
}
