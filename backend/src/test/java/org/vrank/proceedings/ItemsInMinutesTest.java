package org.vrank.proceedings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What came of an item at a meeting stays in the minutes of that meeting, whatever becomes of the item. Leila hosts. */
class ItemsInMinutesTest {
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

    /** A meeting of today with three items in this order. */
    private record Held(String series, String meeting, String door, String school, String street) {
        static Held of(String title) {
            Browser leila = server.as("leila");
            String series = Gathering.series(leila, platform, title);
            String meeting = Gathering.next(server, series);
            server.sql("update meeting set day = vrank.vrank_today() where id = ?::uuid", meeting);
            return new Held(
                    series,
                    meeting,
                    Gathering.planned(leila, series, meeting, "Aan de deur"),
                    Gathering.planned(leila, series, meeting, "Op school"),
                    Gathering.planned(leila, series, meeting, "Op straat"));
        }

        void write(Browser who, String circle, String item, String text) {
            Published.write(who, meeting, circle, item, text);
        }

        void decide(String item, String text) {
            Gathering.made(server.as("leila")
                    .post(
                            "/api/agenda-items/" + item + "/decisions",
                            Map.of("language", "nl", "text", text, "reasons", "")));
        }

        void promise(String item, String text) {
            Gathering.made(server.as("leila")
                    .post(
                            "/api/agenda-items/" + item + "/actions",
                            Map.of(
                                    "language",
                                    "nl",
                                    "text",
                                    text,
                                    "seat",
                                    Gathering.seat(server, "nadia"),
                                    "until",
                                    "2090-01-01")));
        }

        void place(String item, Map<String, Object> wanted) {
            Answer placed = Gathering.place(server, server.as("leila"), item, wanted);
            assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        }

        /** Ends the meeting; answers the next. */
        String close() {
            Answer closed = server.as("leila").post("/api/meetings/" + meeting + "/closing", Map.of());
            assertThat(closed.status()).as(closed.body()).isEqualTo(200);
            return Gathering.next(server, series);
        }

        String draft() {
            return server.as("leila")
                    .get("/api/meetings/" + meeting + "/proceedings")
                    .text("drafts.0.html");
        }

        List<String> headings() {
            return headingsOf(draft());
        }
    }

    /** The titles of the items, without what stands above them. */
    private static List<String> headingsOf(String html) {
        return Pattern.compile("<section[^>]*><h2>([^<]*)</h2>")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void what_was_noted_decided_and_promised_under_an_item_stays_when_it_is_merged() {
        Held held = Held.of("Samengevoegd");
        held.write(server.as("leila"), platform, held.door(), "De bel gaat stuk.");
        held.decide(held.school(), "Een proefjaar op school");
        held.place(held.door(), Map.of("state", "merged", "into", held.street()));
        held.place(held.school(), Map.of("state", "merged", "into", held.street()));
        assertThat(held.draft()).contains("De bel gaat stuk.", "Een proefjaar op school");
        assertThat(held.headings()).containsExactly("Aan de deur", "Op school", "Op straat");
        Answer agenda = server.as("karim").get("/api/meetings/" + held.meeting() + "/agenda-items");
        assertThat(agenda.each("into")).as("the page names it").contains(held.street());
    }

    @Test
    void a_correction_keeps_what_was_merged_since_and_the_order_it_had() {
        Held held = Held.of("Later samengevoegd");
        Browser leila = server.as("leila");
        held.write(leila, platform, held.door(), "De bel gaat stuk.");
        held.promise(held.school(), "Een lijst maken");
        String id = Published.minutes(leila, held.meeting(), platform, held.street(), "Wij gaan de straat op.");
        String next = held.close();
        held.place(held.door(), Map.of("state", "merged", "into", held.school()));
        Answer ordered = leila.put(
                "/api/meetings/" + next + "/agenda-order", Map.of("items", List.of(held.street(), held.school())));
        assertThat(ordered.status()).isEqualTo(204);
        assertThat(Published.minutes(
                        leila, held.meeting(), platform, held.street(), "Wij gaan de wijk in.", "Het was de wijk."))
                .isEqualTo(id);
        Answer read = server.as("karim").get("/api/proceedings/" + id);
        assertThat(read.text("html")).contains("De bel gaat stuk.", "Een lijst maken");
        assertThat(headingsOf(read.text("html"))).containsExactly("Aan de deur", "Op school", "Op straat");
        assertThat(read.each("changed", "title")).containsExactly("Op straat");
    }

    @Test
    void candid_notes_keep_what_was_merged_too() {
        Held held = Held.of("Vrijuit samengevoegd");
        Browser nadia = server.as("nadia");
        nadia.post("/api/series/" + held.series() + "/notes-circles", Map.of("circle", candid));
        held.write(nadia, candid, held.door(), "Over quorvix werd gezwegen.");
        held.place(held.door(), Map.of("state", "merged", "into", held.street()));
        assertThat(nadia.get("/api/meetings/" + held.meeting() + "/proceedings").text("drafts.0.html"))
                .contains("quorvix")
                .doesNotContain("Op straat");
    }

    @Test
    void what_was_parked_before_the_day_is_no_item_and_what_was_parked_on_it_says_why() {
        Held held = Held.of("Geparkeerd");
        held.place(held.door(), Map.of("state", "parked", "because", "Te vroeg"));
        held.place(held.school(), Map.of("state", "parked", "because", "Spreekster ziek & weg"));
        server.sql("update agenda_step set day = day - 1 where item_id = ?::uuid and step = 'parked'", held.door());
        assertThat(held.headings()).containsExactly("Op school", "Op straat");
        assertThat(held.draft()).contains("<p lang=\"nl\">Geparkeerd: Spreekster ziek &amp; weg</p>");
        held.write(server.as("leila"), platform, held.door(), "Toch even besproken.");
        assertThat(held.headings()).containsExactly("Aan de deur", "Op school", "Op straat");
        assertThat(server.as("leila")
                        .with("Accept-Language", "fr")
                        .get("/api/meetings/" + held.meeting() + "/proceedings")
                        .text("drafts.0.html"))
                .contains("Mis en attente&nbsp;: ")
                .doesNotContain("Geparkeerd:");
    }

    @Test
    void what_went_on_to_the_next_meeting_untreated_still_stood_on_this_agenda() {
        Held held = Held.of("Doorgegaan");
        held.place(held.school(), Map.of("state", "closed"));
        String next = held.close();
        assertThat(held.headings()).containsExactlyInAnyOrder("Aan de deur", "Op school", "Op straat");
        held.place(held.street(), Map.of("state", "parked", "because", "Genoeg"));
        assertThat(held.draft()).as("parked from another agenda").doesNotContain("Genoeg");
        assertThat(next).isNotEqualTo(held.meeting());
    }

    @Test
    void an_item_that_is_to_agree_with_minutes_is_not_merged_into_another() {
        Held held = Held.of("Goedkeuring");
        Browser leila = server.as("leila");
        Published.minutes(leila, held.meeting(), platform, held.door(), "De bel gaat stuk.");
        String next = held.close();
        Answer agenda = leila.get("/api/meetings/" + next + "/agenda-items");
        String approval = agenda.text("items.0.id");
        assertThat(agenda.text("items.0.approves")).isNotEqualTo("null");
        Answer refused = Gathering.place(server, leila, approval, Map.of("state", "merged", "into", held.door()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("state");
        assertThat(refused.body()).contains("This item is there to approve minutes");
        assertThat(leila.get("/api/agenda-items/" + approval).text("item.state"))
                .isEqualTo("planned");
    }
}
