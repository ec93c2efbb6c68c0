package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;

/** The box: sending, slips, the door without signing in, receipts, custodians and their desk. */
final class BoxEnrolments {
    private static final String NO_RECEIPT = "abacus abacus abacus abacus abacus abacus abacus abacus abacus";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/custodians", OpenEnrolments.plain("/api/custodians")),
            reads("GET /api/custodian-key", OpenEnrolments.plain("/api/custodian-key")),
            reads("GET /api/box", OpenEnrolments.plain("/api/box")),
            reads(
                    "GET /api/box/{id}",
                    (witness, bait) -> Bait.ids(bait.threads).forEach(id -> witness.get("/api/box/" + id))),
            reads(
                    "GET /api/box/{id}/files/{number}",
                    (witness, bait) -> Bait.ids(bait.threads)
                            .forEach(id -> List.of("1", "2", "-1", "x")
                                    .forEach(number -> witness.get("/api/box/" + id + "/files/" + number)))),
            reads("GET /intake", OpenEnrolments.plain("/intake")),
            reads("GET /intake/door.css", OpenEnrolments.plain("/intake/door.css")),
            reads(
                    "GET /intake/{lang}",
                    (witness, bait) -> List.of("nl", "fr", "en", "xx").forEach(lang -> witness.get("/intake/" + lang))),
            reads("GET /intake/{lang}/receipt", (witness, bait) -> witness.get("/intake/nl/receipt")),
            reads("POST /intake/{lang}/receipt", (witness, bait) -> open(witness, bait, "/intake/nl/receipt")),
            reads(
                    "POST /intake/{lang}/receipt/file",
                    (witness, bait) -> open(witness, bait, "/intake/nl/receipt/file")),
            reads(
                    "POST /intake/{lang}/receipt/{action}",
                    (witness, bait) -> List.of("open", "reply", "consent", "zzz")
                            .forEach(action -> open(witness, bait, "/intake/fr/receipt/" + action))),
            reads("POST /intake/{lang}/check", BoxEnrolments::check),
            writes("POST /intake/{lang}/sent", BoxEnrolments::sent),
            writes("POST /api/receipts", (witness, bait) -> {
                witness.post("/api/receipts", Map.of("language", "nl"));
                witness.post("/api/receipts", Map.of("language", "xx"));
            }),
            writes("POST /api/manuscripts/{id}/confidential-sending", BoxEnrolments::send),
            writes(
                    "POST /api/slips",
                    (witness, bait) -> Bait.wellFormed(bait.circles)
                            .forEach(circle -> witness.post("/api/slips", Map.of("circle", circle, "count", 2)))),
            writes(
                    "POST /api/custodian-key",
                    (witness, bait) ->
                            witness.post("/api/custodian-key", Map.of("passphrase", "vijf woorden die niemand kent"))),
            writes("POST /api/custodian-key/unlocking", (witness, bait) -> {
                witness.post("/api/custodian-key/unlocking", Map.of("passphrase", "kwartelbrief"));
                witness.post("/api/custodian-key/unlocking", Map.of("passphrase", Boxed.PASSPHRASE));
            }),
            writes(
                    "POST /api/box/{id}/messages",
                    (witness, bait) -> Bait.ids(bait.threads)
                            .forEach(
                                    id -> witness.post("/api/box/" + id + "/messages", Map.of("text", "Wie is dit?")))),
            writes("PUT /api/box/{id}/proposal", BoxEnrolments::propose),
            writes(
                    "POST /api/box/{id}/identity-openings",
                    (witness, bait) -> Bait.ids(bait.threads)
                            .forEach(id -> witness.post(
                                    "/api/box/" + id + "/identity-openings",
                                    Map.of("reason", "Omdat ik het wil weten")))),
            writes(
                    "POST /api/box/{id}/closing",
                    (witness, bait) -> Bait.ids(bait.threads)
                            .forEach(id ->
                                    witness.post("/api/box/" + id + "/closing", Map.of("reason", "Omdat het kan")))),
            writes(
                    "POST /api/custodians/{member}/access",
                    (witness, bait) -> Bait.ids(bait.members)
                            .forEach(id -> witness.post("/api/custodians/" + id + "/access", Map.of()))),
            writes(
                    "DELETE /api/custodian-key/unlocking",
                    (witness, bait) -> witness.delete("/api/custodian-key/unlocking")),
            writes("DELETE /api/custodian-key", (witness, bait) -> {
                witness.delete("/api/custodian-key");
                witness.get("/api/custodians");
            }),
            writes("POST /api/demo/month", (witness, bait) -> {
                witness.post("/api/demo/month", Map.of());
                witness.get("/api/reports?limit=5");
            }));

    private BoxEnrolments() {}

    /** With all but the last of the words that open something, and with words that open nothing. */
    private static void open(Witness witness, Bait bait, String path) {
        for (String words : Bait.wellFormed(bait.receipts)) {
            form(witness, path, Map.of("phrase", words, "text", "Van een ander", "proposal", "4", "number", "1"));
            form(witness, path, Map.of("phrase", words + " abacus", "text", "Van een ander"));
        }
        form(witness, path, Map.of("phrase", NO_RECEIPT));
        form(witness, path, Map.of());
    }

    /** Into circles that the witness may not know of, too. */
    private static void propose(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.threads)) {
            Map<String, Object> proposal = new HashMap<>(Boxed.proposal("Van een ander", "Iets anders."));
            proposal.put("files", List.of(Map.of("number", 1, "title", "Van een ander", "alt", "Iets")));
            witness.put("/api/box/" + id + "/proposal", proposal);
            for (String circle : Bait.wellFormed(bait.circles)) {
                proposal.put("circle", circle);
                witness.put("/api/box/" + id + "/proposal", proposal);
            }
        }
    }

    private static void check(Witness witness, Bait bait) {
        for (String slip : Bait.wellFormed(bait.slips)) {
            form(witness, "/intake/nl/check", posted(slip, "Kwartelbrief"));
        }
        form(witness, "/intake/en/check", Map.of("step", "edit", "title", "Alleen dit"));
        form(witness, "/intake/xx/check", Map.of());
    }

    private static void sent(Witness witness, Bait bait) {
        for (String slip : Bait.wellFormed(bait.slips)) {
            form(witness, "/intake/nl/sent", posted(slip, "Kwartelbrief"));
        }
        form(witness, "/intake/nl/sent", Map.of());
    }

    private static Map<String, String> posted(String slip, String title) {
        return Map.of(
                "step", "check",
                "slip", slip,
                "kind", "lesson",
                "title", title,
                "answer.actual", "Een zaak over kwartels.",
                "phrase", NO_RECEIPT,
                "second", "abacus",
                "sixth", "abacus");
    }

    private static void form(Witness witness, String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> body.append(body.isEmpty() ? "" : "&")
                        .append(e.getKey())
                        .append('=')
                        .append(URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)));
        witness.with("Content-Type", "application/x-www-form-urlencoded");
        witness.send("POST", path, body.toString().getBytes(StandardCharsets.UTF_8));
        witness.with("Content-Type", null);
    }

    private static void send(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.manuscripts)) {
            witness.post(
                    "/api/manuscripts/" + id + "/confidential-sending",
                    Map.of("version", 1, "level", "receipt", "phrase", NO_RECEIPT));
        }
        for (String circle : Bait.wellFormed(bait.circles)) {
            Answer mine =
                    witness.post("/api/manuscripts", Deeds.draft(circle, "receipt", "Kwartelbrief", "kwartelbrief"));
            String id = mine.status() == 201 ? mine.text("id") : Bait.NOBODY;
            String path = "/api/manuscripts/" + id + "/confidential-sending";
            witness.post(path, Map.of("version", 1, "level", "zzz", "phrase", NO_RECEIPT));
            String words = witness.post("/api/receipts", Map.of()).text("phrase");
            witness.post(path, Map.of("version", 1, "level", "confidential", "phrase", words));
            witness.post(path, Map.of("version", 1, "level", "confidential", "phrase", words));
            witness.get("/api/manuscripts/" + id);
        }
        witness.post("/api/manuscripts/x/confidential-sending", Map.of("version", 1));
    }
}
