package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What the management port tells a Prometheus: how the server does, and nothing about who wrote what for whom. */
class MetricsTest {
    /** Names that a label may have. */
    private static final Set<String> LABELS = Set.of(
            "method",
            "status",
            "uri",
            "le",
            "pool",
            "area",
            "id",
            "state",
            "level",
            "action",
            "cause",
            "gc",
            "server_port");

    /** What those may say that are not checked one by one below. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .'()+_-]{1,60}");

    private static final Pattern LINE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private static TestServer server;
    private static int management;
    private static List<String> hidden;

    @BeforeAll
    static void traffic() {
        management = TestServer.freePort();
        server = TestServer.demo(Map.of("endpoints.all.port", management), List.of());
        // what the JVM tells comes a moment after the start
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!scrape().body().contains("process_uptime")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        Browser karim = server.as("karim");
        String circle = server.circle("First line");
        Answer draft = karim.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        "nl",
                        "title",
                        "KENTITEL",
                        "circle",
                        circle,
                        "name",
                        "named",
                        "answers",
                        Map.of("intended", "KENWOORD", "actual", "KENWOORD")));
        Answer made = karim.post("/api/reports", Map.of("manuscript", draft.text("id"), "version", 1));
        assertThat(made.status()).isEqualTo(201);
        String member = String.valueOf(server.ask("select id::text from member where handle = 'karim'"));
        hidden = List.of(circle, draft.text("id"), made.text("id"), member, "karim", "KEN", "First line", "candid");
        for (Browser reader : List.of(karim, server.as("annemie"), server.visitor())) {
            reader.get("/api/reports/" + made.text("id"));
            reader.get("/api/circles/" + circle);
            reader.get("/api/search?q=KENWOORD&circle=" + circle);
            reader.get("/api/nothing/" + made.text("id"));
            reader.get("/nl/reports/" + made.text("id"));
            reader.get("/KENPAD");
            reader.post("/api/guard-checks", Map.of("text", "Bel 0470 12 34 56 KENWOORD", "language", "nl"));
            reader.send("BREW", "/api/reports/" + made.text("id"), null);
            reader.post("/api/reports/" + made.text("id") + "/withdrawal", Map.of("reason", ""));
        }
        server.visitor().post("/api/sign-ins", Map.of("email", "KEN@example.org", "language", "nl"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer scrape() {
        Answer answer = TestServer.browser("http://127.0.0.1:" + management)
                .with("Accept", "*/*")
                .get("/prometheus");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private record Sample(String name, Map<String, String> labels, String value) {}

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        scrape().body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = LINE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            Map<String, String> labels = new java.util.TreeMap<>();
            Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            samples.add(new Sample(sample.group(1), labels, sample.group(3)));
        });
        assertThat(samples).hasSizeGreaterThan(100);
        return samples;
    }

    @Test
    void no_label_and_no_value_of_one_tells_who_what_or_in_which_circle() {
        Set<String> names = new TreeSet<>();
        samples().forEach(sample -> {
            names.addAll(sample.labels().keySet());
            sample.labels().forEach((name, value) -> {
                if (!name.equals("uri")) {
                    assertThat(value).as(sample.toString()).matches(PLAIN);
                }
            });
        });
        assertThat(LABELS).containsAll(names);
        String everything = scrape().body();
        hidden.forEach(one -> assertThat(everything).doesNotContainIgnoringCase(one));
    }

    @Test
    void requests_are_counted_by_the_template_of_their_route_and_by_nothing_else_that_was_asked_for() {
        Set<String> templates = new LinkedHashSet<>(
                Set.of("NOT_FOUND", "UNKNOWN", "REDIRECTION", "root", "BAD_REQUEST", "UNMATCHED_URI"));
        server.context()
                .getBean(Router.class)
                .uriRoutes()
                .forEach(route -> templates.add(route.getUriMatchTemplate().toPathString()));
        Set<String> told = new TreeSet<>();
        samples().stream()
                .filter(sample -> sample.name().startsWith("http_server_requests"))
                .forEach(sample -> told.add(sample.labels().get("uri")));
        assertThat(told).contains("/api/reports/{id}", "/api/circles/{id}", "/api/search");
        assertThat(templates).containsAll(told);
    }

    @Test
    void what_helps_to_run_it_is_there() {
        Set<String> names = new TreeSet<>();
        samples().forEach(sample -> names.add(sample.name()));
        assertThat(names)
                .contains(
                        "http_server_requests_seconds_bucket",
                        "http_server_requests_seconds_count",
                        "jvm_memory_used_bytes",
                        "hikaricp_connections_active",
                        "process_uptime_seconds",
                        "vrank_search_behind_seconds",
                        "vrank_mail_failing_seconds",
                        "logback_events_total");
    }

    @Test
    void what_would_move_when_a_candid_circle_does_something_is_not_there() {
        Set<String> ours = new TreeSet<>();
        samples().stream()
                .map(Sample::name)
                .filter(name -> name.startsWith("vrank"))
                .forEach(ours::add);
        assertThat(ours)
                .containsExactly(
                        "vrank_mail_failing_seconds", "vrank_search_behind_seconds", "vrank_search_differences");
    }

    @Test
    void the_port_of_the_pages_tells_none_of_it() {
        for (String path : List.of("/prometheus", "/metrics", "/health", "/api/prometheus", "/endpoints")) {
            Answer answer = server.visitor().with("Accept", "*/*").get(path);
            assertThat(answer.status()).as(path).isIn(404, 503);
            assertThat(answer.body()).as(path).doesNotContain("jvm_", "http_server");
        }
        for (String path : List.of("/metrics", "/env", "/beans", "/loggers", "/routes", "/info", "/stop", "/refresh")) {
            assertThat(TestServer.browser("http://127.0.0.1:" + management)
                            .get(path)
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
    }
}
