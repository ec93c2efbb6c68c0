package org.vrank.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class OutcomesTest {
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

    private static Map<String, Object> action(String who, LocalDate until) {
        return new HashMap<>(Map.of(
                "language",
                "nl",
                "text",
                "Nagaan hoe het liep",
                "seat",
                Gathering.seat(server, who),
                "until",
                until.toString()));
    }

    @Test
    void a_host_writes_down_what_was_decided_and_the_circle_finds_it_in_the_register() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Beslissingen");
        String meeting = Gathering.next(server, series);
        String item = Gathering.planned(leila, series, meeting, "Huisregels");
        Map<String, Object> decision = new HashMap<>(Map.of(
                "language",
                "nl",
                "text",
                "Wij spreken om de beurt",
                "reasons",
                "Anders hoort niemand iets",
                "review",
                TODAY.plusYears(1).toString()));
        assertThat(server.as("nadia")
                        .post("/api/agenda-items/" + item + "/decisions", decision)
                        .status())
                .isEqualTo(403);
        String id = Gathering.made(leila.post("/api/agenda-items/" + item + "/decisions", decision));
        Answer register = server.as("karim").get("/api/series/" + series + "/decisions");
        assertThat(register.each("id")).containsExactly(id);
        assertThat(register.text("items.0.reasons")).isEqualTo("Anders hoort niemand iets");
        assertThat(register.text("items.0.title")).isEqualTo("Huisregels");
        decision.put("version", 1);
        decision.remove("language");
        decision.put("state", "replaced");
        assertThat(server.as("nadia").put("/api/decisions/" + id, decision).status())
                .isEqualTo(403);
        assertThat(leila.put("/api/decisions/" + id, decision).text("state")).isEqualTo("replaced");
        assertThat(leila.put("/api/decisions/" + id, decision).status()).isEqualTo(409);
        assertThat(leila.get("/api/series/" + series + "/decisions?state=standing")
                        .each("id"))
                .isEmpty();
        for (Browser other : List.of(server.as("annemie"), server.visitor())) {
            assertThat(other.get("/api/series/" + series + "/decisions").bytes())
                    .isEqualTo(other.get("/api/series/" + Gathering.NOWHERE + "/decisions")
                            .bytes());
        }
        String waiting = Gathering.made(
                server.as("nadia").post("/api/series/" + series + "/agenda-items", Gathering.item("Nog nergens")));
        decision = new HashMap<>(Map.of("language", "nl", "text", "Te vroeg"));
        assertThat(leila.post("/api/agenda-items/" + waiting + "/decisions", decision)
                        .fields())
                .containsExactly("item");
    }

    @Test
    void a_seat_says_what_it_did_and_a_successor_finds_what_was_promised() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Afspraken");
        String item = Gathering.planned(leila, series, Gathering.next(server, series), "Wie doet wat");
        String id = Gathering.made(
                leila.post("/api/agenda-items/" + item + "/actions", action("nadia", TODAY.plusDays(10))));
        Browser nadia = server.as("nadia");
        assertThat(nadia.get("/api/actions/own").each("id")).contains(id);
        assertThat(server.as("karim").get("/api/actions/own").each("id")).doesNotContain(id);
        Map<String, Object> done = Map.of("version", 1, "state", "done");
        assertThat(server.as("karim").put("/api/actions/" + id + "/state", done).status())
                .isEqualTo(403);
        assertThat(server.as("annemie")
                        .put("/api/actions/" + id + "/state", done)
                        .bytes())
                .isEqualTo(server.as("annemie")
                        .put("/api/actions/" + Gathering.NOWHERE + "/state", done)
                        .bytes());
        Answer settled = nadia.put("/api/actions/" + id + "/state", done);
        assertThat(settled.text("state")).isEqualTo("done");
        assertThat(settled.text("settled")).isEqualTo(TODAY.toString());
        assertThat(nadia.put("/api/actions/" + id + "/state", done).status()).isEqualTo(409);
        Map<String, Object> more = action("nadia", TODAY.plusDays(20));
        more.remove("language");
        more.put("version", 2);
        assertThat(nadia.put("/api/actions/" + id, more).status()).isEqualTo(403);
        assertThat(leila.put("/api/actions/" + id, more).text("until"))
                .isEqualTo(TODAY.plusDays(20).toString());
        assertThat(leila.post("/api/agenda-items/" + item + "/actions", action("nadia", TODAY.minusDays(1)))
                        .fields())
                .containsExactly("until");
        Map<String, Object> nobody = action("nadia", TODAY);
        nobody.put("seat", Gathering.NOWHERE);
        assertThat(leila.post("/api/agenda-items/" + item + "/actions", nobody).fields())
                .containsExactly("seat");
    }

    @Test
    void a_late_action_brings_its_item_back_until_it_is_done() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Te laat");
        String first = Gathering.next(server, series);
        String item = Gathering.planned(leila, series, first, "Komt terug");
        String id = Gathering.made(leila.post("/api/agenda-items/" + item + "/actions", action("karim", TODAY)));
        Gathering.place(server, leila, item, Map.of("state", "closed"));
        leila.post("/api/meetings/" + first + "/closing", Map.of());
        String second = Gathering.next(server, series);
        Answer back = leila.get("/api/agenda-items/" + item);
        assertThat(back.text("item.state")).isEqualTo("planned");
        assertThat(back.text("item.meeting")).isEqualTo(second);
        assertThat(back.each("steps", "step")).containsExactly("planned", "closed", "returned");
        server.sql("update action set until = ? where id = ?::uuid", java.sql.Date.valueOf(TODAY.minusDays(1)), id);
        assertThat(server.as("nadia")
                        .get("/api/series/" + series + "/actions?state=late")
                        .each("id"))
                .containsExactly(id);
        server.as("karim").put("/api/actions/" + id + "/state", Map.of("version", 1, "state", "done"));
        Gathering.place(server, leila, item, Map.of("state", "closed"));
        leila.post("/api/meetings/" + second + "/closing", Map.of());
        assertThat(leila.get("/api/agenda-items/" + item).text("item.state")).isEqualTo("closed");
        assertThat(leila.get("/api/series/" + series + "/actions?state=late").each("id"))
                .isEmpty();
    }

    @Test
    void a_decision_comes_back_on_its_day() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Herbekijken");
        String first = Gathering.next(server, series);
        String item = Gathering.planned(leila, series, first, "Een jaar lang");
        String day = TODAY.plusDays(1).toString();
        String id = Gathering.made(leila.post(
                "/api/agenda-items/" + item + "/decisions",
                Map.of("language", "nl", "text", "Wij proberen het uit", "review", day)));
        Gathering.place(server, leila, item, Map.of("state", "closed"));
        leila.post("/api/meetings/" + first + "/closing", Map.of());
        String second = Gathering.next(server, series);
        assertThat(leila.get("/api/agenda-items/" + item).text("item.meeting")).isEqualTo(second);
        Map<String, Object> later = new HashMap<>(Map.of(
                "version",
                1,
                "text",
                "Wij proberen het uit",
                "review",
                TODAY.plusYears(3).toString()));
        assertThat(leila.put("/api/decisions/" + id, later).status()).isEqualTo(200);
        Gathering.place(server, leila, item, Map.of("state", "closed"));
        leila.post("/api/meetings/" + second + "/closing", Map.of());
        assertThat(leila.get("/api/agenda-items/" + item).text("item.state")).isEqualTo("closed");
    }
}
