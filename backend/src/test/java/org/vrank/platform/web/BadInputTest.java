package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Addresses, parameters and texts that somebody made up or got wrong. */
class BadInputTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void refused(String path, String field) {
        Answer answer = server.visitor().get(path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
        assertThat(answer.header("content-type")).as(path).isEqualTo("application/problem+json");
        assertThat(answer.fields()).as(path).containsExactly(field);
    }

    @Test
    void a_limit_out_of_range_or_no_number_is_refused_by_name() {
        for (String limit : List.of("0", "-1", "51", "x", "1.5", "99999999999", "1e3", "%00", "%F0%9F%98%80")) {
            refused("/api/reports?limit=" + limit, "limit");
        }
        assertThat(server.visitor().get("/api/reports?limit=50").status()).isEqualTo(200);
    }

    @Test
    void a_cursor_that_is_not_ours_is_refused_by_name() {
        for (String cursor : List.of("x", "%20", "AAAA", "a".repeat(4_000), "%00", "../..", "%C3%28", "-----")) {
            refused("/api/reports?cursor=" + cursor, "cursor");
        }
        Answer page = server.visitor().get("/api/reports?limit=1");
        String next = page.text("next");
        assertThat(next).isNotEqualTo("null");
        assertThat(server.visitor().get("/api/reports?limit=1&cursor=" + next).status())
                .isEqualTo(200);
        refused("/api/reports?limit=1&cursor=" + next.substring(1), "cursor");
    }

    @Test
    void a_word_that_cannot_be_one_is_refused_by_name() {
        refused("/api/reports?kind=%27%20or%201=1", "kind");
        refused("/api/reports?theme=%00", "theme");
        refused("/api/reports?language=NL!", "language");
        refused("/api/reports?circle=everyone", "circle");
    }

    @Test
    void repeated_and_comma_separated_parameters_mean_the_same_and_unknown_ones_nothing() {
        Browser karim = server.as("karim");
        Answer repeated = karim.get("/api/reports?kind=lesson&kind=failure");
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.each("kind")).contains("lesson", "failure").doesNotContain("question", "signal");
        assertThat(karim.get("/api/reports?limit=1&limit=2").status()).isLessThan(500);
        assertThat(karim.get("/api/reports?cursor=a&cursor=b").status()).isEqualTo(400);
        assertThat(karim.get("/api/reports?surprise=1").status()).isEqualTo(200);
    }

    @Test
    void an_id_that_is_no_id_gets_a_clear_answer() {
        for (String id : List.of(
                "x", "1", "%00", "..", "00000000-0000-0000-0000-00000000000g", "a".repeat(3_000), "%F0%9F%98%80")) {
            for (String path : List.of("/api/reports/", "/api/circles/", "/api/manuscripts/")) {
                Answer answer = server.as("karim").get(path + id);
                assertThat(answer.status()).as(path + id).isIn(400, 404);
                assertThat(answer.header("content-type")).as(path + id).isEqualTo("application/problem+json");
                if (answer.status() == 400) {
                    assertThat(answer.fields()).as(path + id).containsExactly("id");
                }
            }
        }
    }

    @Test
    void a_refusal_speaks_the_language_of_the_request() {
        for (var spoken : Map.of(
                        "nl-BE,fr;q=0.5", Language.NL,
                        "fr", Language.FR,
                        "en-GB", Language.EN,
                        "de", Language.DE,
                        "xx", Language.NL)
                .entrySet()) {
            Answer answer =
                    server.visitor().with("Accept-Language", spoken.getKey()).post("/api/sign-ins", Map.of());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("title")).isEqualTo(Messages.of(spoken.getValue(), "problem.invalid"));
            assertThat(answer.body()).contains(Messages.of(spoken.getValue(), "field.choice", "nl, fr, en"));
        }
    }

    @Test
    void a_language_that_cannot_be_read_is_refused_by_name() {
        for (String language : List.of(";;;", ";", ",;q=")) {
            Answer answer = server.visitor().with("Accept-Language", language).post("/api/sign-ins", Map.of());
            assertThat(answer.status()).as(language + answer.body()).isEqualTo(400);
            assertThat(answer.text("title")).isEqualTo(Messages.of(Language.NL, "problem.invalid"));
        }
    }

    @Test
    void hostile_markup_in_a_title_and_in_answers_comes_back_harmless() {
        String title = "<img src=x onerror=alert(1)> \"'--;{{7*7}}${7*7}";
        String hostile = """
                <script>alert(1)</script> [klik](javascript:alert(1)) ![x](https://elsewhere.example/pixel.gif)
                <iframe src="https://elsewhere.example"></iframe> <a href="data:text/html,x" onclick="x()">a</a>
                <style>body{display:none}</style><svg/onload=alert(1)>

                **vet**""";
        Browser karim = server.as("karim");
        Answer written = karim.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        "nl",
                        "title",
                        title,
                        "circle",
                        server.circle("First line"),
                        "name",
                        "named",
                        "answers",
                        Map.of("intended", hostile, "actual", "Niets.")));
        assertThat(written.text("answers.intended")).isEqualTo(hostile);
        Answer made = karim.post("/api/reports", Map.of("manuscript", written.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Answer report = server.as("nadia").get("/api/reports/" + made.text("id"));
        assertThat(report.header("content-type")).isEqualTo("application/json");
        assertThat(report.text("title")).isEqualTo(title);
        assertThat(report.text("sections.0.html"))
                .contains("<strong>vet</strong>")
                .doesNotContainIgnoringCase(
                        "<script", "<iframe", "<style", "<svg", "<img", "href=\"data", "href=\"java");
    }

    @Test
    void headers_that_are_too_large_or_strange_are_refused_without_a_fault() {
        Browser browser = server.visitor();
        assertThat(browser.copy()
                        .with("X-Large", "x".repeat(30_000))
                        .get("/api/themes")
                        .status())
                .isIn(400, 413, 431);
        assertThat(browser.copy().with("Accept", "image/png").get("/api/themes").status())
                .isIn(200, 406);
        assertThat(browser.copy()
                        .with("Cookie", "vrank=" + "x".repeat(43) + "; =; a=\"")
                        .get("/api/me")
                        .status())
                .isEqualTo(200);
        assertThat(browser.send("PATCH", "/api/themes", new byte[0]).status()).isEqualTo(405);
        assertThat(browser.send("TRACE", "/api/themes", null).status()).isIn(404, 405);
    }

    /** The second is long enough that the framework no longer sees by itself that nothing more is read; the last two have a query that is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/themes HTTP/1.1\r\nHost: x\r\nAccept-Encoding: g\u0011\r\n\r\n",
                "GET /api/themes?q=%s HTTP/1.1\r\nHost: x\r\nAccept-Encoding: g\u0011\r\n\r\n",
                "GET /api/feeds?a=%%u0041 HTTP/1.1\r\nHost: x\r\nAccept-Encoding: 5\u0001I\r\n\r\n",
                "GET /api/feeds?a=%%u0041 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            })
    void a_request_that_cannot_be_read_to_its_end_is_answered_and_its_connection_closed(String request)
            throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.formatted("9".repeat(500)).getBytes(StandardCharsets.ISO_8859_1));
            String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(heard).startsWith("HTTP/1.1 400").containsIgnoringCase("connection: close");
        }
    }
}
