package org.vrank.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** A year of the platform: twelve meetings, nineteen seats, fifteen guests, 140 items and sixty actions. */
class YearTest {
    private static final int MEETINGS = 12;
    private static final int SEATS = 19;
    private static final int GUESTS = 15;
    private static final int ITEMS = 140;
    private static final int ACTIONS = 60;
    private static final LocalDate TODAY = LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS);
    private static final List<String> PRESENCES = List.of("present", "online", "excused", "absent");

    private static TestServer server;
    private static Browser leila;

    private final List<String> meetings = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private final Map<String, String> presences = new HashMap<>();

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        leila = server.as("leila");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_year_is_whole_at_its_end() {
        String series = Gathering.series(leila, server.circle("Brussels platform"), "Een jaar");
        String handedOver = Gathering.seat(server, "nadia");
        for (int month = 0; month < MEETINGS; month++) {
            String meeting = Gathering.next(server, series);
            meetings.add(meeting);
            List<String> seats = leila.get(path(meeting) + "/attendance").each("id");
            assertThat(seats).hasSizeGreaterThanOrEqualTo(SEATS).contains(handedOver);
            List<String> sitting = new ArrayList<>(seats);
            sitting.remove(handedOver);
            sitting.add(0, handedOver);
            hold(series, meeting, month, sitting.subList(0, SEATS));
            if (month == MEETINGS / 2) {
                handOver(handedOver);
            }
        }
        assertThat(meetings).doesNotHaveDuplicates();

        // Every item stands in the one place where its state says: closed in its meeting, or on the agenda to come.
        String next = Gathering.next(server, series);
        Set<String> carried = Set.copyOf(leila.get(path(next) + "/agenda-items").each("id"));
        List<String> closed = new ArrayList<>();
        for (String meeting : meetings) {
            // an earlier agenda still says what stood on it; where an item is now, it says itself
            Answer agenda = leila.get(path(meeting) + "/agenda-items");
            List<String> states = agenda.each("state");
            for (int i = 0; i < states.size(); i++) {
                String id = agenda.text("items." + i + ".id");
                if (states.get(i).equals("closed")) {
                    closed.add(id);
                } else {
                    assertThat(carried).contains(id);
                }
            }
        }
        assertThat(closed).doesNotHaveDuplicates().doesNotContainAnyElementsOf(carried);
        assertThat(IntStream.range(0, ITEMS).filter(i -> stays(i)).count())
                .isEqualTo(IntStream.range(0, ITEMS)
                        .filter(i -> stays(i) && carried.contains(items.get(i)))
                        .count());
        assertThat(closed.size() + carried.size()).isEqualTo(ITEMS);
        assertThat(closed).as("not one was closed").isNotEmpty();

        // The register has every action once; who is late is seen by its seat, whoever holds it.
        List<String> register = everything("/api/series/" + series + "/actions?");
        assertThat(register).containsExactlyInAnyOrderElementsOf(actions);
        assertThat(everything("/api/series/" + series + "/actions?state=done&")).hasSize(ACTIONS / 2);

        // Guests and presence stay with the seat and the meeting.
        assertThat(meetings.stream()
                        .mapToInt(one -> leila.get(path(one) + "/attendance")
                                .at("guests")
                                .size())
                        .sum())
                .isEqualTo(GUESTS);
        for (String meeting : meetings) {
            Answer attendance = server.as("karim").get(path(meeting) + "/attendance");
            int at = attendance.each("id").indexOf(handedOver);
            assertThat(attendance.text("items." + at + ".presence")).isEqualTo(presences.get(meeting + handedOver));
        }
    }

    private static String path(String meeting) {
        return "/api/meetings/" + meeting;
    }

    /** Every fifth item is never finished. */
    private static boolean stays(int item) {
        return item % 5 == 0;
    }

    private void hold(String series, String meeting, int month, List<String> seats) {
        int upTo = ITEMS * (month + 1) / MEETINGS;
        List<Integer> fresh = new ArrayList<>();
        while (items.size() < upTo) {
            fresh.add(items.size());
            items.add(Gathering.planned(leila, series, meeting, "Punt " + items.size()));
        }
        for (int i = 0; i < seats.size(); i++) {
            String presence = PRESENCES.get((i + month) % 4);
            presences.put(meeting + seats.get(i), presence);
            Answer ticked = leila.put(
                    path(meeting) + "/attendance/" + seats.get(i) + "/presence", Map.of("presence", presence));
            assertThat(ticked.status()).as(ticked.body()).isEqualTo(204);
        }
        for (int guest = GUESTS * month / MEETINGS; guest < GUESTS * (month + 1) / MEETINGS; guest++) {
            Gathering.made(leila.post(
                    path(meeting) + "/guests", Map.of("name", "Gast nummer " + guest, "from", "Een universiteit")));
        }
        for (int i = 0; i < ACTIONS / MEETINGS; i++) {
            promise(fresh.get(i), seats.get((month + i) % seats.size()));
        }
        for (int item : fresh) {
            if (!stays(item)) {
                assertThat(Gathering.place(server, leila, items.get(item), Map.of("state", "closed"))
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(leila.post(path(meeting) + "/closing", Map.of()).status()).isEqualTo(200);
    }

    /** Half of them are done at once; none of the others is late, or its item would return. */
    private void promise(int item, String seat) {
        String id = Gathering.made(leila.post(
                "/api/agenda-items/" + items.get(item) + "/actions",
                Map.of(
                        "language",
                        "nl",
                        "text",
                        "Nagaan hoe het liep",
                        "seat",
                        seat,
                        "until",
                        TODAY.plusYears(3).toString())));
        actions.add(id);
        if (actions.size() % 2 == 0) {
            Answer done = leila.put("/api/actions/" + id + "/state", Map.of("version", 1, "state", "done"));
            assertThat(done.status()).as(done.body()).isEqualTo(200);
        }
    }

    /** Somebody else holds the seat from now on, and reads the platform. */
    private static void handOver(String seat) {
        String successor = server.ask("select id::text from member where handle = 'marijke'");
        server.sql("""
                insert into membership (id, circle_id, member_id, proposed, confirmed, accepted)
                select gen_random_uuid(), c.id, ?::uuid, now(), now(), now() from circle c where c.name_en = 'Brussels platform'
                """, successor);
        Answer passed = server.as("dries")
                .post("/api/members/seats/" + seat + "/successions", Map.of("member", String.valueOf(successor)));
        assertThat(passed.status()).as(passed.body()).isLessThan(300);
    }

    private static List<String> everything(String list) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = leila.get(list + (cursor.isEmpty() ? "" : "cursor=" + cursor));
            all.addAll(page.each("id"));
            cursor = page.at("next").isNull() ? "" : page.text("next");
        } while (!cursor.isEmpty());
        return all;
    }
}
