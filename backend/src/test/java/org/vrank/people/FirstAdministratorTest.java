package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class FirstAdministratorTest {
    private static Map<String, Object> named(String name) {
        return Map.of("vrank.administrator", name, "vrank.mail.every", "1h");
    }

    @Test
    void signs_in_by_mail_and_lets_others_in() {
        try (TestServer server = TestServer.empty(named("An Admin <an@vrank.test>"), List.of())) {
            Browser an = signIn(server, "an@vrank.test");
            assertThat(an.get("/api/me").text("member.name")).isEqualTo("An Admin");
            String town = an.get("/api/organisations").text("items.0.id");
            assertThat(an.post("/api/members", newcomer("Bo Nieuw", "bo@vrank.test", town))
                            .status())
                    .isEqualTo(201);
            Browser bo = signIn(server, "bo@vrank.test");
            assertThat(bo.post("/api/members", newcomer("Cas Nieuw", "cas@vrank.test", town))
                            .status())
                    .isEqualTo(403);
        }
    }

    private static Map<String, Object> newcomer(String name, String email, String organisation) {
        return Map.of(
                "name",
                name,
                "email",
                email,
                "language",
                "nl",
                "seat",
                Map.of("organisation", organisation, "kind", "practitioner"));
    }

    @Test
    void is_not_made_where_there_is_a_member_already() {
        try (TestServer server = TestServer.demo(named("Een Indringer <in@vrank.test>"), List.of())) {
            assertThat(server.ask("select count(*)::text from account where email = 'in@vrank.test'"))
                    .isEqualTo("0");
        }
    }

    private static Browser signIn(TestServer server, String address) {
        Browser browser = server.visitor();
        assertThat(browser.post("/api/sign-ins", Map.of("email", address, "language", "nl"))
                        .status())
                .isEqualTo(202);
        String token = server.ask(
                "select substring(body from '#([A-Za-z0-9_-]{43})') from mail where recipient = ? order by created desc limit 1",
                address);
        assertThat(browser.post("/api/sign-ins/confirmations", Map.of("token", token))
                        .status())
                .isEqualTo(201);
        return browser;
    }
}
