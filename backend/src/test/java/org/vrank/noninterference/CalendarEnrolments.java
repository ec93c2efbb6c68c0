package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** Calendars' addresses, and what a program reads there. */
final class CalendarEnrolments {
    static final List<Enrolment> ALL = List.of(
            reads("GET /api/calendar-addresses", (witness, bait) -> witness.get("/api/calendar-addresses")),
            writes("POST /api/calendar-addresses", (witness, bait) -> {
                witness.post("/api/calendar-addresses", Map.of());
                witness.get("/api/calendar-addresses");
            }),
            writes("GET /calendars/{token}.ics", CalendarEnrolments::follow),
            writes("DELETE /api/calendar-addresses/{id}", (witness, bait) -> {
                for (String id : Bait.ids(bait.meetings)) {
                    witness.delete("/api/calendar-addresses/" + id);
                }
                for (String id : witness.ids("/api/calendar-addresses")) {
                    witness.delete("/api/calendar-addresses/" + id);
                    witness.delete("/api/calendar-addresses/" + id);
                }
            }));

    private CalendarEnrolments() {}

    private static void follow(Witness witness, Bait bait) {
        Answer made = witness.post("/api/calendar-addresses", Map.of());
        String path = made.status() == 201
                ? made.text("address").substring("http://vrank.test".length())
                : "/calendars/" + "A".repeat(43) + ".ics";
        witness.get(path);
        witness.send("HEAD", path, null);
        witness.get(path + "?circle=" + Bait.ids(bait.circles).getFirst());
        for (String id : Bait.ids(bait.meetings)) {
            witness.get("/calendars/" + id + ".ics");
        }
    }
}
