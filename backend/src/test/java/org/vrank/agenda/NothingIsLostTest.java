package org.vrank.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/**
 * Whatever a host and members do, in whatever order: an item is in exactly one state, what is not finished stands on the agenda of a
 * meeting to come or waits, and its history leads to where it is.
 */
class NothingIsLostTest {
    private static TestServer server;
    private static Browser leila;
    private static Browser nadia;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        leila = server.as("leila");
        nadia = server.as("nadia");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void an_item_is_in_one_state_and_is_never_lost(long seed) {
        Random random = new Random(seed);
        String series = Gathering.series(leila, server.circle("Brussels platform"), "Lot " + seed);
        List<String> items = new ArrayList<>();
        for (int turn = 0; turn < 60; turn++) {
            act(random, series, items, turn);
            check(series, items);
        }
        assertThat(server.ask("select count(*) from meeting where series_id = ?::uuid", series))
                .as("several meetings were held")
                .isNotIn("0", "1", "2");
    }

    private static void act(Random random, String series, List<String> items, int turn) {
        String meeting = Gathering.next(server, series);
        int choice = items.isEmpty() ? 0 : random.nextInt(10);
        if (choice < 2) {
            items.add(Gathering.made(
                    nadia.post("/api/series/" + series + "/agenda-items", Gathering.item("Voorstel " + turn))));
        } else if (choice == 2) {
            items.add(Gathering.planned(leila, series, meeting, "Punt " + turn));
        } else if (choice == 3) {
            String end = random.nextBoolean() ? "/closing" : "/cancellation";
            assertThat(leila.post(
                                    "/api/meetings/" + meeting + end,
                                    end.equals("/closing") ? Map.of() : Map.of("reason", "Ziek"))
                            .status())
                    .isEqualTo(200);
        } else if (choice == 4) {
            promise(random, items.get(random.nextInt(items.size())));
        } else {
            String item = items.get(random.nextInt(items.size()));
            String state = List.of("planned", "parked", "merged", "closed", "withdrawn")
                    .get(random.nextInt(5));
            Map<String, Object> wanted = new HashMap<>(Map.of("state", state));
            if (state.equals("merged")) {
                wanted.put("into", items.get(random.nextInt(items.size())));
            }
            Browser who = state.equals("withdrawn") ? nadia : leila;
            assertThat(Gathering.place(server, who, item, wanted).status()).isIn(200, 400, 403);
        }
    }

    /** An action that is late by the next meeting, half of them done at once. */
    private static void promise(Random random, String item) {
        Map<String, Object> action = Map.of(
                "language",
                "nl",
                "text",
                "Nagaan",
                "seat",
                Gathering.seat(server, "nadia"),
                "until",
                server.ask("select vrank_today()::text"));
        var made = leila.post("/api/agenda-items/" + item + "/actions", action);
        assertThat(made.status()).isIn(201, 400);
        if (made.status() == 201 && random.nextBoolean()) {
            String id = made.text("id");
            assertThat(nadia.put("/api/actions/" + id + "/state", Map.of("version", 1, "state", "done"))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void check(String series, List<String> items) {
        assertThat(server.ask("select count(*) from agenda_item where series_id = ?::uuid", series))
                .isEqualTo(String.valueOf(items.size()));
        assertThat(server.ask("""
                select string_agg(i.title || ' ' || i.state, ', ') from agenda_item i left join meeting m on m.id = i.meeting_id
                where i.series_id = ?::uuid and (
                    -- on the agenda of a meeting that is to come, and of no other
                    (i.state = 'planned' and (m.id is null or m.state <> 'planned' or m.series_id <> i.series_id))
                    -- part of an item that is neither part of another nor can be taken back
                    or (i.state = 'merged' and not exists (select from agenda_item t where t.id = i.merged_into
                                                           and t.state in ('planned', 'parked', 'closed')))
                    -- its history ends where it is
                    or (select s.step from agenda_step s where s.item_id = i.id order by s.number desc limit 1)
                       not in (i.state, case when i.state = 'planned' then 'carried' end, case when i.state = 'planned' then 'returned' end))
                """, series)).isNull();
        for (String list : List.of("/api/series/" + series + "/agenda-items")) {
            assertThat(leila.get(list).each("state")).isSubsetOf("proposed", "parked");
        }
        assertThat(nadia.get("/api/meetings/" + Gathering.next(server, series) + "/agenda-items")
                        .each("id"))
                .doesNotHaveDuplicates();
    }
}
