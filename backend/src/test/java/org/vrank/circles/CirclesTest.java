package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class CirclesTest {
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static TestServer server;
    private static String firstLine;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_member_sees_the_own_circles_with_their_rule_and_a_visitor_the_public_one_alone() {
        Answer list = server.as("nadia").get("/api/circles");
        assertThat(list.each("name"))
                .containsExactlyInAnyOrder("Everyone", "The network", "First line", "Brussels platform");
        assertThat(list.each("state")).containsExactly("open", "member", "member", "member");
        assertThat(server.visitor().get("/api/circles").each("name")).containsExactly("Everyone");
        assertThat(server.visitor().get("/api/circles").each("people")).containsExactly("null");
    }

    @Test
    void the_rule_is_told_in_the_readers_language() {
        Browser nadia = server.as("nadia");
        String path = "/api/circles/" + firstLine;
        assertThat(nadia.get(path).at("rule").values())
                .extracting(rule -> rule.getStringValue())
                .containsExactly(
                        "Members hold one of these seats: first-line practitioners, experts, custodians.",
                        "Candid: nobody here funds anybody here. Funding counts until two years after its end.",
                        "Superiors of members may not be in it.",
                        "A member of another organisation confirms every admission, and all members are told.",
                        "This rule never changes. A wider circle is another circle.");
        assertThat(nadia.with("Accept-Language", "fr").get(path).text("name")).isEqualTo("Première ligne");
        assertThat(nadia.with("Accept-Language", "nl").get(path).text("rule.4")).startsWith("Deze regel");
    }

    @Test
    void a_member_sees_who_reads_along() {
        Answer circle = server.as("nadia").get("/api/circles/" + firstLine);
        assertThat(circle.status()).isEqualTo(200);
        List<String> names = circle.each("members", "name");
        assertThat(names).hasSize(23).isSorted().contains("Karim Zerrouki", "Jan Moerkens");
        assertThat(circle.at("people").getIntValue()).isEqualTo(23);
        assertThat(circle.at("mayPropose").getBooleanValue()).isTrue();
        assertThat(server.visitor()
                        .get("/api/circles/" + server.circle("Everyone"))
                        .at("members")
                        .values())
                .isEmpty();
    }

    @Test
    void what_a_stranger_gets_of_a_circle_is_byte_for_byte_what_an_unknown_id_gives() {
        for (String who : List.of("annemie", "leila", "godelieve", "veronique", "yassine", "")) {
            Browser stranger = who.isEmpty() ? server.visitor() : server.as(who);
            for (String path : List.of("", "/audience", "/members", "/admissions", "/proposals")) {
                Answer hidden = stranger.get("/api/circles/" + firstLine + path);
                assertThat(hidden.status()).as(who + path).isIn(404, 405);
                assertThat(hidden.bytes())
                        .as(who + path)
                        .isEqualTo(
                                stranger.get("/api/circles/" + UNKNOWN + path).bytes());
            }
            assertThat(stranger.delete("/api/circles/" + firstLine + "/membership")
                            .bytes())
                    .isEqualTo(stranger.delete("/api/circles/" + UNKNOWN + "/membership")
                            .bytes());
            assertThat(stranger.post("/api/circles/" + firstLine + "/admissions", Map.of("email", "x@example.org"))
                            .bytes())
                    .isEqualTo(
                            stranger.post("/api/circles/" + UNKNOWN + "/admissions", Map.of("email", "x@example.org"))
                                    .bytes());
            assertThat(stranger.delete("/api/circles/" + firstLine + "/members/" + UNKNOWN)
                            .bytes())
                    .isEqualTo(stranger.delete("/api/circles/" + UNKNOWN + "/members/" + UNKNOWN)
                            .bytes());
        }
    }

    @Test
    void an_administrator_sees_that_circles_exist_and_their_rule_but_neither_members_nor_content() {
        Browser dries = server.as("dries");
        Answer list = dries.get("/api/circles");
        int at = list.each("id").indexOf(firstLine);
        assertThat(list.each("state").get(at)).isEqualTo("administers");
        assertThat(list.each("people").get(at)).isEqualTo("null");
        Answer circle = dries.get("/api/circles/" + firstLine);
        assertThat(circle.status()).isEqualTo(200);
        assertThat(circle.at("rule").size()).isEqualTo(5);
        assertThat(circle.at("members").size()).isZero();
        assertThat(circle.text("people")).isEqualTo("null");
        assertThat(dries.get("/api/circles/" + firstLine + "/audience").bytes())
                .isEqualTo(dries.get("/api/circles/" + UNKNOWN + "/audience").bytes());
        assertThat(dries.get("/api/reports?circle=" + firstLine).each("id")).isEmpty();
    }

    @Test
    void only_members_write_in_a_circle() {
        for (String who : List.of("dries", "annemie", "pieter")) {
            Browser outsider = server.as(who);
            Answer refused =
                    outsider.post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "circle", firstLine));
            assertThat(refused.status()).as(who).isEqualTo(400);
            assertThat(refused.bytes())
                    .isEqualTo(outsider.post(
                                    "/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "circle", UNKNOWN))
                            .bytes());
        }
        assertThat(server.visitor()
                        .post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl"))
                        .status())
                .isEqualTo(401);
        assertThat(server.as("karim")
                        .post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "circle", firstLine))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_rule_of_a_circle_never_changes_and_no_circle_goes() {
        for (String change : List.of(
                "update circle set candid = false", "update circle set admits = '{host}'", "delete from circle")) {
            assertThatThrownBy(() -> server.sql(change + " where id = ?::uuid", firstLine))
                    .hasMessageContaining("never change");
        }
        assertThat(server.as("nadia")
                        .send("PUT", "/api/circles/" + firstLine, "{}".getBytes())
                        .status())
                .isIn(404, 405);
    }

    private static Map<String, Object> newCircle() {
        return new HashMap<>(Map.of(
                "kind",
                "working",
                "candid",
                true,
                "superiors",
                false,
                "admits",
                List.of("practitioner"),
                "names",
                Map.of("fr", "Nouveau cercle"),
                "founder",
                "gianni.pastorelli@example.org"));
    }

    @Test
    void an_administrator_makes_a_circle_whose_founder_is_asked_and_nobody_else_may() {
        Answer made = server.as("dries").post("/api/circles", newCircle());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Browser gianni = server.as("gianni");
        assertThat(gianni.get("/api/admissions").each("state")).containsExactly("to-accept");
        Answer invited = gianni.get("/api/circles/" + made.text("id"));
        assertThat(invited.text("state")).isEqualTo("invited");
        assertThat(invited.text("name")).isEqualTo("Nouveau cercle");
        gianni.post(
                "/api/admissions/" + gianni.get("/api/admissions").each("id").get(0) + "/acceptance", Map.of());
        assertThat(gianni.get("/api/circles").each("id")).contains(made.text("id"));
        assertThat(server.as("nadia").post("/api/circles", newCircle()).status())
                .isEqualTo(403);
        assertThat(server.visitor().post("/api/circles", newCircle()).status()).isEqualTo(401);
    }

    @Test
    void a_circle_that_cannot_be_is_refused_by_field() {
        Browser dries = server.as("dries");
        Map<String, List<Object>> wrong = new HashMap<>();
        wrong.put("kind", List.of("secret", "public"));
        wrong.put("admits", List.of(List.of(), List.of("mayor"), Arrays.asList("host", null)));
        wrong.put("names", List.of(Map.of(), Map.of("nl", " ")));
        wrong.put("founder", List.of("", "nobody@example.org", "annemie.lauwerier@example.org", "a\0b"));
        wrong.forEach((field, values) -> values.forEach(value -> {
            Map<String, Object> circle = newCircle();
            circle.put(field, value);
            Answer refused = dries.post("/api/circles", circle);
            assertThat(refused.status()).as(field + value + refused.body()).isEqualTo(400);
            assertThat(refused.fields()).as(field + value).containsExactly(field);
        }));
        Map<String, Object> open = newCircle();
        open.put("kind", "first-line");
        open.put("superiors", true);
        assertThat(dries.post("/api/circles", open).fields()).containsExactly("candid");
        Map<String, Object> telling = newCircle();
        telling.put("abouts", Map.of("nl", "Bel 0475 12 34 56"));
        assertThat(dries.post("/api/circles", telling).fields()).containsExactly("abouts.nl");
    }
}
