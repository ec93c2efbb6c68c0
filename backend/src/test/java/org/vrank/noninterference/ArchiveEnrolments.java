package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** Minutes from before. */
final class ArchiveEnrolments {
    private static final String SERIES = MeetingEnrolments.SERIES;
    private static final String MINUTES = "/api/old-minutes/";
    private static final byte[] FILE = "Verslag van 5 maart 2019\n\nEen gelijkenis.".getBytes(StandardCharsets.UTF_8);

    static final List<Enrolment> ALL = List.of(
            reads(
                    "GET /api/series/{id}/old-minutes",
                    (witness, bait) -> MeetingEnrolments.series(witness, bait)
                            .forEach(id -> witness.get(SERIES + id + "/old-minutes"))),
            reads(
                    "GET /api/old-minutes/{id}",
                    (witness, bait) -> all(witness, bait).forEach(id -> witness.get(MINUTES + id))),
            writes(
                    "POST /api/series/{id}/old-minutes/readings",
                    (witness, bait) -> MeetingEnrolments.series(witness, bait)
                            .forEach(id -> witness.upload(SERIES + id + "/old-minutes/readings", FILE))),
            writes("POST /api/series/{id}/old-minutes", (witness, bait) -> {
                for (String id : MeetingEnrolments.series(witness, bait)) {
                    Answer made = witness.post(SERIES + id + "/old-minutes", minutes("Verslag met gelijkenis"));
                    witness.get(MINUTES + (made.status() == 201 ? made.text("id") : Bait.NOBODY));
                }
                witness.world().settle();
                witness.get("/api/search?q=gelijkenis");
            }),
            writes(
                    "DELETE /api/old-minutes/{id}",
                    (witness, bait) -> all(witness, bait).forEach(id -> witness.delete(MINUTES + id))));

    private ArchiveEnrolments() {}

    /** Those that are hidden, and those this persona sees. */
    private static List<String> all(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.oldMinutes));
        for (String id : witness.ids("/api/series")) {
            ids.addAll(witness.ids(SERIES + id + "/old-minutes"));
        }
        return ids;
    }

    static Map<String, Object> minutes(String title) {
        return Map.of("day", "2019-03-05", "language", "nl", "title", title, "text", "Wij spraken over het plein.");
    }
}
