package org.vrank.platform.web;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What no operation understands, sent to every operation that takes a body. */
class BadBodyTest {
    private static final Map<String, Browser> BROWSERS = new HashMap<>();
    private static TestServer server;
    private static String firstLine;
    private static String manuscript;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
        manuscript = server.as("karim")
                .post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "title", "Titel"))
                .text("id");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_body_that_is_no_json_object_is_refused() {
        everywhere(400, "{\"a\":", "[]", "[{}]", "\"text\"", "7", "null", "", "{} {}", "{'a': 1}", "\u0000");
    }

    @Test
    void deep_nesting_and_endless_numbers_are_refused() {
        everywhere(
                400,
                "[".repeat(20_000),
                "{\"a\":".repeat(5_000),
                "{\"version\": 1e99999999}",
                "{\"version\": " + "9".repeat(5_000) + "}");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        byte[] broken = "{\"title\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        each((soft, written) -> expect(soft, written, 400, send(written, broken), "latin-1"));
    }

    @Test
    void a_field_that_does_not_exist_is_named() {
        each((soft, written) -> {
            Answer answer = send(written, json(written.with("surprise", 1)));
            expect(soft, written, 400, answer, "unknown field");
            soft.assertThat(answer.fields()).as("%s", written).containsExactly("surprise");
        });
    }

    @Test
    void a_value_of_the_wrong_kind_names_its_field() {
        each((soft, written) -> written.body().forEach((field, value) -> {
            Object wrong = value instanceof List ? Map.of("x", 1) : List.of(List.of(1));
            Answer answer = send(written, json(written.with(field, wrong)));
            expect(soft, written, 400, answer, field);
            soft.assertThat(answer.fields()).as("%s %s", written, field).containsExactly(field);
        }));
    }

    @Test
    void a_value_in_a_list_or_between_two_whole_numbers_is_not_taken_for_what_it_resembles() {
        each((soft, written) -> written.body().forEach((field, value) -> {
            Object alike = value instanceof Number ? 1.5 : value instanceof Boolean ? "true" : List.of(value);
            Answer answer = send(written, json(written.with(field, alike)));
            if (!(value instanceof Map)) {
                expect(soft, written, 400, answer, field);
                soft.assertThat(answer.fields()).as("%s %s", written, field).containsExactly(field);
            }
        }));
    }

    @Test
    void a_missing_field_is_named_unless_it_may_be_missing() {
        each((soft, written) -> written.body().keySet().forEach(field -> {
            Map<String, Object> less = new HashMap<>(written.body());
            less.remove(field);
            Answer answer = send(written, json(less));
            soft.assertThat(answer.status())
                    .as("%s without %s: %s", written, field, answer.body())
                    .isLessThan(500);
            if (answer.status() == 400) {
                soft.assertThat(answer.fields())
                        .as("%s without %s", written, field)
                        .isNotEmpty()
                        .doesNotContain("body");
            }
        }));
    }

    @Test
    void a_null_is_refused_by_name_or_means_nothing() {
        each((soft, written) -> written.body().keySet().forEach(field -> {
            Map<String, Object> less = new HashMap<>(written.body());
            less.put(field, null);
            Answer answer = send(written, text(json(less)).getBytes(StandardCharsets.UTF_8));
            soft.assertThat(answer.status())
                    .as("%s null %s: %s", written, field, answer.body())
                    .isLessThan(500);
        }));
    }

    @Test
    void a_field_given_twice_is_refused_by_name() {
        each((soft, written) -> {
            String body = text(json(written.body()));
            String twice = body.substring(0, body.length() - 1) + "," + body.substring(1);
            Answer answer = send(written, twice.getBytes(StandardCharsets.UTF_8));
            expect(soft, written, 400, answer, "twice");
            soft.assertThat(answer.fields())
                    .as("%s", written)
                    .singleElement()
                    .isIn(written.body().keySet());
        });
    }

    @Test
    void text_that_cannot_be_stored_names_its_field() {
        each((soft, written) -> written.body().forEach((field, value) -> {
            if (value instanceof String) {
                for (String broken : List.of("a\\u0000b", "a\\ud800b", "\\udc00")) {
                    String body = text(json(written.with(field, "BROKEN"))).replace("BROKEN", broken);
                    Answer answer = send(written, body.getBytes(StandardCharsets.UTF_8));
                    if (nowhere(written, answer)) {
                        continue;
                    }
                    expect(soft, written, 400, answer, field + " " + broken);
                    soft.assertThat(answer.fields())
                            .as("%s %s %s", written, field, broken)
                            .contains(field);
                }
            }
        }));
    }

    @Test
    void too_large_a_body_is_refused_and_the_next_request_is_served() {
        byte[] large = ("{\"title\": \"" + "x".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        each((soft, written) -> {
            expect(soft, written, 413, send(written, large), "large");
            soft.assertThat(browser(written).get("/api/themes").status()).isEqualTo(200);
        });
    }

    @Test
    void a_body_that_is_not_packed_as_it_says_is_refused() {
        each((soft, written) -> {
            for (String packing : List.of("gzip", "deflate")) {
                Browser browser = browser(written).copy().with("Content-Encoding", packing);
                expect(
                        soft,
                        written,
                        400,
                        browser.send(written.method(), path(written), json(written.body())),
                        packing);
            }
        });
    }

    @Test
    void another_content_type_than_json_is_refused() {
        each((soft, written) -> {
            for (String type :
                    List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
                Browser browser = browser(written).copy().with("Content-Type", type);
                expect(soft, written, 415, browser.send(written.method(), path(written), json(written.body())), type);
            }
        });
    }

    private interface Check {
        void check(SoftAssertions soft, Written written);
    }

    private static void each(Check check) {
        SoftAssertions.assertSoftly(soft -> Written.all().forEach(written -> check.check(soft, written)));
    }

    private static void everywhere(int status, String... bodies) {
        each((soft, written) -> {
            for (String body : bodies) {
                Answer answer = send(written, body.getBytes(StandardCharsets.UTF_8));
                // as the empty object it begins with, it fits where nothing must be said: then what is asked for is
                // looked at
                if (!body.equals("{} {}") || !nowhere(written, answer)) {
                    expect(soft, written, status, answer, body);
                }
            }
        });
    }

    /** What is not there, or not for the asker, is refused before anything that was said about it is looked at. */
    private static boolean nowhere(Written written, Answer answer) {
        return path(written).contains("00000000-0000-4000-8000-00000000abcd")
                && (answer.status() == 404 || answer.status() == 403);
    }

    private static void expect(SoftAssertions soft, Written written, int status, Answer answer, String what) {
        String as = written + " " + what.substring(0, Math.min(60, what.length())) + " answered " + answer.body();
        soft.assertThat(answer.status()).as(as).isEqualTo(status);
        soft.assertThat(answer.header("content-type")).as(as).isEqualTo("application/problem+json");
        if (status == 400) {
            soft.assertThat(answer.fields()).as(as).isNotEmpty();
        }
    }

    private static Browser browser(Written written) {
        return BROWSERS.computeIfAbsent(written.who(), who -> written.browser(server));
    }

    private static Answer send(Written written, byte[] body) {
        return browser(written).send(written.method(), path(written), body);
    }

    private static String path(Written written) {
        return written.path().replace("{firstLine}", firstLine).replace("{manuscript}", manuscript);
    }

    private static byte[] json(Map<String, Object> body) {
        try {
            return ObjectMapper.getDefault().writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
