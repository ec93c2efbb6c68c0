package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Each item of each meeting, hidden or not, in each circle that is a bait, and in that of the network. */
    private static List<String> texts(Witness witness, Bait bait) {
        List<String> paths = new ArrayList<>();
        List<String> circles = new ArrayList<>(Bait.ids(bait.circles));
        circles.add(witness.world().circle("The network"));
        for (String id : MeetingEnrolments.meetings(witness, bait)) {
            for (String item : items(witness, bait, id)) {
                for (String circle : circles) {
                    paths.add(of(id) + "/" + circle + "/texts/" + item);
                }
            }
        }
        return paths;
    }
}
