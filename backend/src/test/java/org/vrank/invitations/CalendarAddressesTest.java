package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.io.StringReader;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Leila hosts the platform, which Nadia reads; a working group that is candid meets too. Annemie reads neither. */
class CalendarAddressesTest {
    private static TestServer server;
    private static String meeting;
    private static String candid;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        meeting = Gathering.next(
                server, Gathering.series(server.as("leila"), server.circle("Brussels platform"), "Het platform"));
        String hidden = server.circle("First line");
        server.sql("""
                insert into series (id, circle_id, title, about, languages, rule, starts, holidays, begins, minutes, place, link)
                values (md5('candid')::uuid, ?::uuid, 'Wat niemand mag weten', '', '{nl}', 'FREQ=WEEKLY;BYDAY=MO', vrank_today(), false,
                        '09:00', 60, 'Achterkamer', 'https://online.example.org/achter')
                """, hidden);
        server.sql("""
                insert into meeting (id, circle_id, series_id, occurrence, day, begins, minutes, languages, place, link)
                select md5('candid meeting')::uuid, circle_id, id, vrank_today() + 3, vrank_today() + 3, begins, minutes, languages, place, link
                from series where title = 'Wat niemand mag weten'
                """);
        candid = String.valueOf(server.ask("select md5('candid meeting')::uuid::text"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String made(Browser who) {
        Answer made = who.post("/api/calendar-addresses", Map.of());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("address").substring("http://vrank.test".length());
    }

    private static void withdrawAll(Browser who) {
        who.get("/api/calendar-addresses")
                .each("id")
                .forEach(id -> assertThat(
                                who.delete("/api/calendar-addresses/" + id).status())
                        .isEqualTo(204));
    }

    @Test
    void a_program_reads_when_the_meetings_are_and_of_candid_ones_nothing_else() throws Exception {
        Browser nadia = server.as("nadia");
        String path = made(nadia);
        Answer read = server.visitor().get(path);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("content-type")).startsWith("text/calendar");
        assertThat(new CalendarBuilder()
                        .build(new StringReader(read.body()))
                        .validate(true)
                        .hasErrors())
                .isFalse();
        ICalendar calendar = Biweekly.parse(read.body()).first();
        assertThat(calendar.getEvents().stream().map(event -> event.getUid().getValue()))
                .contains(meeting + "@vrank", candid + "@vrank");
        assertThat(read.body())
                .contains("Het platform", "Zaal 3")
                .doesNotContain("Wat niemand mag weten", "Achterkamer", "achter", "Nadia", "ATTENDEE", "ORGANIZER");
        Answer other = server.visitor().get(made(server.as("annemie")));
        assertThat(other.body()).doesNotContain(meeting, candid);
        assertThat(server.ask(
                        "select count(*) from calendar_address where encode(token_hash, 'escape') like '%' || ? || '%'",
                        path.substring(11, 54)))
                .isEqualTo("0");
        withdrawAll(nadia);
        withdrawAll(server.as("annemie"));
    }

    @Test
    void it_reads_as_its_member_reads_now_and_nothing_once_it_is_withdrawn() {
        Browser karim = server.as("karim");
        String path = made(karim);
        assertThat(server.visitor().get(path).body()).contains(candid);
        assertThat(karim.delete("/api/circles/" + server.circle("First line") + "/membership")
                        .status())
                .isLessThan(300);
        assertThat(server.visitor().get(path).body()).contains(meeting).doesNotContain(candid);
        String id = karim.get("/api/calendar-addresses").each("id").getFirst();
        assertThat(server.as("nadia").delete("/api/calendar-addresses/" + id).bytes())
                .isEqualTo(server.as("nadia")
                        .delete("/api/calendar-addresses/" + Gathering.NOWHERE)
                        .bytes());
        assertThat(karim.delete("/api/calendar-addresses/" + id).status()).isEqualTo(204);
        assertThat(server.visitor().get(path).bytes())
                .isEqualTo(server.visitor()
                        .get("/calendars/" + "A".repeat(43) + ".ics")
                        .bytes());
        assertThat(server.visitor().get(path).status()).isEqualTo(404);
    }

    @Test
    void a_member_has_three_at_most_and_a_visitor_none() {
        Browser dries = server.as("dries");
        for (int i = 0; i < 3; i++) {
            made(dries);
        }
        assertThat(dries.post("/api/calendar-addresses", Map.of()).fields()).containsExactly("address");
        withdrawAll(dries);
        assertThat(server.visitor().post("/api/calendar-addresses", Map.of()).status())
                .isEqualTo(401);
        assertThat(server.visitor().get("/api/calendar-addresses").status()).isEqualTo(401);
    }
}
