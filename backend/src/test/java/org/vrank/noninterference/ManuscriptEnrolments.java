package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** The desk. */
final class ManuscriptEnrolments {
    private static final String PATH = "/api/manuscripts";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/manuscripts", (witness, bait) -> witness.get(PATH)),
            reads(
                    "GET /api/manuscripts/{id}",
                    (witness, bait) -> Bait.ids(bait.manuscripts).forEach(id -> witness.get(PATH + "/" + id))),
            reads(
                    "GET /api/manuscripts/{id}/versions",
                    (witness, bait) ->
                            Bait.ids(bait.manuscripts).forEach(id -> witness.get(PATH + "/" + id + "/versions"))),
            reads("GET /api/manuscripts/{id}/place", (witness, bait) -> {
                Bait.ids(bait.manuscripts).forEach(id -> witness.get(PATH + "/" + id + "/place"));
                witness.ids(PATH).forEach(id -> witness.get(PATH + "/" + id + "/place"));
            }),
            writes("POST /api/manuscripts", ManuscriptEnrolments::add),
            writes("PUT /api/manuscripts/{id}", ManuscriptEnrolments::save),
            writes("DELETE /api/manuscripts/{id}", ManuscriptEnrolments::remove));

    private ManuscriptEnrolments() {}

    private static void add(Witness witness, Bait bait) {
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.post(PATH, Deeds.draft(circle, "named", "In een cirkel", "gelijkenis"));
        }
        for (String key : bait.keys) {
            witness.with("Idempotency-Key", key);
            witness.post(PATH, Deeds.draft(null, "named", "Met een sleutel", "gelijkenis"));
            witness.post(PATH, Deeds.draft(null, "named", "Met een andere tekst", "gelijkenis"));
            witness.with("Idempotency-Key", null);
        }
        for (String title : bait.titles) {
            witness.post(PATH, Deeds.draft(null, "named", title, "gelijkenis"));
        }
        witness.post(PATH, Map.of("kind", "lesson"));
        witness.post(PATH, "{\"kind\":");
        witness.get(PATH);
    }

    private static void save(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.manuscripts)) {
            witness.put(PATH + "/" + id, saved("Van een ander", null, 1));
        }
        Answer mine = witness.post(PATH, Deeds.draft(null, "named", "Van mij", "gelijkenis"));
        String own = PATH + "/" + mine.text("id");
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.put(own, saved("In een cirkel", circle, 1));
        }
        witness.put(own, saved("In het netwerk", witness.world().circle("The network"), 1));
        witness.put(own, saved("Te laat", null, 1));
        witness.get(own);
        witness.get(own + "/versions");
    }

    private static void remove(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.manuscripts)) {
            witness.delete(PATH + "/" + id);
        }
        for (String id : witness.ids(PATH).stream().limit(2).toList()) {
            witness.delete(PATH + "/" + id);
            witness.get(PATH + "/" + id);
        }
    }

    private static Map<String, Object> saved(
            String title, @org.jspecify.annotations.Nullable String circle, int version) {
        Map<String, Object> saved = new HashMap<>(Deeds.draft(circle, "named", title, "gelijkenis"));
        saved.put("version", version);
        return saved;
    }
}
