package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.TestServer;

class DocsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.empty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_contract_that_is_served_is_the_committed_one() throws IOException {
        Answer answer = server.visitor().get("/api/openapi.yml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/yaml");
        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("openapi.yml")));
    }

    @Test
    void the_page_and_all_it_is_made_of_come_from_here_under_the_policy_of_every_page() {
        Answer page = server.visitor().get("/api/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("content-security-policy"))
                .isEqualTo(server.visitor().get("/nl/").header("content-security-policy"))
                .contains("script-src 'self'; style-src 'self'");
        assertThat(page.body())
                .doesNotContain("<style", " style=", "http:", "https:")
                .doesNotContainPattern("<script>");
        var parts = Pattern.compile("/api/docs/[a-z.-]+")
                .matcher(page.body())
                .results()
                .toList();
        assertThat(parts).hasSize(4).allSatisfy(part -> {
            Answer answer = server.visitor().get(part.group());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type"))
                    .startsWith(part.group().endsWith(".js") ? "text/javascript" : "text/css");
        });
    }

    @Test
    void nothing_else_of_the_library_is_reachable_and_the_answer_is_that_of_any_unknown_path() {
        Answer unknown = server.visitor().get("/api/unknown");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("content-type")).startsWith("application/problem+json");
        for (String path : new String[] {
            "/api/docs/index.html",
            "/api/docs/swagger-initializer.js",
            "/api/docs/..%2Fapplication.yml",
            "/api/openapi.json"
        }) {
            Answer answer = server.visitor().get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(unknown.body());
        }
    }
}
