package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vrank.testing.Answer;

/** What is written under the items of meetings, and who hears of it. */
final class MinuteEnrolments {
    private static final String MEETINGS = MeetingEnrolments.MEETINGS;

    static final List<Enrolment> ALL = List.of(
            reads(
                    "GET /api/meetings/{id}/minutes",
                    (witness, bait) -> MeetingEnrolments.meetings(witness, bait).forEach(id -> witness.get(of(id)))),
            reads("GET /api/meetings/{id}/minutes/changes", (witness, bait) -> {
                witness.with("Accept", "text/event-stream");
                MeetingEnrolments.meetings(witness, bait).forEach(id -> witness.get(of(id) + "/changes"));
                witness.with("Accept", "application/json");
            }),
            reads("GET /api/meetings/{id}/minutes/{circle}/texts/{item}/versions", (witness, bait) -> {
                for (String text : texts(witness, bait)) {
                    witness.get(text + "/versions");
                }
            }),
            writes("POST /api/meetings/{id}/minutes/{circle}/taker", (witness, bait) -> {
                for (String id : MeetingEnrolments.meetings(witness, bait)) {
                    for (String circle : Bait.ids(bait.circles)) {
                        witness.post(of(id) + "/" + circle + "/taker", Map.of());
                    }
                    witness.get(of(id));
                }
            }),
            writes("PUT /api/meetings/{id}/minutes/{circle}/texts/{item}", (witness, bait) -> {
                for (String text : texts(witness, bait)) {
                    witness.put(text, Map.of("version", 0, "text", "Zo ging het"));
                }
            }),
            writes("DELETE /api/meetings/{id}/minutes/{circle}/beside/{text}", (witness, bait) -> {
                for (String id : MeetingEnrolments.meetings(witness, bait)) {
                    for (String circle : Bait.ids(bait.circles)) {
                        witness.delete(of(id) + "/" + circle + "/beside/" + Bait.NOBODY);
                    }
                }
            }),
            writes("PUT /api/meetings/{id}/minutes/off-record/{item}", (witness, bait) -> {
                for (String id : MeetingEnrolments.meetings(witness, bait)) {
                    for (String item : items(witness, bait, id)) {
                        Answer off = witness.put(of(id) + "/off-record/" + item, Map.of("off", true));
                        if (off.status() < 300) {
                            witness.put(of(id) + "/off-record/" + item, Map.of("off", false));
                        }
                    }
                    witness.get(of(id));
                }
            }),
            reads(
                    "GET /api/meetings/{id}/proceedings",
                    (witness, bait) -> MeetingEnrolments.meetings(witness, bait)
                            .forEach(id -> witness.get(MEETINGS + id + "/proceedings"))),
            reads("GET /api/proceedings/{id}", (witness, bait) -> {
                for (String id : proceedings(witness, bait)) {
                    witness.get("/api/proceedings/" + id);
                    witness.get("/api/proceedings/" + id + "?number=1");
                    witness.get("/api/proceedings/" + id + "?number=2");
                }
            }),
            reads("GET /api/proceedings/{id}/pdf", (witness, bait) -> {
                witness.with("Accept", "application/pdf");
                Bait.ids(bait.proceedings).forEach(id -> witness.get("/api/proceedings/" + id + "/pdf"));
                witness.with("Accept", "application/json");
            }),
            writes("POST /api/meetings/{id}/proceedings", (witness, bait) -> {
                for (String id : MeetingEnrolments.meetings(witness, bait)) {
                    for (String circle : Bait.wellFormed(bait.circles)) {
                        witness.post(MEETINGS + id + "/proceedings", Map.of("circle", circle, "seen", "0"));
                    }
                }
            }),
            writes(
                    "PUT /api/proceedings/{id}/approval",
                    (witness, bait) -> proceedings(witness, bait)
                            .forEach(id -> witness.put("/api/proceedings/" + id + "/approval", Map.of()))));

    private MinuteEnrolments() {}

    static String of(String meeting) {
        return MEETINGS + meeting + "/minutes";
    }

    /** Those that are hidden, and those this persona sees. */
    private static List<String> proceedings(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.proceedings));
        for (String id : MeetingEnrolments.meetings(witness, bait)) {
            Answer list = witness.get(MEETINGS + id + "/proceedings");
            if (list.status() == 200) {
                ids.addAll(list.each("documents", "id"));
            }
        }
        return ids;
    }

    private static List<String> items(Witness witness, Bait bait, String meeting) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.items));
        ids.addAll(witness.ids(MEETINGS + meeting + "/agenda-items"));
        return ids;
    }

    /**
     * Each item, hidden or seen, of each meeting, in each circle that is a bait and in that of the network; and of what does not exist, or is no
     * id, one at a time, for beside each other they would be more than all the rest.
     */
    private static List<String> texts(Witness witness, Bait bait) {
        List<String> paths = new ArrayList<>();
        List<String> circles = new ArrayList<>(bait.circles);
        circles.add(witness.world().circle("The network"));
        List<String> meetings = new ArrayList<>(bait.meetings);
        meetings.addAll(witness.ids("/api/meetings"));
        for (String id : meetings) {
            List<String> items = new ArrayList<>(bait.items);
            items.addAll(witness.ids(MEETINGS + id + "/agenda-items"));
            items.add(Bait.NOBODY);
            for (String item : items) {
                circles.forEach(circle -> paths.add(text(id, circle, item)));
            }
            for (String none : Bait.ids(Set.of())) {
                paths.add(text(id, none, items.getFirst()));
                paths.add(text(id, circles.getFirst(), none));
                paths.add(text(none, circles.getFirst(), items.getFirst()));
            }
        }
        return paths;
    }

    private static String text(String meeting, String circle, String item) {
        return of(meeting) + "/" + circle + "/texts/" + item;
    }
}
