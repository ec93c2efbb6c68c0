package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class SessionsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String cookie(Answer answer) {
        return Objects.requireNonNull(answer.headers().get("set-cookie")).get(0);
    }

    private static String secret(Browser browser) {
        return Objects.requireNonNull(browser.cookies().get("vrank"));
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_secure_behind_https() {
        Map<String, String> body = Map.of("as", "nadia");
        String plain = cookie(server.visitor().post("/api/sign-ins", body));
        assertThat(plain)
                .contains("HTTPOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure");
        assertThat(plain).matches("vrank=[A-Za-z0-9_-]{43};.*");
        String https =
                cookie(server.visitor().with("X-Forwarded-Proto", "https").post("/api/sign-ins", body));
        assertThat(https).contains("HTTPOnly", "SameSite=Strict", "Secure");
        String asker = cookie(
                MailedLink.ask(server.visitor().with("X-Forwarded-Proto", "https"), "ruth.abendroth@example.org"));
        assertThat(asker).startsWith("vrank-asker=").contains("HTTPOnly", "SameSite=Strict", "Secure", "Max-Age=1800");
    }

    @Test
    void the_database_holds_a_hash_of_the_secret_and_nowhere_the_secret() {
        String secret = secret(server.as("karim"));
        assertThat(server.ask(
                        "select count(*)::text from session where secret_hash = sha256(convert_to(?, 'UTF8'))", secret))
                .isEqualTo("1");
        String tables = String.valueOf(server.ask("""
                select string_agg(relname, ',') from pg_class where relnamespace = 'vrank'::regnamespace and relkind = 'r'
                """));
        for (String table : List.of(tables.split(","))) {
            assertThat(server.ask("select count(*)::text from " + table + " t where strpos(t::text, ?) > 0", secret))
                    .as(table)
                    .isEqualTo("0");
        }
    }

    @Test
    void a_cookie_somebody_brings_along_never_becomes_a_session() {
        String given = "A".repeat(43);
        Browser browser = server.visitor();
        browser.cookies().put("vrank", given);
        assertThat(browser.get("/api/me").text("member")).isEqualTo("null");
        assertThat(browser.post("/api/sign-ins", Map.of("as", "wout")).status()).isEqualTo(201);
        assertThat(secret(browser)).isNotEqualTo(given);
        Browser attacker = server.visitor();
        attacker.cookies().put("vrank", given);
        assertThat(attacker.get("/api/me").text("member")).isEqualTo("null");
        assertThat(secret(server.as("wout"))).isNotEqualTo(secret(browser));
    }

    @Test
    void signing_out_ends_this_session_and_no_other() {
        Browser one = server.as("elif");
        Browser other = server.as("elif");
        Browser kept = one.copy();
        assertThat(one.delete("/api/sign-ins/current").status()).isEqualTo(204);
        assertThat(one.cookies()).doesNotContainKey("vrank");
        assertThat(kept.get("/api/me").text("member")).isEqualTo("null");
        assertThat(kept.get("/api/manuscripts").status()).isEqualTo(401);
        assertThat(other.get("/api/me").text("member.name")).isEqualTo("Elif Sarıtepe");
        assertThat(one.delete("/api/sign-ins/current").status()).as("again").isEqualTo(204);
    }

    @Test
    void a_member_sees_and_ends_the_own_sessions_and_nobody_elses() {
        Browser here = server.as("hanne");
        Browser lost = server.as("hanne");
        String lostOne = lost.get("/api/sign-ins/sessions")
                .each("id")
                .get(lost.get("/api/sign-ins/sessions").each("current").indexOf("true"));
        Answer list = here.get("/api/sign-ins/sessions");
        assertThat(list.each("id")).hasSize(2).contains(lostOne);
        assertThat(list.each("current")).containsExactlyInAnyOrder("true", "false");

        Browser stranger = server.as("sofie");
        assertThat(stranger.delete("/api/sign-ins/sessions/" + lostOne).bytes())
                .isEqualTo(stranger.delete("/api/sign-ins/sessions/00000000-0000-4000-8000-000000000000")
                        .bytes());
        assertThat(server.visitor().delete("/api/sign-ins/sessions/" + lostOne).status())
                .isEqualTo(401);
        assertThat(server.visitor().get("/api/sign-ins/sessions").status()).isEqualTo(401);
        assertThat(lost.get("/api/me").text("member.name")).isEqualTo("Hanne Goossenaerts");

        assertThat(here.delete("/api/sign-ins/sessions/" + lostOne).status()).isEqualTo(204);
        assertThat(lost.get("/api/me").text("member")).isEqualTo("null");
        assertThat(here.get("/api/me").text("member.name")).isEqualTo("Hanne Goossenaerts");
    }
}
