package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** Saved searches: with words and filters that stand only in what is hidden, and what is delivered for them. */
final class SavedSearchEnrolments {
    private static final String PATH = "/api/saved-searches";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/saved-searches", (witness, bait) -> witness.get(PATH)),
            writes("POST /api/saved-searches", SavedSearchEnrolments::save),
            writes("POST /api/saved-searches/looks", (witness, bait) -> {
                witness.post(PATH + "/looks", Map.of());
                witness.get(PATH);
            }),
            writes("PUT /api/saved-searches/{id}", SavedSearchEnrolments::change),
            writes("DELETE /api/saved-searches/{id}", SavedSearchEnrolments::remove),
            writes("POST /api/demo/morning", (witness, bait) -> {
                witness.post("/api/demo/morning", Map.of());
                witness.get(PATH);
            }));

    private SavedSearchEnrolments() {}

    private static Map<String, Object> search(String name, String q, Map<String, List<String>> filters) {
        return Map.of("name", name, "rhythm", "weekly", "q", q, "filters", filters);
    }

    private static void save(Witness witness, Bait bait) {
        for (String word : bait.words) {
            witness.post(PATH, search(word, word, Map.of()));
        }
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.post(PATH, search("Een kring", "", Map.of("circle", List.of(circle))));
        }
        witness.post(PATH, search("Zeldzaam", "zeldzaam", Map.of("theme", List.of(Deeds.RARE_THEME))));
        witness.post(PATH, search("Niets", "", Map.of()));
        witness.post(PATH, search("Onbekend", "school", Map.of("theme", List.of("x"), "y", List.of())));
        witness.post(PATH, "[]");
        witness.world().settle();
        witness.get(PATH);
    }

    private static String saved(Witness witness, String q) {
        Answer made = witness.post(PATH, search("Te veranderen", q, Map.of()));
        return made.status() == 201 ? made.text("id") : Bait.NOBODY;
    }

    private static void change(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.savedSearches)) {
            witness.put(PATH + "/" + id, Map.of("name", "Van iemand anders", "rhythm", "daily"));
        }
        String own = saved(witness, "te veranderen");
        witness.put(PATH + "/" + own, Map.of("name", "Anders", "rhythm", "daily"));
        witness.put(PATH + "/" + own, Map.of("name", "", "rhythm", "soms"));
    }

    private static void remove(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.savedSearches)) {
            witness.delete(PATH + "/" + id);
        }
        String own = saved(witness, "te verwijderen");
        witness.delete(PATH + "/" + own);
        witness.delete(PATH + "/" + own);
        witness.get(PATH);
    }
}
