package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

class FundingTiesTest {
    private static TestServer server;
    private static People people;
    private static UUID funder;
    private static UUID funded;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        people = new People(server);
        funder = people.organisation("Province");
        funded = people.organisation("Town");
        people.member("of-province", funder, "custodian");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> tie() {
        return new HashMap<>(Map.of(
                "funder", funder, "funded", funded, "call", "A call", "from", "2026-01-01", "source", "Its own site"));
    }

    private static Answer confirm(String who, String tie) {
        return server.as(who).post("/api/funding-ties/" + tie + "/confirmation", Map.of());
    }

    @Test
    void an_administrator_records_a_tie_which_stays_unseen_and_without_effect_until_a_second_person_confirms_it() {
        UUID town = people.organisation("Another town");
        Map<String, Object> tie = tie();
        tie.put("funded", town);
        Answer made = server.as("dries").post("/api/funding-ties", tie);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String id = made.text("id");
        assertThat(server.as("nadia").get("/api/funding-ties").each("id")).doesNotContain(id);
        assertThat(server.visitor().get("/api/funding-ties").each("id")).doesNotContain(id);
        assertThat(server.as("jan").get("/api/funding-ties").each("id")).contains(id);
        assertThat(server.ask("select 1 from tie_in_force where funder_id = ? and funded_id = ?", funder, town))
                .isNull();

        assertThat(confirm("dries", id).status()).as("the recorder").isEqualTo(403);
        assertThat(confirm("of-province", id).status())
                .as("a custodian of a funder is none")
                .isEqualTo(404);
        assertThat(confirm("nadia", id).bytes())
                .as("a member sees no such tie")
                .isEqualTo(
                        confirm("nadia", "00000000-0000-4000-8000-000000000000").bytes());
        assertThat(server.visitor()
                        .post("/api/funding-ties/" + id + "/confirmation", Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(server.as("jan").get("/api/funding-ties").each("confirmed")).contains("false");

        Answer confirmed = confirm("jan", id);
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.text("confirmed")).isEqualTo("true");
        assertThat(server.as("nadia").get("/api/funding-ties").each("id")).contains(id);
        assertThat(server.visitor().get("/api/funding-ties").each("id")).contains(id);
        assertThat(server.ask("select 1 from tie_in_force where funder_id = ? and funded_id = ?", funder, town))
                .isEqualTo("1");
    }

    @Test
    void somebody_of_any_funder_confirms_no_tie_also_when_that_funding_has_yet_to_begin() {
        UUID coming = people.organisation("Coming funder");
        people.tie(coming, people.organisation("Coming funded"), -30, null);
        people.member("of-coming", coming, "custodian");
        String id = server.as("tom").post("/api/funding-ties", tie()).text("id");
        assertThat(confirm("of-coming", id).status()).isEqualTo(403);
        assertThat(confirm("dries", id).status())
                .as("an administrator of a funder")
                .isEqualTo(403);
        assertThat(confirm("aurelie", id).status()).isEqualTo(200);
    }

    @Test
    void nobody_but_an_administrator_records() {
        for (String who : List.of("jan", "nadia", "marc", "leila")) {
            assertThat(server.as(who).post("/api/funding-ties", tie()).status())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(server.visitor().post("/api/funding-ties", tie()).status()).isEqualTo(401);
    }

    @Test
    void a_call_or_a_source_of_one_character_is_refused_by_field() {
        for (String field : List.of("call", "source")) {
            for (String one : List.of(")", "\uD83D\uDE00")) {
                Map<String, Object> tie = tie();
                tie.put(field, one);
                Answer refused = server.as("tom").post("/api/funding-ties", tie);
                assertThat(refused.status()).as(field + refused.body()).isEqualTo(400);
                assertThat(refused.fields()).containsExactly(field);
            }
        }
    }

    @Test
    void a_tie_that_cannot_be_is_refused_by_field() {
        UUID unit = people.unit(funded, "Service");
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("funder", unit);
        wrong.put("funded", funder);
        wrong.put("call", "");
        wrong.put("from", "+999999999-12-31");
        wrong.put("until", "2025-12-31");
        wrong.put("source", "a\0b");
        wrong.forEach((field, value) -> {
            Map<String, Object> tie = tie();
            tie.put(field, value);
            Answer refused = server.as("tom").post("/api/funding-ties", tie);
            assertThat(refused.status()).as(field + refused.body()).isEqualTo(400);
            assertThat(refused.fields()).containsExactly(field);
        });
        Map<String, Object> telling = tie();
        telling.put("source", "Vraag het aan iemand@example.org");
        assertThat(server.as("tom").post("/api/funding-ties", telling).fields()).containsExactly("source");
        assertThatThrownBy(() -> people.tie(unit, funder, 10, null)).hasMessageContaining("root organisations");
    }

    @Test
    void one_key_records_one_tie() {
        Browser tom = server.as("tom").with("Idempotency-Key", "one-tie-is-enough");
        Map<String, Object> tie = tie();
        tie.put("call", "Sent twice");
        Answer once = tom.post("/api/funding-ties", tie);
        assertThat(tom.post("/api/funding-ties", tie).body()).isEqualTo(once.body());
        assertThat(server.ask("select count(*)::text from funding_tie where call = 'Sent twice'"))
                .isEqualTo("1");
    }

    @Test
    void a_tie_keeps_its_facts() {
        UUID tie = people.tie(people.organisation("X"), people.organisation("Y"), 10, null);
        assertThatThrownBy(() -> server.sql("update funding_tie set confirmed = null where id = ?", tie))
                .hasMessageContaining("keeps its facts");
        assertThatThrownBy(() -> server.sql("update funding_tie set funder_id = ? where id = ?", funder, tie))
                .hasMessageContaining("keeps its facts");
    }

    @Test
    void a_confirmed_tie_takes_out_the_funders_people_and_nobody_else_at_the_next_request() {
        String firstLine = server.circle("First line");
        Browser elif = server.as("elif");
        Browser hugo = server.as("hugo");
        String path = "/api/circles/" + firstLine;
        assertThat(elif.get(path).status()).isEqualTo(200);
        String waiting = String.valueOf(
                server.ask("select id::text from funding_tie where confirmed is null and call like 'Soutien%'"));
        assertThat(confirm("jan", waiting).status()).isEqualTo(200);

        assertThat(elif.get(path).bytes())
                .isEqualTo(elif.get("/api/circles/00000000-0000-4000-8000-000000000000")
                        .bytes());
        assertThat(hugo.get(path).status()).isEqualTo(200);
        assertThat(hugo.get(path).at("members").size()).isEqualTo(22);
        assertThat(server.ask("""
                select string_agg(m.handle || ' ' || s.ended_because, ',') from membership s join member m on m.id = s.member_id
                where s.ended is not null
                """)).isEqualTo("elif funding-tie");
        assertThat(elif.get("/api/circles").each("name")).contains("The network");
    }

    @Test
    void a_tie_and_a_seat_that_begin_later_take_the_funder_out_on_the_day() {
        UUID later = people.organisation("Later funder");
        UUID town = people.organisation("Later town");
        UUID circle = people.circle("later", true, false, "practitioner");
        UUID townsman = people.member("townsman", town, "practitioner");
        UUID officer = people.member("officer", later, "practitioner");
        UUID mover = people.member("mover", people.organisation("Third"), "practitioner");
        people.admit(circle, townsman, null);
        UUID tie = people.tie(later, town, -1, null);
        people.admit(circle, officer, townsman);
        people.admit(circle, mover, townsman);
        assertThat(people.reads(officer, circle)).isTrue();
        assertThat(people.reads(mover, circle)).isTrue();

        // the day comes: neither trigger nor application runs, the date is judged when reading
        server.sql("alter table funding_tie disable trigger user");
        server.sql("update funding_tie set starts = vrank_today() where id = ?", tie);
        server.sql("alter table funding_tie enable trigger user");
        assertThat(people.reads(officer, circle)).isFalse();
        assertThat(people.reads(mover, circle)).isTrue();
        assertThat(people.reads(townsman, circle)).isTrue();

        people.holds(mover, people.seat(later, "grant-officer", null), 0, null);
        assertThat(people.reads(mover, circle)).isFalse();
        assertThat(people.reads(townsman, circle)).isTrue();
        assertThat(server.as("mover").get("/api/circles").each("id")).doesNotContain(circle.toString());
        assertThat(server.as("townsman").get("/api/circles").each("id")).contains(circle.toString());
    }

    @Test
    void ties_show_who_funds_whom_by_name_with_dates_and_source() {
        Answer ties = server.visitor().with("Accept-Language", "fr").get("/api/funding-ties");
        assertThat(ties.body())
                .contains("Pont-Grillon")
                .contains("Verzonnen voor de demo")
                .doesNotContain("dries", "Malfroot");
        assertThat(LocalDate.parse(ties.text("items.0.from"))).isAfter(LocalDate.of(2000, 1, 1));
        assertThat(ties.body()).doesNotContain("recorded");
    }
}
