package org.vrank.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

class AdministrationTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS);

    private static TestServer server;
    private static People people;
    private static UUID town;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        people = new People(server);
        town = people.organisation("Kwarteldorp");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String member(String handle) {
        return String.valueOf(server.ask("select id::text from member where handle = ?", handle));
    }

    private static String seat(String handle) {
        return String.valueOf(server.ask(
                "select t.seat_id::text from tenure t join member m on m.id = t.member_id where m.handle = ? and t.ends is null",
                handle));
    }

    @Test
    void who_is_invited_gets_a_mail_in_their_language_that_says_where_to_sign_in() {
        for (String language : List.of("nl", "fr", "en")) {
            String email = "invited." + language + "@example.org";
            Answer made = server.as("dries")
                    .post(
                            "/api/members",
                            Map.of(
                                    "name",
                                    "Invited " + language,
                                    "email",
                                    email,
                                    "language",
                                    language,
                                    "seat",
                                    Map.of("organisation", town, "kind", "practitioner")));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(server.ask("select body from mail where recipient = ?", email))
                    .contains("http://vrank.test/" + language + "/sign-in");
        }
    }

    @Test
    void the_roster_is_for_administrators_and_shows_seats_but_no_address_and_no_circle() {
        Answer roster = server.as("dries").get("/api/members?q=ouahbi");
        assertThat(roster.each("name")).containsExactly("Nadia Ouahbi");
        assertThat(roster.text("items.0.seats.0.organisation")).contains("Prevention service");
        assertThat(server.as("dries").get("/api/members").body()).doesNotContain("@", "First line", "Working group");
        for (String who : List.of("nadia", "leila", "jan")) {
            assertThat(server.as(who).get("/api/members").status()).as(who).isEqualTo(403);
        }
        assertThat(server.visitor().get("/api/members").status()).isEqualTo(401);
    }

    @Test
    void a_second_seat_counts_beside_the_first() {
        UUID whom = people.member("two-seats", town, "practitioner");
        Map<String, Object> seat = new HashMap<>(Map.of("organisation", town, "kind", "trainer"));
        assertThat(server.as("leila")
                        .post("/api/members/" + whom + "/seats", seat)
                        .status())
                .isEqualTo(403);
        Answer made = server.as("dries").post("/api/members/" + whom + "/seats", seat);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(server.as("two-seats").get("/api/me").each("member.seats", "kind"))
                .containsExactlyInAnyOrder("practitioner", "trainer");
        seat.put("kind", "mayor");
        assertThat(server.as("dries")
                        .post("/api/members/" + whom + "/seats", seat)
                        .fields())
                .containsExactly("kind");
        seat.put("kind", "trainer");
        assertThat(server.as("dries")
                        .post("/api/members/00000000-0000-4000-8000-000000000000/seats", seat)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_successor_takes_the_seat_and_neither_memberships_nor_drafts_nor_authorship() {
        String firstLine = server.circle("First line");
        Browser karim = server.as("karim");
        Answer draft =
                karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "fr", "title", "Resté à moi"));
        people.member("successor");
        String seat = seat("karim");
        Answer passed = server.as("dries")
                .post(
                        "/api/members/seats/" + seat + "/successions",
                        Map.of("member", member("successor"), "reason", "Karim va travailler ailleurs"));
        assertThat(passed.status()).as(passed.body()).isEqualTo(204);

        Browser successor = server.as("successor");
        assertThat(successor.get("/api/me").text("member.seats.0.id")).isEqualTo(seat);
        assertThat(successor.get("/api/circles").each("state")).containsExactly("open");
        assertThat(successor.get("/api/circles/" + firstLine).status()).isEqualTo(404);
        assertThat(successor.get("/api/manuscripts").each("id")).isEmpty();
        assertThat(successor.get("/api/manuscripts/" + draft.text("id")).status())
                .isEqualTo(404);
        assertThat(successor.get("/api/reports/own").each("id")).isEmpty();

        assertThat(karim.get("/api/me").at("member.seats").size()).isZero();
        assertThat(karim.get("/api/circles/" + firstLine).status())
                .as("who holds no seat that the circle admits reads there no longer")
                .isEqualTo(404);
        assertThat(karim.get("/api/manuscripts").each("id")).contains(draft.text("id"));
        assertThat(karim.get("/api/reports/own").each("id")).isNotEmpty();
        assertThat(karim.get("/api/acts").text("items.0.kind")).isEqualTo("seat-passed-on");
        assertThat(successor.get("/api/acts").each("kind")).containsExactly("seat-received");
    }

    @Test
    void a_seat_passes_on_only_to_somebody_else_and_from_a_later_day() {
        UUID holder = people.member("holder", town, "practitioner");
        String path = "/api/members/seats/" + seat("holder") + "/successions";
        assertThat(server.as("dries").post(path, Map.of("member", holder)).fields())
                .containsExactly("member");
        String other = people.member("early").toString();
        assertThat(server.as("dries")
                        .post(
                                path,
                                Map.of(
                                        "member",
                                        other,
                                        "from",
                                        TODAY.minusDays(400).toString()))
                        .fields())
                .containsExactly("from");
        assertThat(server.as("dries")
                        .post(path, Map.of("member", "00000000-0000-4000-8000-000000000000"))
                        .fields())
                .containsExactly("member");
        assertThat(server.as("nadia").post(path, Map.of("member", other)).status())
                .isEqualTo(403);
        assertThat(server.as("dries").post(path, Map.of("member", other)).status())
                .isEqualTo(204);
        String third = people.member("third").toString();
        String between = TODAY.minusDays(3).toString();
        assertThat(server.as("dries")
                        .post(path, Map.of("member", third, "from", between))
                        .fields())
                .as("before a successor who is there already")
                .containsExactly("from");
    }

    @Test
    void who_is_suspended_reads_nothing_from_the_next_request_on_until_it_is_lifted() {
        Browser suspended = server.as("wout");
        String firstLine = "/api/circles/" + server.circle("First line");
        String feed = suspended
                .post("/api/feeds", Map.of("circle", server.circle("First line")))
                .text("address")
                .substring("http://vrank.test".length());
        int before = server.as("nadia").get(firstLine).at("people").getIntValue();
        String path = "/api/members/" + member("wout") + "/suspension";
        assertThat(server.as("nadia").put(path, Map.of("reason", "x")).status()).isEqualTo(403);
        assertThat(server.as("dries").put(path, Map.of("reason", "")).fields()).containsExactly("reason");
        assertThat(server.as("dries")
                        .put(path, Map.of("reason", "Account uitgeleend"))
                        .status())
                .isEqualTo(204);

        assertThat(suspended.get("/api/me").text("member")).isEqualTo("null");
        assertThat(suspended.get(firstLine).status()).isEqualTo(404);
        assertThat(suspended.get("/api/manuscripts").status()).isEqualTo(401);
        assertThat(server.visitor().get(feed).status()).isEqualTo(404);
        assertThat(server.visitor().post("/api/sign-ins", Map.of("as", "wout")).status())
                .isNotEqualTo(201);
        assertThat(server.as("nadia").get(firstLine).at("people").getIntValue()).isEqualTo(before - 1);
        Browser asking = server.visitor();
        asking.post("/api/sign-ins", Map.of("email", "wout.decraene@example.org", "language", "nl"));
        assertThat(
                        server.ask(
                                "select count(*)::text from mail where recipient = 'wout.decraene@example.org' and subject like '%meld%'"))
                .isEqualTo("0");

        assertThat(server.as("dries").delete(path).status()).isEqualTo(204);
        assertThat(suspended.get("/api/me").text("member"))
                .as("the old session stays ended")
                .isEqualTo("null");
        Browser back = server.as("wout");
        assertThat(back.get(firstLine).status()).isEqualTo(200);
        assertThat(back.get("/api/acts").each("reason")).contains("Account uitgeleend");
        assertThat(back.get("/api/acts").each("actor")).contains("Dries Malfroot");
    }

    @Test
    void an_administrator_suspends_anybody_but_themselves_so_that_one_remains() {
        assertThat(server.as("dries")
                        .put("/api/members/" + member("dries") + "/suspension", Map.of("reason", "Moe"))
                        .fields())
                .containsExactly("member");
        assertThat(server.as("dries")
                        .put("/api/members/00000000-0000-4000-8000-000000000000/suspension", Map.of("reason", "Moe"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_log_tells_an_administrator_everything_but_who_is_proposed_for_a_candid_circle_they_do_not_read() {
        String firstLine = server.circle("First line");
        String email = "mehmet.yalincay@example.org";
        assertThat(server.as("tom")
                        .post("/api/circles/" + firstLine + "/admissions", Map.of("email", email))
                        .status())
                .isEqualTo(201);
        assertThat(server.as("tom").get("/api/acts").each("about"))
                .as("who did it")
                .contains("First line");
        assertThat(server.as("dries").get("/api/acts").each("about"))
                .as("another administrator")
                .doesNotContain("First line");
        assertThat(server.as("mehmet").get("/api/acts").each("kind"))
                .as("who was proposed and does not know")
                .doesNotContain("proposed");

        UUID whom = people.member("logged", town, "practitioner");
        server.as("dries").delete("/api/members/seats/" + seat("logged") + "?reason=Contract%20afgelopen");
        Answer log = server.as("tom").get("/api/acts");
        assertThat(log.text("items.0.kind")).isEqualTo("seat-ended");
        assertThat(log.text("items.0.actor")).isEqualTo("Dries Malfroot");
        assertThat(log.text("items.0.subject")).isEqualTo("Name logged");
        assertThat(log.text("items.0.about")).isEqualTo("First-line practitioner, Kwarteldorp");
        assertThat(log.text("items.0.reason")).isEqualTo("Contract afgelopen");
        assertThat(server.as("logged").get("/api/acts").each("reason")).containsExactly("Contract afgelopen");
        assertThat(server.as("nadia").get("/api/acts").body()).doesNotContain("Contract afgelopen");
        assertThat(server.visitor().get("/api/acts").status()).isEqualTo(401);
        assertThat(whom).isNotNull();
    }

    @Test
    void a_reason_that_would_tell_on_somebody_is_refused() {
        UUID whom = people.member("told-on", town, "practitioner");
        assertThat(server.as("dries")
                        .put("/api/members/" + whom + "/suspension", Map.of("reason", "Bel 0470 12 34 56"))
                        .fields())
                .containsExactly("reason");
    }

    /** Everything an administrator's pages ask for, after a candid text full of words that stand nowhere else. */
    @Test
    void no_answer_to_an_administrator_holds_a_word_of_a_candid_circle() {
        String canary = "zwaluwkwestiekanarie";
        String firstLine = server.circle("First line");
        Browser nadia = server.as("nadia");
        Answer draft = nadia.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "failure",
                        "language",
                        "nl",
                        "title",
                        "Titel " + canary,
                        "circle",
                        firstLine,
                        "name",
                        "named",
                        "answers",
                        Map.of("actual", "Tekst " + canary)));
        String report = nadia.post("/api/reports", Map.of("manuscript", draft.text("id"), "version", 1))
                .text("id");
        assertThat(nadia.get("/api/reports/" + report).body()).contains(canary);
        for (String who : List.of("dries", "tom")) {
            Browser administrator = server.as(who);
            for (String path : List.of(
                    "/api/me",
                    "/api/me/data",
                    "/api/members",
                    "/api/acts",
                    "/api/organisations",
                    "/api/circles",
                    "/api/circles/" + firstLine,
                    "/api/circles/" + firstLine + "/audience",
                    "/api/circles/" + firstLine + "/changes",
                    "/api/funding-ties",
                    "/api/admissions",
                    "/api/mails",
                    "/api/reports?limit=50",
                    "/api/reports/" + report,
                    "/api/search?q=" + canary,
                    "/api/search/suggestions?q=zwaluwkw",
                    "/api/members?q=" + canary)) {
                Answer answer = administrator.get(path);
                assertThat(answer.body().replace("q=" + canary, ""))
                        .as(who + path)
                        .doesNotContain(canary);
                assertThat(answer.body())
                        .as(who + path)
                        .doesNotContain(report.equals("null") ? "-" : "Titel " + canary);
            }
            assertThat(administrator
                            .get("/api/circles/" + firstLine)
                            .at("members")
                            .size())
                    .isZero();
        }
    }
}
