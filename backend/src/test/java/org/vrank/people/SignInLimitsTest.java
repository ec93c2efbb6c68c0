package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.people.MailedLink.ask;
import static org.vrank.people.MailedLink.confirm;
import static org.vrank.people.MailedLink.type;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** How often, and from where, somebody may try. */
class SignInLimitsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertTooMany(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("code")).isEqualTo("too-many");
        List<String> after = Objects.requireNonNull(answer.headers().get("retry-after"));
        assertThat(Integer.parseInt(after.get(0))).isBetween(1, 900);
    }

    @Test
    void five_links_to_one_address_in_a_quarter_whether_or_not_somebody_has_it() {
        List<List<Integer>> statuses = new ArrayList<>();
        for (String address : List.of("bilal.ezzahidi@example.org", "bilal.nobody@example.org")) {
            List<Integer> one = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                Answer answer =
                        ask(server.visitor(), i % 2 == 0 ? address : address.toUpperCase(java.util.Locale.ROOT));
                one.add(answer.status());
                if (i >= 5) {
                    assertTooMany(answer);
                }
            }
            statuses.add(one);
        }
        assertThat(statuses.get(0))
                .containsExactly(202, 202, 202, 202, 202, 429, 429)
                .isEqualTo(statuses.get(1));
        assertThat(ask(server.visitor(), "anke.konigs-lejeune@example.org").status())
                .isEqualTo(202);
    }

    @Test
    void behind_a_web_server_places_are_told_apart_and_nobody_elsewhere_uses_up_a_members_links() {
        try (TestServer behind = TestServer.demo(Map.of("vrank.client-address-header", "X-Real-IP"), List.of())) {
            String address = "bilal.ezzahidi@example.org";
            Browser other = behind.visitor().with("X-Real-IP", "192.0.2.1");
            for (int i = 0; i < 5; i++) {
                assertThat(ask(other, address).status()).isEqualTo(202);
            }
            assertTooMany(ask(other, address));
            assertThat(ask(behind.visitor().with("X-Real-IP", "192.0.2.2"), address)
                            .status())
                    .isEqualTo(202);
        }
        // a header nobody configured counts for nothing
        Browser pretender = server.visitor();
        for (int i = 0; i < 5; i++) {
            ask(pretender.with("X-Real-IP", "192.0.2." + i), "elif.nobody@example.org");
        }
        assertTooMany(ask(pretender.with("X-Real-IP", "192.0.2.9"), "elif.nobody@example.org"));
    }

    @Test
    void sixty_confirmations_and_codes_from_one_place_in_a_quarter() {
        Browser browser = server.visitor();
        for (int i = 0; i < 60; i++) {
            assertThat(confirm(browser, "guess" + i).status()).isEqualTo(400);
            assertThat(type(browser, "%06d".formatted(i)).status()).isEqualTo(400);
        }
        assertTooMany(confirm(browser, "guess"));
        assertTooMany(type(server.visitor(), "123456"));
    }

    @Test
    void a_page_of_another_site_starts_nothing() {
        Map<String, String> body = Map.of("as", "nadia");
        for (String[] header : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://127.0.0.1"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            Browser forced = server.visitor().with(header[0], header[1]);
            assertThat(forced.post("/api/sign-ins", body).status())
                    .as(header[1])
                    .isEqualTo(403);
            assertThat(forced.delete("/api/sign-ins/current").status()).isEqualTo(403);
        }
        assertThat(server.visitor()
                        .with("Sec-Fetch-Site", "cross-site")
                        .get("/api/circles")
                        .status())
                .as("a link from elsewhere")
                .isEqualTo(200);
        Browser own = server.visitor()
                .with(
                        "Origin",
                        server.context().getBean(EmbeddedServer.class).getURL().toString())
                .with("Sec-Fetch-Site", "same-origin");
        assertThat(own.post("/api/sign-ins", body).status()).isEqualTo(201);
    }
}
