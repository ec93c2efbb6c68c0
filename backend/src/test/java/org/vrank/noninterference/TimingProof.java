package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/**
 * Whether an answer comes later because something is hidden: one server whose candid circle holds ten thousand reports more beside
 * one that has none of them, asked in turns by somebody who reads neither circle nor reports. What came of it is written to
 * {@code target/proof}, in milliseconds.
 */
class TimingProof {
    private static final int HIDDEN = 10_000;
    private static final int PAIRS = 2_000;
    private static final int WARM = 400;
    private static final double MOST_MILLIS = 1;
    private static final Path RESULT = Path.of("target/proof/timing.json");

    /** Medians, and the median of what one answer took more than its like. */
    private record Measured(double without, double with, double difference) {
        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"without\":%.3f,\"with\":%.3f,\"medians\":%.3f,\"difference\":%.3f}",
                    without,
                    with,
                    with - without,
                    difference);
        }
    }

    @Test
    void ten_thousand_hidden_reports_make_no_answer_later() throws IOException {
        try (TestServer without = TestServer.demo();
                TestServer with = TestServer.demo()) {
            String hidden = hide(with);
            for (TestServer server : new TestServer[] {without, with}) {
                Followed.upToNow(server.context());
                server.sql("vacuum analyze");
            }
            Browser here = without.as("annemie");
            Browser there = with.as("annemie");
            String visible = here.get("/api/reports?limit=1").text("items.0.id");
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("list", "/api/reports?limit=20");
            asked.put("search", "/api/search?q=polarisatie+school");
            asked.put("read", "/api/reports/" + visible);
            asked.put("refused", "/api/reports/" + hidden);
            Map<String, Measured> measured = new LinkedHashMap<>();
            asked.forEach((name, path) -> {
                Answer one = there.get(path);
                Answer other = here.get(path);
                assertThat(one.status()).isEqualTo(other.status());
                assertThat(one.body().replaceAll("\"next\":\"[^\"]*\"", ""))
                        .as(path)
                        .isEqualTo(other.body().replaceAll("\"next\":\"[^\"]*\"", ""));
                measured.put(name, measure(here, there, path));
            });
            Files.createDirectories(RESULT.getParent());
            Files.writeString(RESULT, json(measured) + "\n");
            measured.forEach((name, m) -> {
                assertThat(Math.abs(m.difference())).as(name).isLessThan(MOST_MILLIS);
                assertThat(Math.abs(m.with() - m.without())).as(name).isLessThan(MOST_MILLIS);
            });
        }
    }

    /** Copies what the demo world wrote into the first line's circle, with bylines; answers the id of one. */
    private static String hide(TestServer server) {
        server.sql("""
                with copied as (
                    insert into report (id, circle_id, kind, language, title, answers, themes, organisation_id, region, published, claims)
                    select gen_random_uuid(), ?::uuid, r.kind, r.language, r.title, r.answers, r.themes, r.organisation_id, r.region,
                           r.published - (n || ' seconds')::interval, r.claims
                    from generate_series(1, ?) n
                    join (select *, row_number() over (order by id) - 1 as at, count(*) over () as all_of_them from report) r
                        on r.at = n % r.all_of_them
                    returning circle_id, id
                )
                insert into outbox (circle_id, kind, item_id) select circle_id, 'report', id from copied
                """, server.circle("First line"), HIDDEN);
        return String.valueOf(server.ask(
                "select id::text from report where circle_id = ?::uuid order by published desc limit 1",
                server.circle("First line")));
    }

    private static Measured measure(Browser here, Browser there, String path) {
        double[] without = new double[PAIRS];
        double[] with = new double[PAIRS];
        double[] more = new double[PAIRS];
        for (int i = -WARM; i < PAIRS; i++) {
            boolean hereFirst = i % 2 == 0;
            double one = hereFirst ? millis(here, path) : millis(there, path);
            double other = hereFirst ? millis(there, path) : millis(here, path);
            if (i >= 0) {
                without[i] = hereFirst ? one : other;
                with[i] = hereFirst ? other : one;
                more[i] = with[i] - without[i];
            }
        }
        return new Measured(median(without), median(with), median(more));
    }

    private static double millis(Browser browser, String path) {
        long began = System.nanoTime();
        browser.get(path);
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    private static String json(Map<String, Measured> measured) {
        return "{\"pairs\":" + PAIRS + ",\"hidden\":" + HIDDEN + ","
                + measured.entrySet().stream()
                        .map(m -> "\"" + m.getKey() + "\":" + m.getValue().json())
                        .collect(Collectors.joining(","))
                + "}";
    }
}
