package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Files beside the texts of modules. */
final class ModuleFileEnrolments {
    private static final byte[] NOTE = "Gelijkenis naast een tekst".getBytes(StandardCharsets.UTF_8);
    private static final List<String> NAMES = List.of("1.txt", "2.jpg", "nergens.pdf", "%00", "..%2f..");

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/course-versions/{id}/modules/{module}/files/{name}", (witness, bait) -> {
                for (String module : modules(witness, bait)) {
                    for (String name : NAMES) {
                        witness.get(module + "/files/" + name);
                    }
                    witness.send("HEAD", module + "/files/1.txt", null);
                    witness.with("If-None-Match", "*").get(module + "/files/1.txt");
                    witness.with("If-None-Match", null);
                }
            }),
            writes("POST /api/course-versions/{id}/modules/{module}/files", (witness, bait) -> {
                for (String module : modules(witness, bait)) {
                    witness.upload(module + "/files?revision=1", NOTE);
                    witness.upload(module + "/files", new byte[0]);
                    witness.get(module + "/files/1.txt");
                }
                witness.world().settle();
                witness.get("/api/search?q=gelijkenis");
            }),
            writes(
                    "POST /api/course-versions/{id}/modules/{module}/pictures",
                    (witness, bait) -> modules(witness, bait)
                            .forEach(module -> witness.upload(module + "/pictures?revision=1", NOTE))),
            writes("PUT /api/course-versions/{id}/modules/{module}/files/{name}", (witness, bait) -> {
                for (String module : modules(witness, bait)) {
                    for (String name : NAMES) {
                        witness.put(module + "/files/" + name, Map.of("revision", 1, "title", Map.of("nl", "Van mij")));
                    }
                }
            }),
            writes(
                    "DELETE /api/course-versions/{id}/modules/{module}/files/{name}",
                    (witness, bait) -> modules(witness, bait)
                            .forEach(module -> witness.delete(module + "/files/1.txt?revision=1"))));

    private ModuleFileEnrolments() {}

    /** The same module of each version that is hidden, and of those the persona sees. */
    private static List<String> modules(Witness witness, Bait bait) {
        return CourseEnrolments.versions(witness, bait).stream()
                .map(id -> "/api/course-versions/" + id + "/modules/begin")
                .toList();
    }
}
