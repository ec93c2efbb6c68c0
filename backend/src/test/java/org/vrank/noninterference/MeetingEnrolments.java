package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** Series, meetings, and who is there. */
final class MeetingEnrolments {
    static final String SERIES = "/api/series/";
    static final String MEETINGS = "/api/meetings/";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/series", (witness, bait) -> witness.get("/api/series")),
            reads(
                    "GET /api/series/{id}",
                    (witness, bait) -> series(witness, bait).forEach(id -> witness.get(SERIES + id))),
            reads("GET /api/meetings", (witness, bait) -> witness.get("/api/meetings")),
            reads(
                    "GET /api/meetings/{id}",
                    (witness, bait) -> meetings(witness, bait).forEach(id -> witness.get(MEETINGS + id))),
            reads(
                    "GET /api/meetings/{id}/attendance",
                    (witness, bait) ->
                            meetings(witness, bait).forEach(id -> witness.get(MEETINGS + id + "/attendance"))),
            writes("POST /api/series", MeetingEnrolments::make),
            writes("PUT /api/series/{id}", (witness, bait) -> {
                for (String id : series(witness, bait)) {
                    Map<String, Object> changed = plan("Anders");
                    changed.put("version", 1);
                    witness.put(SERIES + id, changed);
                }
            }),
            writes(
                    "PUT /api/series/{id}/days",
                    (witness, bait) -> series(witness, bait)
                            .forEach(id ->
                                    witness.put(SERIES + id + "/days", Map.of("day", "2030-01-01", "leftOut", true)))),
            writes("POST /api/series/{id}/notes-circles", (witness, bait) -> {
                for (String id : series(witness, bait)) {
                    for (String circle : Bait.wellFormed(bait.circles)) {
                        witness.post(SERIES + id + "/notes-circles", Map.of("circle", circle));
                    }
                    witness.get(SERIES + id);
                }
            }),
            writes("DELETE /api/series/{id}/notes-circles/{circle}", (witness, bait) -> {
                for (String id : series(witness, bait)) {
                    for (String circle : Bait.ids(bait.circles)) {
                        witness.delete(SERIES + id + "/notes-circles/" + circle);
                    }
                }
            }),
            writes("PUT /api/meetings/{id}", (witness, bait) -> {
                for (String id : meetings(witness, bait)) {
                    witness.put(
                            MEETINGS + id,
                            Map.of("version", 1, "begins", "10:00", "minutes", 90, "languages", List.of("nl")));
                }
            }),
            writes("PUT /api/meetings/{id}/attendance/{seat}", (witness, bait) -> {
                for (String id : meetings(witness, bait)) {
                    for (String seat : seats(witness)) {
                        witness.put(MEETINGS + id + "/attendance/" + seat, Map.of("answer", "online"));
                    }
                    witness.get(MEETINGS + id + "/attendance");
                }
            }),
            writes("PUT /api/meetings/{id}/attendance/{seat}/presence", (witness, bait) -> {
                for (String id : meetings(witness, bait)) {
                    for (String seat : seats(witness)) {
                        witness.put(MEETINGS + id + "/attendance/" + seat + "/presence", Map.of("presence", "excused"));
                    }
                }
            }),
            writes(
                    "POST /api/meetings/{id}/code",
                    (witness, bait) ->
                            meetings(witness, bait).forEach(id -> witness.post(MEETINGS + id + "/code", Map.of()))),
            writes("POST /api/meetings/{id}/check-ins", (witness, bait) -> {
                for (String id : meetings(witness, bait)) {
                    witness.post(
                            MEETINGS + id + "/check-ins",
                            Map.of("seat", seats(witness).getFirst(), "code", "000000"));
                }
            }),
            writes(
                    "POST /api/meetings/{id}/guests",
                    (witness, bait) -> meetings(witness, bait)
                            .forEach(id ->
                                    witness.post(MEETINGS + id + "/guests", Map.of("name", "Gast", "from", "Elders")))),
            writes("PUT /api/meetings/{id}/guests/{guest}/presence", (witness, bait) -> {
                for (String id : meetings(witness, bait)) {
                    for (String guest : Bait.ids(bait.guests)) {
                        witness.put(MEETINGS + id + "/guests/" + guest + "/presence", Map.of("presence", "absent"));
                    }
                }
            }),
            writes("PUT /api/meetings/{id}/places", (witness, bait) -> {
                for (String id : meetings(witness, bait)) {
                    witness.put(MEETINGS + id + "/places", Map.of("places", 1));
                    witness.get(MEETINGS + id + "/attendance");
                }
            }),
            writes("DELETE /api/meetings/{id}/guests/{guest}", (witness, bait) -> {
                for (String id : meetings(witness, bait)) {
                    for (String guest : Bait.ids(bait.guests)) {
                        witness.delete(MEETINGS + id + "/guests/" + guest);
                    }
                }
            }),
            writes(
                    "POST /api/meetings/{id}/cancellation",
                    (witness, bait) -> Bait.ids(bait.meetings)
                            .forEach(id -> witness.post(MEETINGS + id + "/cancellation", Map.of("reason", "Ziek")))),
            writes(
                    "POST /api/meetings/{id}/closing",
                    (witness, bait) ->
                            meetings(witness, bait).forEach(id -> witness.post(MEETINGS + id + "/closing", Map.of()))));

    private MeetingEnrolments() {}

    /** Those that are hidden, and those this persona sees. */
    static List<String> series(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.series));
        ids.addAll(witness.ids("/api/series"));
        return ids;
    }

    static List<String> meetings(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.meetings));
        ids.addAll(witness.ids("/api/meetings"));
        return ids;
    }

    /** Somebody else's seat, and one of nobody. */
    static List<String> seats(Witness witness) {
        return List.of(String.valueOf(witness.world().server().ask("""
                        select t.seat_id::text from tenure t join member m on m.id = t.member_id where m.handle = 'leila' order by t.starts limit 1
                        """)), Bait.NOBODY);
    }

    static Map<String, Object> plan(String title) {
        return new HashMap<>(Map.of(
                "title",
                title,
                "languages",
                List.of("nl", "fr"),
                "rule",
                "FREQ=MONTHLY;BYDAY=1TU",
                "begins",
                "14:00",
                "minutes",
                120,
                "place",
                "Zaal 3"));
    }

    private static void make(Witness witness, Bait bait) {
        for (String circle : Bait.wellFormed(bait.circles)) {
            Map<String, Object> wanted = plan("Reeks");
            wanted.put("circle", circle);
            witness.post("/api/series", wanted);
        }
        Map<String, Object> own = plan("Reeks van het netwerk");
        own.put("circle", witness.world().circle("The network"));
        for (String key : bait.keys) {
            witness.with("Idempotency-Key", key);
            witness.post("/api/series", own);
            witness.with("Idempotency-Key", null);
        }
        Answer made = witness.post("/api/series", own);
        witness.get(SERIES + (made.status() == 201 ? made.text("id") : Bait.NOBODY));
        witness.get("/api/meetings");
    }
}
