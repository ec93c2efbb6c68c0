package org.vrank.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Leila hosts the platform, Nadia and Karim have seats in it; Annemie does not read it. */
class AttendanceTest {
    private static TestServer server;
    private static String meeting;
    private static String path;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        String series = Gathering.series(server.as("leila"), server.circle("Brussels platform"), "Wie er is");
        meeting = Gathering.next(server, series);
        path = "/api/meetings/" + meeting;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String of(Answer attendance, String seat, String field) {
        int place = attendance.each("id").indexOf(seat);
        assertThat(place).as(attendance.body()).isNotNegative();
        return attendance.text("items." + place + "." + field);
    }

    @Test
    void a_seat_answers_for_itself_a_host_for_anybody_and_the_circle_reads_it() {
        Browser nadia = server.as("nadia");
        Browser leila = server.as("leila");
        String seat = Gathering.seat(server, "nadia");
        String karim = Gathering.seat(server, "karim");
        Answer list = nadia.get(path + "/attendance");
        assertThat(of(list, seat, "mine")).isEqualTo("true");
        assertThat(of(list, karim, "mine")).isEqualTo("false");
        assertThat(nadia.put(
                                path + "/attendance/" + seat,
                                Map.of("answer", "not", "apology", "Opleiding", "standIn", "Een collega"))
                        .status())
                .isEqualTo(204);
        Answer read = server.as("karim").get(path + "/attendance");
        assertThat(of(read, seat, "answer")).isEqualTo("not");
        assertThat(of(read, seat, "apology")).isEqualTo("Opleiding");
        assertThat(of(read, seat, "standIn")).isEqualTo("Een collega");
        assertThat(nadia.put(path + "/attendance/" + karim, Map.of("answer", "there"))
                        .fields())
                .containsExactly("seat");
        assertThat(leila.put(path + "/attendance/" + karim, Map.of("answer", "online"))
                        .status())
                .isEqualTo(204);
        assertThat(nadia.put(path + "/attendance/" + seat, Map.of("answer", "maybe"))
                        .fields())
                .containsExactly("answer");
        for (Browser other : List.of(server.as("annemie"), server.as("dries"))) {
            assertThat(other.get(path + "/attendance").bytes())
                    .isEqualTo(other.get("/api/meetings/" + Gathering.NOWHERE + "/attendance")
                            .bytes());
            assertThat(other.put(path + "/attendance/" + seat, Map.of("answer", "there"))
                            .bytes())
                    .isEqualTo(other.put(
                                    "/api/meetings/" + Gathering.NOWHERE + "/attendance/" + seat,
                                    Map.of("answer", "there"))
                            .bytes());
        }
    }

