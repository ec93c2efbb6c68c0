package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.learning.Classroom;

/** What is learned in editions, what is said of them, and certificates. */
final class LearningEnrolments {
    private static final String EDITIONS = "/api/editions/";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/editions/{id}/modules/{module}/exercises", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    witness.get(EDITIONS + id + "/modules/backing/exercises");
                    witness.get(EDITIONS + id + "/modules/nothing/exercises");
                }
            }),
            reads("GET /api/course-versions/{id}/modules/{module}/exercises", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    witness.get("/api/course-versions/" + id + "/modules/backing/exercises");
                }
            }),
            writes("POST /api/course-versions/{id}/tries/{module}/{exercise}", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    for (String exercise : List.of("promise", "nothing")) {
                        witness.post(
                                "/api/course-versions/" + id + "/tries/backing/" + exercise,
                                Map.of("reply", Map.of("chosen", List.of(1))));
                    }
                }
            }),
            writes("PUT /api/editions/{id}/answers/{module}/{exercise}", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    Map<String, Object> body = Classroom.body(0, Map.of("chosen", List.of(1)));
                    witness.put(EDITIONS + id + "/answers/backing/promise", body);
                    Map<String, Object> open = Classroom.body(0, Map.of("text", "Dinsdag vrij, zonder verslag."));
                    open.put("shared", true);
                    witness.put(EDITIONS + id + "/answers/backing/my-request", open);
                    witness.get(EDITIONS + id + "/modules/backing/exercises");
                }
            }),
            writes("PUT /api/editions/{id}/modules/{module}/done", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    witness.put(EDITIONS + id + "/modules/backing/done", Map.of("done", true));
                    witness.get(EDITIONS + id + "/progress");
                }
            }),
            of("GET /api/editions/{id}/shared-answers", "/shared-answers"),
            of("GET /api/editions/{id}/progress", "/progress"),
            of("GET /api/editions/{id}/effects", "/effects"),
            of("GET /api/editions/{id}/vignettes", "/vignettes"),
            of("GET /api/editions/{id}/certificates", "/certificates"),
            of("GET /api/editions/{id}/certificates/own", "/certificates/own"),
            reads("GET /api/me/certificates", (witness, bait) -> witness.get("/api/me/certificates")),
            writes("POST /api/editions/{id}/feedback", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    witness.post(
                            EDITIONS + id + "/feedback",
                            Map.of(
                                    "moment",
                                    "before",
                                    "marks",
                                    List.of(1, 2, 3, 4, 5),
                                    "chosen",
                                    List.of(0, 1, 2, 3),
                                    "text",
                                    ""));
                    witness.get(EDITIONS + id + "/effects");
                }
            }),
            writes("POST /api/editions/{id}/six-weeks", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    witness.post(
                            EDITIONS + id + "/six-weeks", Map.of("marks", List.of(3, 3), "text", "Het lukte half."));
                }
            }),
            writes("POST /api/editions/{id}/certificates", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    Map<String, Object> all = new HashMap<>();
                    all.put("enrolments", null);
                    witness.post(EDITIONS + id + "/certificates", all);
                    witness.post(EDITIONS + id + "/certificates", Map.of("enrolments", List.of(Bait.NOBODY)));
                }
            }),
            writes("POST /api/editions/{id}/certificates/{certificate}/replacements", (witness, bait) -> {
                for (String one : certificates(witness, bait)) {
                    witness.post(one + "/replacements", Map.of());
                }
            }),
            writes("PUT /api/editions/{id}/certificates/{certificate}/revocation", (witness, bait) -> {
                for (String one : certificates(witness, bait)) {
                    witness.put(one + "/revocation", Map.of("because", "Vergissing"));
                }
            }),
            // a code is for whoever was given it, so the hidden ones are no bait
            reads("GET /api/certificates/{code}", (witness, bait) -> {
                for (String code : codes(bait)) {
                    witness.get("/api/certificates/" + code);
                }
            }),
            reads("GET /api/certificates/{code}/pdf", (witness, bait) -> {
                witness.with("Accept", "application/pdf");
                codes(bait).forEach(code -> witness.get("/api/certificates/" + code + "/pdf"));
                witness.with("Accept", "application/json");
            }));

    private LearningEnrolments() {}

    private static Enrolment of(String operation, String part) {
        return reads(
                operation, (witness, bait) -> editions(witness, bait).forEach(id -> witness.get(EDITIONS + id + part)));
    }

    /** Those that are hidden, and the one that everybody in the network knows. */
    static List<String> editions(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.editions));
        ids.add(Learners.known(witness.world(), "id"));
        return ids;
    }

    private static List<String> versions(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.courseVersions));
        ids.add(Learners.known(witness.world(), "version_id"));
        return ids;
    }

    private static List<String> certificates(Witness witness, Bait bait) {
        List<String> paths = new ArrayList<>();
        for (String edition : editions(witness, bait)) {
            for (String certificate : Bait.ids(bait.certificates)) {
                paths.add(EDITIONS + edition + "/certificates/" + certificate);
            }
        }
        return paths;
    }

    private static List<String> codes(Bait bait) {
        List<String> codes = new ArrayList<>(Bait.ids(bait.certificates));
        codes.add("A".repeat(43));
        return codes;
    }
}
