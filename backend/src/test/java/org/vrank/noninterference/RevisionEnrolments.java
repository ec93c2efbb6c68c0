package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** What becomes of a report after it was published: revisions, addenda, moves. */
final class RevisionEnrolments {
    private static final String PATH = "/api/reports/";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/reports/own/{id}", (witness, bait) -> each(witness, bait, "own/", "")),
            reads("GET /api/reports/{id}/revisions", (witness, bait) -> each(witness, bait, "", "/revisions")),
            reads("GET /api/reports/{id}/moves", (witness, bait) -> {
                each(witness, bait, "", "/moves");
                witness.ids("/api/reports/own").forEach(id -> witness.get(PATH + id + "/moves"));
            }),
            writes("POST /api/reports/{id}/manuscript", RevisionEnrolments::open),
            writes("POST /api/reports/{id}/revisions", RevisionEnrolments::revise),
            writes(
                    "DELETE /api/reports/{id}/revisions/coming",
                    (witness, bait) ->
                            Bait.ids(bait.reports).forEach(id -> witness.delete(PATH + id + "/revisions/coming"))),
            writes("POST /api/reports/{id}/addenda", RevisionEnrolments::append),
            writes("DELETE /api/reports/{id}/addenda/{addendum}", RevisionEnrolments::remove),
            writes("POST /api/reports/{id}/moves", RevisionEnrolments::move));

    private RevisionEnrolments() {}

    private static void each(Witness witness, Bait bait, String before, String after) {
        for (String id : Bait.ids(bait.reports)) {
            witness.get(PATH + before + id + after);
        }
        for (String id : witness.ids("/api/reports?limit=3")) {
            witness.get(PATH + before + id + after);
        }
    }

    private static String own(Witness witness, String title) {
        String network = witness.world().circle("The network");
        Answer mine = witness.post("/api/manuscripts", Deeds.draft(network, "named", title, "gelijkenis"));
        return witness.post("/api/reports", Deeds.publication(mine)).text("id");
    }

    private static void open(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.reports)) {
            witness.post(PATH + id + "/manuscript", Map.of());
        }
        String own = own(witness, "Open te leggen");
        witness.post(PATH + own + "/manuscript", Map.of());
        witness.post(PATH + own + "/manuscript", Map.of());
    }

    private static void revise(Witness witness, Bait bait) {
        String own = own(witness, "Te herzien");
        Answer desk = witness.post(PATH + own + "/manuscript", Map.of());
        Map<String, Object> revision = new HashMap<>(Deeds.publication(desk));
        revision.put("note", "Beter gezegd");
        for (String id : Bait.ids(bait.reports)) {
            witness.post(PATH + id + "/revisions", revision);
        }
        for (String manuscript : Bait.wellFormed(bait.manuscripts)) {
            witness.post(
                    PATH + own + "/revisions", Map.of("manuscript", manuscript, "version", 1, "note", "Van een ander"));
        }
        witness.post(PATH + own + "/revisions", revision);
        witness.get(PATH + own);
        witness.get(PATH + own + "/revisions");
    }

    private static void append(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.reports)) {
            witness.post(PATH + id + "/addenda", Map.of("text", "Later"));
        }
        String own = own(witness, "Aan te vullen");
        witness.post(PATH + own + "/addenda", Map.of("text", "Later"));
        witness.get(PATH + own);
    }

    private static void remove(Witness witness, Bait bait) {
        String own = own(witness, "Zonder aanvulling");
        for (String addendum : Bait.ids(bait.addenda)) {
            witness.delete(PATH + own + "/addenda/" + addendum);
            witness.delete(PATH + Bait.ids(bait.reports).getFirst() + "/addenda/" + addendum);
        }
    }

    private static void move(Witness witness, Bait bait) {
        String own = own(witness, "Te verhuizen");
        String network = witness.world().circle("The network");
        for (String id : Bait.ids(bait.reports)) {
            witness.post(PATH + id + "/moves", Map.of("circle", network, "consent", true));
        }
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.post(PATH + own + "/moves", Map.of("circle", circle));
            witness.post(PATH + own + "/moves", Map.of("circle", circle, "consent", true));
        }
        witness.get(PATH + own);
    }
}