    @Test
    void what_the_whole_circle_reads_of_an_apology_is_asked_about_and_numbers_are_refused() {
        Browser nadia = server.as("nadia");
        String own = path + "/attendance/" + Gathering.seat(server, "nadia");
        Map<String, Object> away = new HashMap<>(Map.of(
                "answer",
                "not",
                "apology",
                "Spoedoverleg over Fatima Benali",
                "standIn",
                "Karim Haddad",
                "language",
                "nl"));
        Answer asked = nadia.put(own, away);
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.fields()).as("a stand-in is a name").containsExactly("apology");
        away.put("answered", List.of(asked.text("violations.0.hit.key")));
        assertThat(nadia.put(own, away).status()).isEqualTo(204);
        assertThat(nadia.put(own, Map.of("answer", "not", "apology", "Bel 0470 12 34 56"))
                        .fields())
                .containsExactly("apology");
    }

    @Test
    void a_host_ticks_who_is_there_and_nobody_else_does() {
        String seat = Gathering.seat(server, "godelieve");
        assertThat(server.as("godelieve")
                        .put(path + "/attendance/" + seat + "/presence", Map.of("presence", "present"))
                        .status())
                .isEqualTo(403);
        Browser leila = server.as("leila");
        for (String presence : List.of("excused", "absent", "online", "present")) {
            assertThat(leila.put(path + "/attendance/" + seat + "/presence", Map.of("presence", presence))
                            .status())
                    .isEqualTo(204);
            assertThat(of(leila.get(path + "/attendance"), seat, "presence")).isEqualTo(presence);
        }
        assertThat(leila.put(path + "/attendance/" + seat + "/presence", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(of(leila.get(path + "/attendance"), seat, "presence")).isEqualTo("null");
        assertThat(leila.put(path + "/attendance/" + Gathering.NOWHERE + "/presence", Map.of("presence", "present"))
                        .fields())
                .containsExactly("seat");
    }

    @Test
    void guests_are_written_down_by_the_host() {
        Browser leila = server.as("leila");
        Map<String, Object> guest = Map.of("name", "Iemand van ver", "from", "Universiteit");
        assertThat(server.as("nadia").post(path + "/guests", guest).status()).isEqualTo(403);
        String id = Gathering.made(leila.post(path + "/guests", guest));
        assertThat(server.as("nadia").get(path + "/attendance").each("guests", "name"))
                .contains("Iemand van ver");
        assertThat(server.as("nadia").delete(path + "/guests/" + id).status()).isEqualTo(403);
        assertThat(leila.delete(path + "/guests/" + id).status()).isEqualTo(204);
        assertThat(leila.delete(path + "/guests/" + id).status()).isEqualTo(404);
        assertThat(leila.post(path + "/guests", Map.of("name", "x")).fields()).containsExactly("name");
    }

    @Test
    void whoever_is_in_the_room_says_so_with_the_code_until_the_host_ends_the_meeting() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, server.circle("Brussels platform"), "Met code");
        String held = Gathering.next(server, series);
        String here = "/api/meetings/" + held;
        server.sql("update meeting set day = vrank_today() where id = ?::uuid", held);
        Browser karim = server.as("karim");
        String seat = Gathering.seat(server, "karim");
        assertThat(karim.post(here + "/check-ins", Map.of("seat", seat, "code", "123456"))
                        .fields())
                .as("nobody has shown a code yet")
                .containsExactly("code");
        assertThat(karim.post(here + "/code", Map.of()).status()).isEqualTo(403);
        String code = leila.post(here + "/code", Map.of()).text("code");
        assertThat(leila.post(here + "/code", Map.of()).text("code")).isEqualTo(code);
        assertThat(karim.post(here + "/check-ins", Map.of("seat", Gathering.seat(server, "nadia"), "code", code))
                        .fields())
                .containsExactly("seat");
        assertThat(karim.post(here + "/check-ins", Map.of("seat", seat, "code", code, "online", true))
                        .status())
                .isEqualTo(204);
        assertThat(of(leila.get(here + "/attendance"), seat, "presence")).isEqualTo("online");
        assertThat(server.as("annemie")
                        .post(here + "/check-ins", Map.of("seat", seat, "code", code))
                        .status())
                .isEqualTo(404);
        leila.post(here + "/closing", Map.of());
        assertThat(karim.post(here + "/check-ins", Map.of("seat", seat, "code", code))
                        .fields())
                .containsExactly("code");
        assertThat(karim.put(here + "/attendance/" + seat, Map.of("answer", "there"))
                        .fields())
                .containsExactly("state");
        assertThat(of(leila.get(here + "/attendance"), seat, "presence")).isEqualTo("online");
    }

    @Test
    void nobody_is_there_before_the_day_of_the_meeting_has_begun_in_Brussels() {
        // the next day already in Brussels, not yet in Greenwich
        LocalDate before = LocalDate.ofInstant(TestServer.NOW, ZoneOffset.UTC);
        Instant late = before.atTime(23, 30).toInstant(ZoneOffset.UTC);
        try (TestServer night = TestServer.demo(Map.of(), List.of(Clock.fixed(late, ZoneOffset.UTC)))) {
            Browser leila = night.as("leila");
            String held =
                    Gathering.next(night, Gathering.series(leila, night.circle("Brussels platform"), "Na middernacht"));
            String here = "/api/meetings/" + held;
            String code = leila.post(here + "/code", Map.of()).text("code");
            Browser karim = night.as("karim");
            String seat = Gathering.seat(night, "karim");
            Map<String, Object> given = Map.of("seat", seat, "code", code);
            night.sql("update meeting set day = ? where id = ?::uuid", before.plusDays(2), held);
            Answer refused = karim.post(here + "/check-ins", given);
            assertThat(refused.fields()).containsExactly("code");
            assertThat(refused.body()).contains("from the day of the meeting on");
            assertThat(of(leila.get(here + "/attendance"), seat, "presence")).isEqualTo("null");
            night.sql("update meeting set day = ? where id = ?::uuid", before.plusDays(1), held);
            assertThat(karim.post(here + "/check-ins", given).status()).isEqualTo(204);
            assertThat(of(leila.get(here + "/attendance"), seat, "presence")).isEqualTo("present");
        }
    }

    @Test
    void a_seat_that_passes_on_keeps_its_history_and_the_old_name_goes() {
        Browser leila = server.as("leila");
        String seat = Gathering.seat(server, "tine");
        leila.put(path + "/attendance/" + seat + "/presence", Map.of("presence", "present"));
        assertThat(of(leila.get(path + "/attendance"), seat, "name")).contains("Tine");
        server.sql("update tenure set ends = vrank_today() - 1 where seat_id = ?::uuid and ends is null", seat);
        Answer after = leila.get(path + "/attendance");
        assertThat(of(after, seat, "presence")).isEqualTo("present");
        assertThat(of(after, seat, "name")).isEqualTo("null");
    }

    @Test
    void who_leaves_vrank_takes_along_why_they_did_not_come_and_leaves_that_their_seat_was_not_there() {
        Browser ines = server.as("ines");
        String seat = Gathering.seat(server, "ines");
        ines.put(path + "/attendance/" + seat, Map.of("answer", "not", "apology", "Ziek", "standIn", "Een buur"));
        Answer data = ines.get("/api/me/data");
        assertThat(data.body()).contains("Ziek", "Een buur");
        assertThat(server.as("nadia").get("/api/me/data").body()).doesNotContain("Ziek");
        assertThat(ines.post(
                                "/api/me/deletion",
                                Map.of("email", "ines.carpentier-mbala@example.org", "reports", Map.of()))
                        .status())
                .isEqualTo(204);
        Answer after = server.as("leila").get(path + "/attendance");
        assertThat(of(after, seat, "answer")).isEqualTo("not");
        assertThat(of(after, seat, "apology")).isEmpty();
        assertThat(of(after, seat, "standIn")).isEmpty();
    }
}
