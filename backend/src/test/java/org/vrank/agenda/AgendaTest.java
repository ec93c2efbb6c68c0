package org.vrank.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Leila hosts the platform; Nadia and Karim read it, Nadia and Karim the first line too; Annemie reads the network alone. */
class AgendaTest {
    private static TestServer server;
    private static String platform;
    private static String series;
    private static String meeting;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        platform = server.circle("Brussels platform");
        series = Gathering.series(server.as("leila"), platform, "Agenda");
        meeting = Gathering.next(server, series);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String proposed(Browser who, String title) {
        return Gathering.made(who.post("/api/series/" + series + "/agenda-items", Gathering.item(title)));
    }

    @Test
    void a_member_proposes_a_host_takes_it_up_and_the_circle_reads_what_became_of_it() {
        Browser nadia = server.as("nadia");
        Browser leila = server.as("leila");
        String id = proposed(nadia, "Waar blijft de ijsvogel");
        String path = "/api/agenda-items/" + id;
        Answer waiting = server.as("karim").get("/api/series/" + series + "/agenda-items");
        assertThat(waiting.each("id")).contains(id);
        Answer own = nadia.get(path);
        assertThat(own.text("item.state")).isEqualTo("proposed");
        assertThat(own.text("item.seat.id")).isEqualTo(Gathering.seat(server, "nadia"));
        assertThat(own.text("item.html")).isEqualTo("<p>Waarom <strong>nu</strong>?</p>");
        assertThat(own.at("item.editable").getBooleanValue()).isTrue();
        assertThat(server.as("karim").get(path).at("item.editable").getBooleanValue())
                .isFalse();
        Map<String, Object> planned = Map.of("version", 1, "state", "planned");
        assertThat(nadia.put(path + "/state", planned).status()).isEqualTo(403);
        Answer taken = leila.put(path + "/state", planned);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.text("meeting")).isEqualTo(meeting);
        assertThat(nadia.get("/api/meetings/" + meeting + "/agenda-items").each("id"))
                .contains(id);
        assertThat(nadia.get(path).each("steps", "step")).containsExactly("proposed", "planned");
        for (Browser other : List.of(server.as("annemie"), server.as("dries"), server.visitor())) {
            assertThat(other.get(path).bytes())
                    .isEqualTo(
                            other.get("/api/agenda-items/" + Gathering.NOWHERE).bytes());
            assertThat(other.get("/api/series/" + series + "/agenda-items").bytes())
                    .isEqualTo(other.get("/api/series/" + Gathering.NOWHERE + "/agenda-items")
                            .bytes());
        }
        assertThat(server.as("annemie")
                        .post("/api/series/" + series + "/agenda-items", Gathering.item("x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void its_proposer_words_it_anew_and_takes_it_back_until_it_is_taken_up() {
        Browser karim = server.as("karim");
        String id = proposed(karim, "Nog niet goed gezegd");
        String path = "/api/agenda-items/" + id;
        Map<String, Object> better = Gathering.item("Beter gezegd");
        better.put("version", 1);
        assertThat(server.as("nadia").put(path, better).status()).isEqualTo(403);
        assertThat(karim.put(path, better).text("title")).isEqualTo("Beter gezegd");
        assertThat(karim.put(path, better).status()).isEqualTo(409);
        assertThat(karim.put(path + "/state", Map.of("version", 2, "state", "withdrawn"))
                        .status())
                .isEqualTo(200);
        String other = proposed(karim, "Wordt aanvaard");
        Gathering.place(server, server.as("leila"), other, Map.of("state", "planned"));
        better.put("version", 2);
        assertThat(karim.put("/api/agenda-items/" + other, better).status()).isEqualTo(403);
        assertThat(Gathering.place(server, karim, other, Map.of("state", "withdrawn"))
                        .status())
                .isEqualTo(403);
        assertThat(Gathering.place(server, server.as("leila"), id, Map.of("state", "planned"))
                        .fields())
                .as("what was taken back stays so")
                .containsExactly("state");
    }

    @Test
    void a_host_says_whose_item_it_is_a_member_only_brings_their_own() {
        Browser leila = server.as("leila");
        String seat = Gathering.seat(server, "nadia");
        Map<String, Object> item = Gathering.item("Brengt de straathoekwerker");
        item.put("seat", seat);
        assertThat(server.as("karim")
                        .post("/api/series/" + series + "/agenda-items", item)
                        .fields())
                .containsExactly("seat");
        item.put("meeting", meeting);
        String id = Gathering.made(leila.post("/api/series/" + series + "/agenda-items", item));
        String path = "/api/agenda-items/" + id;
        assertThat(leila.get(path).text("item.seat.id")).isEqualTo(seat);
        Map<String, Object> given = Gathering.item("Toch iemand anders");
        given.put("version", 1);
        given.put("seat", Gathering.seat(server, "karim"));
        assertThat(leila.put(path, given).text("seat.id")).isEqualTo(Gathering.seat(server, "karim"));
        given.put("version", 2);
        given.put("seat", Gathering.seat(server, "annemie"));
        assertThat(leila.put(path, given).fields())
                .as("who does not read the circle, as a seat that does not exist")
                .containsExactly("seat");
        given.remove("seat");
        assertThat(leila.put(path, given).text("seat.id"))
                .as("unsaid, it stays where it is")
                .isEqualTo(Gathering.seat(server, "karim"));
    }

    @Test
    void names_are_asked_about_and_numbers_refused() {
        Map<String, Object> item = Gathering.item("Overleg met Fatima Benali");
        Answer asked = server.as("nadia").post("/api/series/" + series + "/agenda-items", item);
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.fields()).containsExactly("title");
        item.put("answered", List.of(asked.text("violations.0.hit.key")));
        Gathering.made(server.as("nadia").post("/api/series/" + series + "/agenda-items", item));
        Map<String, Object> phone = Gathering.item("Bel 0470 12 34 56");
        assertThat(server.as("nadia")
                        .post("/api/series/" + series + "/agenda-items", phone)
                        .fields())
                .containsExactly("title");
    }

    @Test
    void a_report_of_a_narrower_circle_shows_under_an_item_to_who_reads_both_and_to_nobody_else() {
        Browser karim = server.as("karim");
        String report = report(karim, server.circle("First line"));
        Map<String, Object> about = Gathering.item("Naar aanleiding van een verslag");
        about.put("report", report);
        String id = Gathering.made(karim.post("/api/series/" + series + "/agenda-items", about));
        assertThat(server.as("nadia").get("/api/agenda-items/" + id).each("item.reports", "id"))
                .containsExactly(report);
        Browser leila = server.as("leila");
        assertThat(leila.get("/api/agenda-items/" + id).each("item.reports", "id"))
                .isEmpty();
        about.put("title", "Hetzelfde, door wie niet leest");
        Answer hidden = leila.post("/api/series/" + series + "/agenda-items", about);
        about.put("report", Gathering.NOWHERE);
        assertThat(hidden.bytes())
                .isEqualTo(leila.post("/api/series/" + series + "/agenda-items", about)
                        .bytes());
        assertThat(leila.post("/api/agenda-items/" + id + "/reports", Map.of("report", report))
                        .bytes())
                .isEqualTo(leila.post("/api/agenda-items/" + id + "/reports", Map.of("report", Gathering.NOWHERE))
                        .bytes());
        assertThat(leila.delete("/api/agenda-items/" + id + "/reports/" + report)
                        .bytes())
                .isEqualTo(leila.delete("/api/agenda-items/" + id + "/reports/" + Gathering.NOWHERE)
                        .bytes());
        assertThat(karim.delete("/api/agenda-items/" + id + "/reports/" + report)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_host_orders_parks_merges_and_closes_and_what_was_merged_is_found_under_the_other() {
        Browser leila = server.as("leila");
        List<String> ids = new ArrayList<>();
        for (String title : List.of("Eerst", "Dan", "Ten slotte")) {
            ids.add(Gathering.planned(leila, series, meeting, title));
        }
        Collections.reverse(ids);
        String order = "/api/meetings/" + meeting + "/agenda-order";
        assertThat(server.as("nadia").put(order, Map.of("items", ids)).status()).isEqualTo(403);
        assertThat(leila.put(order, Map.of("items", ids)).status()).isEqualTo(204);
        List<String> ordered =
                leila.get("/api/meetings/" + meeting + "/agenda-items").each("id");
        assertThat(ordered.subList(0, 3)).isEqualTo(ids);
        assertThat(Gathering.place(server, leila, ids.get(0), Map.of("state", "parked", "because", "Te vroeg"))
                        .text("because"))
                .isEqualTo("Te vroeg");
        assertThat(Gathering.place(server, leila, ids.get(1), Map.of("state", "merged", "into", ids.get(1)))
                        .fields())
                .containsExactly("into");
        Answer merged = Gathering.place(server, leila, ids.get(1), Map.of("state", "merged", "into", ids.get(2)));
        assertThat(merged.text("into")).isEqualTo(ids.get(2));
        assertThat(leila.get("/api/agenda-items/" + ids.get(2)).each("merged", "id"))
                .containsExactly(ids.get(1));
        assertThat(Gathering.place(server, leila, ids.get(2), Map.of("state", "merged", "into", ids.get(1)))
                        .fields())
                .containsExactly("into");
        assertThat(Gathering.place(server, leila, ids.get(2), Map.of("state", "closed"))
                        .text("state"))
                .isEqualTo("closed");
        assertThat(Gathering.place(server, leila, ids.get(0), Map.of("state", "planned"))
                        .text("state"))
                .isEqualTo("planned");
    }

    @Test
    void what_a_meeting_did_not_finish_goes_on_to_the_next_and_says_so() {
        Browser leila = server.as("leila");
        String own = Gathering.series(leila, platform, "Die doorgaat");
        String first = Gathering.next(server, own);
        String open = Gathering.planned(leila, own, first, "Niet af");
        String closed = Gathering.planned(leila, own, first, "Af");
        Gathering.place(server, leila, closed, Map.of("state", "closed"));
        leila.post("/api/meetings/" + first + "/closing", Map.of());
        String second = Gathering.next(server, own);
        Answer item = leila.get("/api/agenda-items/" + open);
        assertThat(item.text("item.meeting")).isEqualTo(second);
        assertThat(item.each("steps", "step")).containsExactly("planned", "carried");
        assertThat(leila.get("/api/agenda-items/" + closed).text("item.meeting"))
                .isEqualTo(first);
        assertThat(leila.get("/api/meetings/" + first + "/agenda-items").each("id"))
                .as("a meeting shows what stood on its agenda")
                .containsExactly(closed, open);
    }

    @Test
    void an_item_is_found_by_its_words_and_those_of_its_decisions_by_its_circle_alone() {
        Browser leila = server.as("leila");
        String id = Gathering.planned(leila, series, meeting, "Over het brimkwazel");
        Answer made = leila.post(
                "/api/agenda-items/" + id + "/decisions",
                Map.of("language", "nl", "text", "Wij tellen ze in de tolvrap"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Followed.upToNow(server.context());
        for (String word : List.of("brimkwazel", "tolvrap")) {
            Answer found = server.as("nadia").get("/api/search?q=" + word);
            assertThat(found.each("id")).as(word).containsExactly(id);
            assertThat(found.text("items.0.kind")).isEqualTo("agenda-item");
            assertThat(server.as("annemie").get("/api/search?q=" + word).each("id"))
                    .isEmpty();
        }
        Gathering.place(
                server,
                leila,
                id,
                Map.of("state", "merged", "into", Gathering.planned(leila, series, meeting, "Iets anders")));
        Followed.upToNow(server.context());
        assertThat(server.as("nadia").get("/api/search?q=brimkwazel").each("id"))
                .isEmpty();
    }

    private static String report(Browser author, String circle) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "kind", "lesson", "language", "nl", "title", "Alleen vooraan", "circle", circle, "name", "named"));
        draft.put("themes", List.of("polarisation"));
        draft.put("answers", Map.of("intended", "We wilden luisteren.", "actual", "Er kwam niemand."));
        String manuscript = Gathering.made(author.post("/api/manuscripts", draft));
        return Gathering.made(author.post("/api/reports", Map.of("manuscript", manuscript, "version", 1)));
    }
}
