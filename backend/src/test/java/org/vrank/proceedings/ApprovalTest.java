package org.vrank.proceedings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Minutes that were published come back on the next agenda. Leila hosts; Nadia and Karim read the candid circle too. */
class ApprovalTest {
    private static final String TEXT = "Wij bellen binnen de week terug.";
    private static TestServer server;
    private static String platform;
    private static String candid;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        platform = server.circle("Brussels platform");
        candid = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Held(String series, String meeting, String item) {
        static Held of(String title) {
            Browser leila = server.as("leila");
            String series = Gathering.series(leila, platform, title);
            String meeting = Gathering.next(server, series);
            return new Held(series, meeting, Gathering.planned(leila, series, meeting, "Terugbellen"));
        }

        String publish() {
            return Published.minutes(server.as("leila"), meeting, platform, item, TEXT);
        }

        /** Ends the meeting; answers the next. */
        String close() {
            Answer closed = server.as("leila").post("/api/meetings/" + meeting + "/closing", Map.of());
            assertThat(closed.status()).as(closed.body()).isEqualTo(200);
            return Gathering.next(server, series);
        }
    }

    private static Answer agenda(String meeting) {
        return server.as("karim").get("/api/meetings/" + meeting + "/agenda-items");
    }

    /** The first item of an agenda, which is to agree with this document. */
    private static String approval(String meeting, String document) {
        Answer agenda = agenda(meeting);
        assertThat(agenda.each("approves")).as(agenda.body()).startsWith(document);
        return agenda.text("items.0.id");
    }

    private static String approved(String document) {
        return server.as("karim").get("/api/proceedings/" + document).text("approved");
    }

    @Test
    void it_stands_first_on_the_next_agenda_brought_by_a_host_and_closing_it_notes_the_day() {
        Held held = Held.of("Eerst publiceren");
        String document = held.publish();
        assertThat(agenda(held.meeting()).each("id")).as("not on its own").containsExactly(held.item());
        String next = held.close();
        String item = approval(next, document);
        Answer agenda = agenda(next);
        assertThat(agenda.text("items.0.title")).matches("Goedkeuring van de notulen van \\d{1,2} [a-z]+ 20\\d\\d");
        assertThat(agenda.text("items.0.seat.id")).isEqualTo(Gathering.seat(server, "leila"));
        assertThat(agenda.each("approves")).containsExactly(document, "null");
        assertThat(approved(document)).isEqualTo("null");
        assertThat(Gathering.place(server, server.as("karim"), item, Map.of("state", "closed"))
                        .status())
                .isEqualTo(403);
        assertThat(approved(document)).isEqualTo("null");
        assertThat(Gathering.place(server, server.as("leila"), item, Map.of("state", "closed"))
                        .status())
                .isEqualTo(200);
        assertThat(approved(document)).isEqualTo(server.ask("select vrank_today()::text"));
    }

    @Test
    void where_the_next_is_open_already_it_comes_at_once_and_once() {
        Held held = Held.of("Later publiceren");
        String next = held.close();
        assertThat(agenda(next).each("approves")).containsExactly("null");
        String document = held.publish();
        String item = approval(next, document);
        assertThat(Published.minutes(
                        server.as("leila"), held.meeting(), platform, held.item(), "Binnen de dag.", "De termijn."))
                .isEqualTo(document);
        assertThat(agenda(next).each("approves")).as("after an addendum").containsExactly(document, "null");
        assertThat(server.as("leila")
                        .put("/api/proceedings/" + document + "/approval", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(server.as("karim").get("/api/agenda-items/" + item).text("item.state"))
                .as("noted with the minutes")
                .isEqualTo("closed");
    }

    @Test
    void what_the_group_did_not_get_to_goes_on_and_what_is_parked_is_not_agreed_with() {
        Held held = Held.of("Doorgeschoven");
        String document = held.publish();
        String second = held.close();
        String item = approval(second, document);
        Held after = new Held(held.series(), second, held.item());
        String third = after.close();
        assertThat(approval(third, document)).isEqualTo(item);
        Browser leila = server.as("leila");
        assertThat(Gathering.place(server, leila, item, Map.of("state", "parked", "because", "Eerst rechtzetten"))
                        .status())
                .isEqualTo(200);
        assertThat(Gathering.place(server, leila, item, Map.of("state", "closed"))
                        .status())
                .isEqualTo(200);
        assertThat(approved(document)).isEqualTo("null");
    }

    @Test
    void candid_notes_stand_on_no_agenda_and_who_does_not_read_the_circle_finds_none_of_it() {
        Held held = Held.of("Twee lagen");
        Browser nadia = server.as("nadia");
        nadia.post("/api/series/" + held.series() + "/notes-circles", Map.of("circle", candid));
        Answer before = agenda(held.close());
        String notes = Published.minutes(nadia, held.meeting(), candid, held.item(), "Over quorvix werd gezwegen.");
        String next = Gathering.next(server, held.series());
        assertThat(agenda(next).body()).isEqualTo(before.body());
        assertThat(server.ask("select count(*) from agenda_approval where proceedings_id = ?::uuid", notes))
                .isEqualTo("0");
        String item = approval(next, held.publish());
        for (Browser other : List.of(server.as("annemie"), server.visitor())) {
            assertThat(other.get("/api/agenda-items/" + item).bytes())
                    .isEqualTo(
                            other.get("/api/agenda-items/" + Gathering.NOWHERE).bytes());
        }
    }
}
