package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** What is said under reports, what is flagged, and what is news. */
final class DiscussionEnrolments {
    private static final String REPORTS = "/api/reports/";
    private static final String COMMENTS = "/api/comments/";

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/reports/{id}/comments", (witness, bait) -> each(witness, bait, "/comments")),
            reads("GET /api/reports/{id}/voices", (witness, bait) -> each(witness, bait, "/voices")),
            reads("GET /api/comments/own", (witness, bait) -> witness.get("/api/comments/own")),
            reads("GET /api/comments/{id}/changes", DiscussionEnrolments::changes),
            reads("GET /api/flags", (witness, bait) -> witness.get("/api/flags")),
            reads("GET /api/notices", (witness, bait) -> witness.get("/api/notices")),
            writes("POST /api/reports/{id}/comments", DiscussionEnrolments::say),
            writes("POST /api/reports/{id}/reading", (witness, bait) -> {
                for (String id : Bait.ids(bait.reports)) {
                    witness.post(REPORTS + id + "/reading", Map.of());
                }
                witness.get("/api/notices");
            }),
            writes("PUT /api/comments/{id}", DiscussionEnrolments::edit),
            writes("POST /api/comments/{id}/withdrawal", DiscussionEnrolments::withdraw),
            writes("POST /api/reports/{id}/flags", (witness, bait) -> {
                flag(witness, REPORTS, Bait.ids(bait.reports));
                flag(witness, REPORTS, witness.ids("/api/reports?limit=2"));
            }),
            writes("POST /api/comments/{id}/flags", (witness, bait) -> {
                flag(witness, COMMENTS, Bait.ids(bait.comments));
                flag(witness, COMMENTS, List.of(said(witness, "Te melden")));
                witness.get("/api/flags");
            }),
            writes("POST /api/flags/{id}/decision", (witness, bait) -> {
                for (String id : Bait.ids(bait.flags)) {
                    witness.post("/api/flags/" + id + "/decision", Map.of("decision", "kept"));
                    witness.post("/api/flags/" + id + "/decision", Map.of("decision", "set-aside", "note", "Anders"));
                }
                witness.get("/api/flags");
            }));

    private DiscussionEnrolments() {}

    private static void each(Witness witness, Bait bait, String after) {
        for (String id : Bait.ids(bait.reports)) {
            witness.get(REPORTS + id + after);
        }
        for (String id : witness.ids("/api/reports?limit=3")) {
            witness.get(REPORTS + id + after);
        }
    }

    private static void changes(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.comments)) {
            witness.get(COMMENTS + id + "/changes");
        }
        for (String report : witness.ids("/api/reports?limit=3")) {
            for (String id : witness.ids(REPORTS + report + "/comments")) {
                witness.get(COMMENTS + id + "/changes");
            }
        }
    }

    /** A report everybody in the network reads; the public one for the visitor; none where a seeded fault shortens every list. */
    private static String somewhere(Witness witness) {
        List<String> there =
                witness.ids("/api/reports?limit=1&circle=" + witness.world().circle("The network"));
        List<String> any = there.isEmpty() ? witness.ids("/api/reports?limit=1") : there;
        return any.isEmpty() ? Bait.NOBODY : any.getFirst();
    }

    private static String said(Witness witness, String text) {
        Answer made =
                witness.post(REPORTS + somewhere(witness) + "/comments", Talks.comment("experience", "named", text));
        return made.status() == 201 ? made.text("id") : Bait.NOBODY;
    }

    private static void say(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.reports)) {
            witness.post(REPORTS + id + "/comments", Talks.comment("question", "named", "Hoe dan?"));
            witness.post(REPORTS + id + "/comments", Talks.comment("question", "author", "Hoe dan?"));
        }
        String there = REPORTS + somewhere(witness) + "/comments";
        for (String parent : Bait.wellFormed(bait.comments)) {
            witness.post(there, Talks.reply(parent, "named", "Zo dan."));
        }
        for (String key : bait.keys) {
            witness.with("Idempotency-Key", key);
            witness.post(there, Talks.comment("experience", "organisation", "Hier ook."));
            witness.post(there, Talks.comment("experience", "organisation", "Hier ook."));
            witness.with("Idempotency-Key", null);
        }
        witness.post(there, "[]");
        witness.get(there);
        witness.get("/api/comments/own");
        witness.world().settle();
        witness.get("/api/search?q=gelijkenis");
    }

    private static void edit(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.comments)) {
            witness.put(COMMENTS + id, Map.of("version", 1, "language", "nl", "text", "Anders."));
        }
        String own = said(witness, "Te bewerken");
        witness.put(COMMENTS + own, Map.of("version", 1, "language", "nl", "text", "Bewerkt"));
        witness.put(COMMENTS + own, Map.of("version", 1, "language", "nl", "text", "Te laat"));
        witness.get(COMMENTS + own + "/changes");
    }

    private static void withdraw(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.comments)) {
            witness.post(COMMENTS + id + "/withdrawal", Map.of());
        }
        String own = said(witness, "Terug te nemen");
        witness.post(COMMENTS + own + "/withdrawal", Map.of());
        witness.post(COMMENTS + own + "/withdrawal", Map.of());
        witness.get(REPORTS + somewhere(witness) + "/comments");
    }

    private static void flag(Witness witness, String path, List<String> ids) {
        for (String id : ids) {
            witness.post(path + id + "/flags", Map.of("reason", "person", "text", "Te herkennen"));
            witness.post(path + id + "/flags", Map.of("reason", "person"));
        }
    }
}
