package org.vrank.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Leila hosts; Nadia, Karim and Sofie read the platform, Nadia the first line too; Annemie and Dries read the network alone. */
class SeriesTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS);
    private static TestServer server;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        platform = server.circle("Brussels platform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_series_of_first_tuesdays_has_its_days_and_its_first_meeting_for_the_circle_and_nobody_else() {
        Browser leila = server.as("leila");
        String id = Gathering.series(leila, platform, "Platform");
        Answer read = server.as("nadia").get("/api/series/" + id);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("circle.id")).isEqualTo(platform);
        assertThat(read.at("hosts").getBooleanValue()).isFalse();
        assertThat(leila.get("/api/series/" + id).at("hosts").getBooleanValue()).isTrue();
        List<LocalDate> days =
                read.each("days", "day").stream().map(LocalDate::parse).toList();
        assertThat(days).hasSize(15).allSatisfy(day -> {
            assertThat(day.getDayOfWeek().getValue()).isEqualTo(2);
            assertThat(day.getDayOfMonth()).isLessThanOrEqualTo(7);
        });
        assertThat(read.each("meetings", "state")).containsExactly("planned");
        String first = read.each("days", "leftOut").indexOf("null") < 0
                ? ""
                : days.get(read.each("days", "leftOut").indexOf("null")).toString();
        assertThat(read.text("meetings.0.day")).isEqualTo(first);
        String meeting = read.text("meetings.0.id");
        for (Browser other : List.of(server.as("annemie"), server.as("dries"), server.visitor())) {
            assertThat(other.get("/api/series/" + id).bytes())
                    .isEqualTo(other.get("/api/series/" + Gathering.NOWHERE).bytes());
            assertThat(other.get("/api/meetings/" + meeting).bytes())
                    .isEqualTo(other.get("/api/meetings/" + Gathering.NOWHERE).bytes());
            assertThat(other.get("/api/meetings").each("id")).doesNotContain(meeting);
            assertThat(other.get("/api/series").each("id")).doesNotContain(id);
        }
        assertThat(server.as("nadia").get("/api/meetings").each("id")).contains(meeting);
    }

    @Test
    void only_a_host_of_the_circle_makes_a_series_and_a_circle_of_others_is_none() {
        Map<String, Object> plan = Gathering.plan(platform, "Zonder mandaat");
        assertThat(server.visitor().post("/api/series", plan).status()).isEqualTo(401);
        assertThat(server.as("nadia").post("/api/series", plan).status()).isEqualTo(403);
        Answer elsewhere = server.as("leila").post("/api/series", Gathering.plan(server.circle("First line"), "x"));
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.fields()).containsExactly("circle");
        assertThat(elsewhere.bytes())
                .isEqualTo(server.as("leila")
                        .post("/api/series", Gathering.plan(Gathering.NOWHERE, "x"))
                        .bytes());
        assertThat(server.as("leila")
                        .post("/api/series", Gathering.plan(server.circle("Everyone"), "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_is_wrong_is_said_by_field() {
        Map<String, Object> plan = Gathering.plan(platform, " ");
        plan.put("rule", "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2");
        plan.put("begins", "25:00");
        plan.put("minutes", 5);
        plan.put("languages", List.of("it"));
        plan.put("link", "http://plain.example");
        plan.put("place", "Bel 0470 12 34 56");
        assertThat(server.as("leila").post("/api/series", plan).fields())
                .containsExactlyInAnyOrder("title", "rule", "begins", "minutes", "languages", "link", "place");
    }

    @Test
    void a_public_holiday_is_left_out_unless_the_series_meets_on_it() {
        Map<String, Object> plan = Gathering.plan(platform, "Elke dag");
        plan.put("rule", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU");
        Browser leila = server.as("leila");
        String id = Gathering.made(leila.post("/api/series", plan));
        assertThat(server.ask(
                        "select count(*) from occurrence where series_id = ?::uuid and to_char(day, 'MM-DD') = '12-25' and left_out = 'holiday'",
                        id))
                .isEqualTo("10");
        plan.put("holidays", true);
        String always = Gathering.made(leila.post("/api/series", plan));
        assertThat(server.ask(
                        "select count(*) from occurrence where series_id = ?::uuid and left_out is not null", always))
                .isEqualTo("0");
    }

    @Test
    void a_day_is_left_out_and_taken_in_again_and_a_change_of_the_rule_keeps_what_was_left_out() {
        Browser leila = server.as("leila");
        String id = Gathering.series(leila, platform, "Met uitzonderingen");
        String path = "/api/series/" + id;
        String third = leila.get(path).text("days.3.day");
        assertThat(leila.put(path + "/days", Map.of("day", third, "leftOut", true))
                        .status())
                .isEqualTo(204);
        assertThat(leila.get(path).text("days.3.leftOut")).isEqualTo("host");
        Map<String, Object> changed = Gathering.plan(platform, "Anders");
        changed.remove("circle");
        changed.put("version", 1);
        Answer kept = leila.put(path, changed);
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.text("title")).isEqualTo("Anders");
        assertThat(kept.text("days.3.leftOut")).isEqualTo("host");
        assertThat(leila.put(path, changed).status()).isEqualTo(409);
        assertThat(leila.put(path + "/days", Map.of("day", third, "leftOut", false))
                        .status())
                .isEqualTo(204);
        assertThat(leila.get(path).text("days.3.leftOut")).isEqualTo("null");
        assertThat(leila.put(path + "/days", Map.of("day", "2026-01-01", "leftOut", true))
                        .fields())
                .containsExactly("day");
        changed.put("version", 2);
        assertThat(server.as("nadia").put(path, changed).status()).isEqualTo(403);
        assertThat(server.as("annemie").put(path, changed).status()).isEqualTo(404);
    }

    @Test
    void a_meeting_moves_and_is_cancelled_and_the_next_one_opens_by_itself() {
        Browser leila = server.as("leila");
        String id = Gathering.series(leila, platform, "Die verhuist");
        String meeting = Gathering.next(server, id);
        Map<String, Object> moved = new HashMap<>(Map.of(
                "version",
                1,
                "day",
                TODAY.plusDays(2).toString(),
                "begins",
                "09:30",
                "minutes",
                60,
                "languages",
                List.of("fr")));
        assertThat(server.as("nadia").put("/api/meetings/" + meeting, moved).status())
                .isEqualTo(403);
        Answer there = leila.put("/api/meetings/" + meeting, moved);
        assertThat(there.status()).as(there.body()).isEqualTo(200);
        assertThat(there.text("begins")).isEqualTo("09:30");
        assertThat(there.text("day")).isEqualTo(TODAY.plusDays(2).toString());
        assertThat(leila.put("/api/meetings/" + meeting, moved).status()).isEqualTo(409);
        assertThat(server.as("karim")
                        .post("/api/meetings/" + meeting + "/cancellation", Map.of("reason", "Ziek"))
                        .status())
                .isEqualTo(403);
        assertThat(leila.post("/api/meetings/" + meeting + "/cancellation", Map.of("reason", ""))
                        .fields())
                .containsExactly("reason");
        Answer gone = leila.post("/api/meetings/" + meeting + "/cancellation", Map.of("reason", "Zaal bezet"));
        assertThat(gone.text("state")).isEqualTo("cancelled");
        assertThat(gone.text("because")).isEqualTo("Zaal bezet");
        String next = Gathering.next(server, id);
        assertThat(next).isNotEqualTo(meeting).isNotEqualTo("null");
        assertThat(leila.post("/api/meetings/" + meeting + "/closing", Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void where_notes_are_taken_is_known_to_who_reads_both_circles_alone() {
        String id = Gathering.series(server.as("leila"), platform, "Met notities");
        String path = "/api/series/" + id;
        String firstLine = server.circle("First line");
        Browser nadia = server.as("nadia");
        assertThat(nadia.post(path + "/notes-circles", Map.of("circle", firstLine))
                        .status())
                .isEqualTo(204);
        assertThat(nadia.get(path).each("notes", "id")).containsExactly(firstLine);
        for (String other : List.of("leila", "godelieve")) {
            assertThat(server.as(other).get(path).each("notes", "id")).as(other).isEmpty();
        }
        Browser leila = server.as("leila");
        assertThat(leila.post(path + "/notes-circles", Map.of("circle", firstLine))
                        .bytes())
                .isEqualTo(leila.post(path + "/notes-circles", Map.of("circle", Gathering.NOWHERE))
                        .bytes());
        assertThat(leila.delete(path + "/notes-circles/" + firstLine).bytes())
                .isEqualTo(leila.delete(path + "/notes-circles/" + Gathering.NOWHERE)
                        .bytes());
        assertThat(nadia.post(path + "/notes-circles", Map.of("circle", server.circle("The network")))
                        .fields())
                .containsExactly("circle");
        assertThat(nadia.delete(path + "/notes-circles/" + firstLine).status()).isEqualTo(204);
        assertThat(nadia.get(path).each("notes", "id")).isEmpty();
    }

    @Test
    void the_job_opens_a_meeting_for_a_series_whose_host_did_not_come_by() {
        Browser leila = server.as("leila");
        String id = Gathering.series(leila, platform, "Zonder beheerder");
        String meeting = Gathering.next(server, id);
        String item = Gathering.planned(leila, id, meeting, "Blijft liggen");
        server.sql("update meeting set day = ? where id = ?::uuid", java.sql.Date.valueOf(TODAY.minusDays(3)), meeting);
        server.context().getBean(NextMeetings.class).open();
        String next = String.valueOf(server.ask(
                "select id::text from meeting where series_id = ?::uuid and day >= ? and state = 'planned'",
                id,
                java.sql.Date.valueOf(TODAY)));
        assertThat(next).isNotEqualTo("null").isNotEqualTo(meeting);
        assertThat(server.ask("select meeting_id::text from agenda_item where id = ?::uuid", item))
                .as("its host can still minute the one that nobody ended")
                .isEqualTo(meeting);
        server.sql(
                "update meeting set day = ? where id = ?::uuid", java.sql.Date.valueOf(TODAY.minusDays(11)), meeting);
        server.context().getBean(NextMeetings.class).open();
        assertThat(server.ask("select state from meeting where id = ?::uuid", meeting))
                .isEqualTo("held");
        assertThat(server.ask("select meeting_id::text from agenda_item where id = ?::uuid", item))
                .isEqualTo(next);
    }
}
