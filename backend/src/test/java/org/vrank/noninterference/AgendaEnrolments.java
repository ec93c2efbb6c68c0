package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vrank.testing.Answer;

/** What stands on agendas, what was decided and what was promised. */
final class AgendaEnrolments {
    private static final String ITEMS = "/api/agenda-items/";
    private static final String SERIES = MeetingEnrolments.SERIES;
    private static final String MEETINGS = MeetingEnrolments.MEETINGS;

    static final List<Enrolment> ALL = List.of(
            reads(
                    "GET /api/meetings/{id}/agenda-items",
                    (witness, bait) -> MeetingEnrolments.meetings(witness, bait)
                            .forEach(id -> witness.get(MEETINGS + id + "/agenda-items"))),
            reads(
                    "GET /api/series/{id}/agenda-items",
                    (witness, bait) -> MeetingEnrolments.series(witness, bait)
                            .forEach(id -> witness.get(SERIES + id + "/agenda-items"))),
            reads(
                    "GET /api/agenda-items/{id}",
                    (witness, bait) -> items(witness, bait).forEach(id -> witness.get(ITEMS + id))),
            reads(
                    "GET /api/agenda-items/{id}/earlier-items",
                    (witness, bait) -> items(witness, bait).forEach(id -> witness.get(ITEMS + id + "/earlier-items"))),
            reads(
                    "GET /api/meetings/{id}/lessons",
                    (witness, bait) -> MeetingEnrolments.meetings(witness, bait)
                            .forEach(id -> witness.get(MEETINGS + id + "/lessons"))),
            reads(
                    "GET /api/series/{id}/silent-municipalities",
                    (witness, bait) -> MeetingEnrolments.series(witness, bait)
                            .forEach(id -> witness.get(SERIES + id + "/silent-municipalities"))),
            reads(
                    "GET /api/series/{id}/decisions",
                    (witness, bait) -> MeetingEnrolments.series(witness, bait)
                            .forEach(id -> narrowed(witness, bait, SERIES + id + "/decisions"))),
            reads(
                    "GET /api/series/{id}/actions",
                    (witness, bait) -> MeetingEnrolments.series(witness, bait)
                            .forEach(id -> narrowed(witness, bait, SERIES + id + "/actions"))),
            reads("GET /api/actions/own", (witness, bait) -> witness.get("/api/actions/own")),
            writes("POST /api/series/{id}/agenda-items", AgendaEnrolments::propose),
            writes("PUT /api/agenda-items/{id}", (witness, bait) -> {
                for (String id : items(witness, bait)) {
                    Map<String, Object> changed = item("Anders gezegd");
                    changed.put("version", 1);
                    witness.put(ITEMS + id, changed);
                }
            }),
            writes("PUT /api/agenda-items/{id}/state", (witness, bait) -> {
                for (String id : outermost(witness, bait)) {
                    for (String target : Bait.wellFormed(bait.items)) {
                        witness.put(ITEMS + id + "/state", Map.of("version", 1, "state", "merged", "into", target));
                    }
                    witness.put(ITEMS + id + "/state", Map.of("version", 1, "state", "parked", "because", "Later"));
                    witness.put(ITEMS + id + "/state", Map.of("version", 1, "state", "withdrawn"));
                }
            }),
            writes(
                    "PUT /api/agenda-items/{id}/guests",
                    (witness, bait) -> items(witness, bait)
                            .forEach(id -> witness.put(ITEMS + id + "/guests", Map.of("shown", true)))),
            writes("PUT /api/meetings/{id}/agenda-order", (witness, bait) -> {
                for (String id : MeetingEnrolments.meetings(witness, bait)) {
                    witness.put(MEETINGS + id + "/agenda-order", Map.of("items", Bait.wellFormed(bait.items)));
                }
            }),
            writes("POST /api/agenda-items/{id}/reports", (witness, bait) -> {
                for (String id : outermost(witness, bait)) {
                    for (String report : Bait.wellFormed(bait.reports)) {
                        witness.post(ITEMS + id + "/reports", Map.of("report", report));
                    }
                    witness.get(ITEMS + id);
                }
            }),
            writes("DELETE /api/agenda-items/{id}/reports/{report}", (witness, bait) -> {
                for (String id : outermost(witness, bait)) {
                    for (String report : Bait.ids(bait.reports)) {
                        witness.delete(ITEMS + id + "/reports/" + report);
                    }
                }
            }),
            writes(
                    "POST /api/agenda-items/{id}/decisions",
                    (witness, bait) -> items(witness, bait)
                            .forEach(id -> witness.post(
                                    ITEMS + id + "/decisions", Map.of("language", "nl", "text", "Zo doen we het")))),
            writes(
                    "PUT /api/decisions/{id}",
                    (witness, bait) -> each(witness, bait.decisions, "decisions")
                            .forEach(id ->
                                    witness.put("/api/decisions/" + id, Map.of("version", 1, "text", "Toch anders")))),
            writes("POST /api/agenda-items/{id}/actions", (witness, bait) -> {
                for (String id : items(witness, bait)) {
                    for (String seat : MeetingEnrolments.seats(witness)) {
                        witness.post(ITEMS + id + "/actions", action(seat));
                    }
                }
                witness.get("/api/actions/own");
            }),
            writes("PUT /api/actions/{id}", (witness, bait) -> {
                for (String id : each(witness, bait.actions, "actions")) {
                    Map<String, Object> changed = action(Bait.NOBODY);
                    changed.remove("language");
                    changed.put("version", 1);
                    witness.put("/api/actions/" + id, changed);
                }
            }),
            writes(
                    "PUT /api/actions/{id}/state",
                    (witness, bait) -> each(witness, bait.actions, "actions")
                            .forEach(id -> witness.put(
                                    "/api/actions/" + id + "/state", Map.of("version", 1, "state", "done")))));

