package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.courses.Folder;
import org.vrank.testing.Answer;

/** Courses and their versions. */
final class CourseEnrolments {
    private static final String COURSES = "/api/courses/";
    private static final String VERSIONS = "/api/course-versions/";
    private static final byte[] FILE = "Wat in een document stond".getBytes(StandardCharsets.UTF_8);

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/courses", (witness, bait) -> witness.get("/api/courses")),
            reads("GET /api/courses/own-reports", (witness, bait) -> witness.get("/api/courses/own-reports")),
            reads("GET /api/course-templates", (witness, bait) -> witness.get("/api/course-templates")),
            reads(
                    "GET /api/courses/{id}",
                    (witness, bait) -> Teaching.courses(witness, bait).forEach(id -> witness.get(COURSES + id))),
            reads(
                    "GET /api/reports/{id}/courses",
                    (witness, bait) ->
                            Bait.ids(bait.reports).forEach(id -> witness.get("/api/reports/" + id + "/courses"))),
            reads(
                    "GET /api/course-versions/{id}",
                    (witness, bait) -> versions(witness, bait).forEach(id -> witness.get(VERSIONS + id))),
            reads("GET /api/course-versions/{id}/modules/{module}", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    for (String module : List.of("begin", "roles", "nergens", Bait.NOBODY, "%00", "..%2f..")) {
                        witness.get(VERSIONS + id + "/modules/" + module);
                    }
                    witness.get(VERSIONS + id + "/modules/begin?language=fr");
                }
            }),
            reads("GET /api/course-versions/{id}/folder", (witness, bait) -> {
                List<String> ids = versions(witness, bait);
                witness.with("Accept", "application/zip");
                ids.forEach(id -> witness.get(VERSIONS + id + "/folder"));
                witness.with("Accept", "application/json");
            }),
            reads("GET /api/course-versions/{id}/differences", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    for (String since : Bait.ids(bait.courseVersions)) {
                        witness.get(VERSIONS + id + "/differences?since=" + since);
                    }
                }
            }),
            reads(
                    "GET /api/course-versions/{id}/draft",
                    (witness, bait) -> versions(witness, bait).forEach(id -> witness.get(VERSIONS + id + "/draft"))),
            reads("GET /api/course-versions/{id}/file", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    for (String path : List.of("course.yml", "modules/begin/text.nl.md", "nergens", "../course.yml")) {
                        witness.get(VERSIONS + id + "/file?path=" + path);
                    }
                }
            }),
            writes("POST /api/courses", (witness, bait) -> {
                for (String circle : Bait.wellFormed(bait.circles)) {
                    Answer made = witness.post(
                            "/api/courses", Map.of("circle", circle, "title", "Een gelijkenis", "language", "nl"));
                    witness.get(COURSES + (made.status() == 201 ? made.text("id") : Bait.NOBODY));
                }
                witness.get("/api/courses");
            }),
            writes("POST /api/circles/{id}/courses", (witness, bait) -> {
                for (String circle : Bait.ids(bait.circles)) {
                    witness.upload(
                            "/api/circles/" + circle + "/courses",
                            Folder.sound().zip());
                }
            }),
            writes("PUT /api/course-versions/{id}/file", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    for (String report : Bait.wellFormed(bait.reports)) {
                        witness.put(
                                VERSIONS + id + "/file",
                                Map.of(
                                        "revision",
                                        1,
                                        "path",
                                        "modules/begin/module.yml",
                                        "text",
                                        "title: {nl: x}\nminutes: 1\ncases: [" + report + "]\n"));
                    }
                }
            }),
            writes("PUT /api/course-versions/{id}/outline", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    witness.put(VERSIONS + id + "/outline", outline());
                }
            }),
            writes(
                    "PUT /api/course-versions/{id}/module-order",
                    (witness, bait) -> versions(witness, bait)
                            .forEach(id -> witness.put(
                                    VERSIONS + id + "/module-order",
                                    Map.of("revision", 1, "modules", List.of("begin"))))),
            writes(
                    "POST /api/course-versions/{id}/modules",
                    (witness, bait) -> versions(witness, bait)
                            .forEach(id -> witness.post(
                                    VERSIONS + id + "/modules",
                                    Map.of("revision", 1, "key", "meer", "title", "Meer", "language", "nl")))),
            writes(
                    "DELETE /api/course-versions/{id}/modules/{module}",
                    (witness, bait) -> versions(witness, bait)
                            .forEach(id -> witness.delete(VERSIONS + id + "/modules/begin?revision=1"))),
            writes(
                    "POST /api/course-versions/{id}/previews",
                    (witness, bait) -> versions(witness, bait)
                            .forEach(id -> witness.post(VERSIONS + id + "/previews", Map.of("text", "*x*")))),
            writes(
                    "POST /api/course-versions/{id}/readings",
                    (witness, bait) ->
                            versions(witness, bait).forEach(id -> witness.upload(VERSIONS + id + "/readings", FILE))),
            writes("PUT /api/course-versions/{id}/state", (witness, bait) -> {
                for (String id : versions(witness, bait)) {
                    for (String state : List.of("review", "published", "draft")) {
                        witness.put(VERSIONS + id + "/state", Map.of("revision", 1, "state", state));
                    }
                }
                witness.world().settle();
                witness.get("/api/search?q=gelijkenis");
            }),
            writes(
                    "POST /api/courses/{id}/versions",
                    (witness, bait) -> Teaching.courses(witness, bait)
                            .forEach(id -> witness.post(COURSES + id + "/versions", Map.of()))),
            writes(
                    "DELETE /api/course-versions/{id}",
                    (witness, bait) ->
                            versions(witness, bait).forEach(id -> witness.delete(VERSIONS + id + "?revision=1"))),
            writes(
                    "POST /api/courses/{id}/withdrawal",
                    (witness, bait) -> Teaching.courses(witness, bait)
                            .forEach(id -> witness.post(COURSES + id + "/withdrawal", Map.of("because", "Oud")))));

    private CourseEnrolments() {}

    /** Those that are hidden, and those this persona sees. */
    static List<String> versions(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.courseVersions));
        for (String course : witness.ids("/api/courses")) {
            Answer whole = witness.get(COURSES + course);
            ids.addAll(whole.status() == 200 ? whole.each("versions", "id") : List.of());
        }
        return ids;
    }

    private static Map<String, Object> outline() {
        return new HashMap<>(Map.of(
                "revision",
                1,
                "languages",
                List.of("nl"),
                "title",
                Map.of("nl", "Een cursus met gelijkenis"),
                "licence",
                "CC-BY-SA-4.0"));
    }
}
