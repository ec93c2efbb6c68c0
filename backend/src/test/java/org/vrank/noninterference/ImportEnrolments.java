package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.writes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bringing texts in from elsewhere. */
final class ImportEnrolments {
    private static final String PATH = "/api/imports";

    static final List<Enrolment> ALL = List.of(writes("POST /api/imports", ImportEnrolments::bring));

    private ImportEnrolments() {}

    /** With the ids and titles of hidden texts as one's own, and into circles one does not read. */
    private static void bring(Witness witness, Bait bait) {
        for (String circle : Bait.wellFormed(bait.circles)) {
            witness.post(PATH, wish(circle, "named", List.of(row("1", "In een cirkel"))));
        }
        String network = witness.world().circle("The network");
        for (String title : bait.titles) {
            witness.post(PATH, wish(network, "named", List.of(row(title, title), row(title, title))));
        }
        for (String id : Bait.ids(bait.reports)) {
            witness.post(PATH, wish(network, "organisation", List.of(row(id, "Met het nummer van een ander"))));
        }
        for (String external : bait.externals) {
            witness.post(PATH, wish(network, "named", List.of(row(external, "Met een nummer dat een ander heeft"))));
        }
        Map<String, Object> trying = wish(network, "named", List.of(row("geprobeerd", "Eerst proberen")));
        trying.put("tryOnly", true);
        witness.post(PATH, trying);
        witness.post(PATH, wish(network, "named", List.of()));
        witness.post(PATH, Map.of("source", "bron"));
        witness.post(PATH, "[]");
        witness.get("/api/reports/own");
        witness.get("/api/manuscripts");
    }

    private static Map<String, Object> wish(String circle, String name, List<Map<String, Object>> rows) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("source", "bron");
        wish.put("circle", circle);
        wish.put("name", name);
        wish.put("rows", rows);
        return wish;
    }

    private static Map<String, Object> row(String externalId, String title) {
        Map<String, Object> row = new HashMap<>(Deeds.draft(null, "named", title, "gelijkenis"));
        row.remove("name");
        row.put("externalId", externalId);
        return row;
    }
}
