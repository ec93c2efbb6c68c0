package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vrank.editions.Course;

/** Editions of courses: enrolling, the desk of their trainers, and superiors' links. */
final class EditionEnrolments {
    static final String EDITIONS = "/api/editions/";
    private static final Pattern APPROVAL = Pattern.compile("/enrolment-approvals#([A-Za-z0-9_-]{43})");

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/courses/{course}/editions", (witness, bait) -> {
                List<String> courses = new ArrayList<>(Bait.ids(bait.courses));
                courses.add(Trainings.known(witness.world(), "course_id"));
                courses.forEach(id -> witness.get("/api/courses/" + id + "/editions"));
            }),
            reads("GET /api/editions/{id}", (witness, bait) -> each(witness, bait, "")),
            reads("GET /api/editions/{id}/calendar", (witness, bait) -> {
                witness.with("Accept", "text/calendar");
                each(witness, bait, "/calendar");
                witness.with("Accept", "application/json");
            }),
            reads("GET /api/editions/{id}/roster", (witness, bait) -> each(witness, bait, "/roster")),
            reads("GET /api/editions/{id}/roster/file", (witness, bait) -> {
                witness.with("Accept", "text/csv");
                each(witness, bait, "/roster/file");
                witness.with("Accept", "application/json");
            }),
            reads("GET /api/me/enrolments", (witness, bait) -> witness.get("/api/me/enrolments")),
            reads("POST /api/enrolment-approvals/readings", (witness, bait) -> {
                for (String token : tokens(witness, bait)) {
                    witness.post("/api/enrolment-approvals/readings", Map.of("token", token));
                }
            }),
            writes("POST /api/enrolment-approvals", (witness, bait) -> {
                for (String token : tokens(witness, bait)) {
                    Map<String, Object> answer = new HashMap<>(Map.of("token", token, "approves", true));
                    witness.post("/api/enrolment-approvals", answer);
                }
            }),
            writes("POST /api/editions", (witness, bait) -> {
                List<String> versions = new ArrayList<>(Bait.wellFormed(bait.courseVersions));
                versions.add(Trainings.known(witness.world(), "version_id"));
                for (String version : versions) {
                    Map<String, Object> plan = Course.plan(java.util.UUID.fromString(version), 3);
                    witness.post("/api/editions", plan);
                }
            }),
            writes("PUT /api/editions/{id}", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    Map<String, Object> plan = Course.plan(java.util.UUID.fromString(Bait.NOBODY), 3);
                    plan.remove("version");
                    plan.put("revision", 1);
                    witness.put(EDITIONS + id, plan);
                }
            }),
            writes("PUT /api/editions/{id}/enrolment", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    witness.put(EDITIONS + id + "/enrolment", Map.of("superior", "chef@example.org"));
                    witness.get(EDITIONS + id);
                }
            }),
            writes(
                    "POST /api/editions/{id}/enrolment/confirmation",
                    (witness, bait) -> posts(witness, bait, "/enrolment/confirmation", Map.of())),
            // the token is of nobody: a true one differs from asking to asking
            writes(
                    "POST /api/editions/{id}/swaps/acceptance",
                    (witness, bait) -> posts(witness, bait, "/swaps/acceptance", Map.of("token", "A".repeat(43)))),
            writes("POST /api/editions/{id}/swaps", (witness, bait) -> {
                for (String id : Bait.ids(bait.editions)) {
                    witness.post(EDITIONS + id + "/swaps", Map.of());
                }
            }),
            writes("POST /api/editions/{id}/roster/imports", (witness, bait) -> {
                for (String email : List.of("nadia@example.org", "niemand@example.org")) {
                    posts(witness, bait, "/roster/imports", Map.of("text", "email\n" + email));
                }
            }),
            writes("PUT /api/editions/{id}/roster/{enrolment}/half-days/{day}", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    for (String who : Bait.ids(bait.enrolments)) {
                        witness.put(
                                EDITIONS + id + "/roster/" + who + "/half-days/" + Bait.NOBODY,
                                Map.of("presence", "present"));
                    }
                }
            }),
            writes("DELETE /api/editions/{id}/roster/{enrolment}", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    for (String who : Bait.ids(bait.enrolments)) {
                        witness.delete(EDITIONS + id + "/roster/" + who);
                    }
                }
            }),
            writes("POST /api/editions/{id}/offers", (witness, bait) -> posts(witness, bait, "/offers", Map.of())),
            writes(
                    "POST /api/editions/{id}/messages",
                    (witness, bait) -> posts(
                            witness, bait, "/messages", Map.of("subject", "Wat u meebrengt", "text", "Een schrift."))),
            writes("DELETE /api/editions/{id}/enrolment", (witness, bait) -> {
                for (String id : editions(witness, bait)) {
                    witness.delete(EDITIONS + id + "/enrolment");
                }
            }),
            writes(
                    "POST /api/editions/{id}/closing",
                    (witness, bait) ->
                            Bait.ids(bait.editions).forEach(id -> witness.post(EDITIONS + id + "/closing", Map.of()))),
            writes(
                    "POST /api/editions/{id}/cancellation",
                    (witness, bait) ->
                            posts(witness, bait, "/cancellation", Map.of("reason", "Te weinig plaatsen gevraagd."))));

    private EditionEnrolments() {}

    /** The hidden ones, what is none, and the one that everybody in the network reads. */
    private static List<String> editions(Witness witness, Bait bait) {
        List<String> ids = new ArrayList<>(Bait.ids(bait.editions));
        ids.add(Trainings.known(witness.world(), "id"));
        return ids;
    }

    private static void each(Witness witness, Bait bait, String path) {
        editions(witness, bait).forEach(id -> witness.get(EDITIONS + id + path));
    }

    private static void posts(Witness witness, Bait bait, String path, Map<String, Object> body) {
        editions(witness, bait).forEach(id -> witness.post(EDITIONS + id + path, body));
    }

    /** The link to the known superior, and what is no link of anybody. */
    private static List<String> tokens(Witness witness, Bait bait) {
        List<String> tokens = new ArrayList<>(Bait.ids(bait.enrolments));
        tokens.add("A".repeat(43));
        Matcher known = APPROVAL.matcher(String.valueOf(witness.world().server().ask("""
                select string_agg(body, ' ' order by id) from mail where recipient = ?
                """, Trainings.SUPERIOR)));
        while (known.find() && tokens.size() < 20) {
            tokens.add(known.group(1));
        }
        return tokens;
    }
}