    private AgendaEnrolments() {}

    /** Those that are hidden, and those this persona sees waiting or on an agenda. */
    private static List<String> items(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.items));
        lists(witness).forEach(ids::addAll);
        return ids;
    }

    /**
     * The hidden ones with the first and the last of each list, where every one is asked with many others: what the personas before
     * proposed stands between, and is all alike.
     */
    private static List<String> outermost(Witness witness, Bait bait) {
        Set<String> ids = new LinkedHashSet<>(Bait.ids(bait.items));
        for (List<String> list : lists(witness)) {
            if (!list.isEmpty()) {
                ids.add(list.getFirst());
                ids.add(list.getLast());
            }
        }
        return List.copyOf(ids);
    }

    private static List<List<String>> lists(Witness witness) {
        List<List<String>> lists = new ArrayList<>();
        for (String id : witness.ids("/api/series")) {
            lists.add(witness.ids(SERIES + id + "/agenda-items"));
        }
        for (String id : witness.ids("/api/meetings")) {
            lists.add(witness.ids(MEETINGS + id + "/agenda-items"));
        }
        return lists;
    }

    private static List<String> each(Witness witness, Set<String> hidden, String what) {
        List<String> ids = new ArrayList<>(Bait.ids(hidden));
        for (String id : witness.ids("/api/series")) {
            ids.addAll(witness.ids(SERIES + id + "/" + what));
        }
        return ids;
    }

    private static void narrowed(Witness witness, Bait bait, String path) {
        witness.get(path);
        witness.get(path + "?state=open");
        witness.get(path + "?state=late");
        witness.get(path + "?state=nothing");
        for (String id : Bait.wellFormed(bait.items)) {
            witness.get(path + "?item=" + id);
        }
        for (String id : Bait.wellFormed(bait.meetings)) {
            witness.get(path + "?meeting=" + id);
        }
    }

    private static void propose(Witness witness, Bait bait) {
        for (String id : MeetingEnrolments.series(witness, bait)) {
            for (String report : Bait.wellFormed(bait.reports)) {
                Map<String, Object> about = item("Over een verslag");
                about.put("report", report);
                witness.post(SERIES + id + "/agenda-items", about);
            }
            for (String meeting : Bait.wellFormed(bait.meetings)) {
                Map<String, Object> straight = item("Meteen op de agenda");
                straight.put("meeting", meeting);
                witness.post(SERIES + id + "/agenda-items", straight);
            }
            for (String seat : MeetingEnrolments.seats(witness)) {
                Map<String, Object> others = item("Voor een ander");
                others.put("seat", seat);
                witness.post(SERIES + id + "/agenda-items", others);
            }
            Answer made = witness.post(SERIES + id + "/agenda-items", item("Een voorstel met gelijkenis"));
            witness.get(ITEMS + (made.status() == 201 ? made.text("id") : Bait.NOBODY));
        }
        witness.world().settle();
        witness.get("/api/search?q=gelijkenis");
    }

    static Map<String, Object> item(String title) {
        return new HashMap<>(
                Map.of("kind", "discussion", "language", "nl", "title", title, "text", "Waarom nu?", "minutes", 15));
    }

    static Map<String, Object> action(String seat) {
        return new HashMap<>(
                Map.of("language", "nl", "text", "Nagaan hoe het liep", "seat", seat, "until", "2090-01-01"));
    }
}
