package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.List;
import java.util.Map;

/** Exercises and vignettes of a draft, with their solutions. */
final class SolutionEnrolments {
    private static final Map<String, String> WHAT = Map.of("nl", "Wat nu?");

    static final List<Enrolment> ALL = List.of(
            of("GET /api/course-versions/{id}/modules/{module}/solutions", "/modules/begin/solutions"),
            of("GET /api/course-versions/{id}/vignettes", "/vignettes"),
            changed("PUT /api/course-versions/{id}/modules/{module}/solutions/{exercise}", "/modules/begin/solutions"),
            changed("PUT /api/course-versions/{id}/vignettes/{vignette}", "/vignettes"),
            gone(
                    "DELETE /api/course-versions/{id}/modules/{module}/solutions/{exercise}",
                    "/modules/begin/solutions/one"),
            gone("DELETE /api/course-versions/{id}/vignettes/{vignette}", "/vignettes/gate"));

    private SolutionEnrolments() {}

    private static Enrolment of(String operation, String path) {
        return reads(
                operation, (witness, bait) -> versions(witness, bait).forEach(version -> witness.get(version + path)));
    }

    private static Enrolment changed(String operation, String path) {
        boolean vignette = path.equals("/vignettes");
        Map<String, Object> exercise = Map.of(
                "kind",
                vignette ? "vignette" : "single",
                "question",
                WHAT,
                "options",
                List.of(Map.of("text", WHAT, "right", true, "score", 1), Map.of("text", Map.of("nl", "Dat"))));
        return writes(operation, (witness, bait) -> {
            for (String version : versions(witness, bait)) {
                for (String key : List.of("one", "two", "%00")) {
                    witness.put(version + path + "/" + key, Map.of("revision", 1, "exercise", exercise));
                }
                witness.get(version + path);
            }
        });
    }

    private static Enrolment gone(String operation, String path) {
        return writes(
                operation,
                (witness, bait) ->
                        versions(witness, bait).forEach(version -> witness.delete(version + path + "?revision=1")));
    }

    private static List<String> versions(Witness witness, Bait bait) {
        return CourseEnrolments.versions(witness, bait).stream()
                .map(id -> "/api/course-versions/" + id)
                .toList();
    }
}
