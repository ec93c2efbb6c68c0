package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** Files, on the desk and in the library. */
final class AttachmentEnrolments {
    private static final String DESK = "/api/manuscripts/";
    private static final byte[] NOTE = "Gelijkenis in een bijlage".getBytes(StandardCharsets.UTF_8);

    static final List<Enrolment> ALL = List.of(
            reads(
                    "GET /api/manuscripts/{id}/attachments",
                    (witness, bait) ->
                            Bait.ids(bait.manuscripts).forEach(id -> witness.get(DESK + id + "/attachments"))),
            reads("GET /api/attachments/{id}/file", (witness, bait) -> {
                for (String id : Bait.ids(bait.attachments)) {
                    witness.get(file(id));
                }
                for (String id : bait.attachments) {
                    witness.send("HEAD", file(id), null);
                    witness.with("If-None-Match", "*").get(file(id));
                    witness.with("If-None-Match", null)
                            .with("Range", "bytes=0-1")
                            .get(file(id));
                    witness.with("Range", null);
                }
            }),
            writes("POST /api/manuscripts/{id}/attachments", AttachmentEnrolments::add),
            writes("PUT /api/manuscripts/{id}/attachments/{attachment}", AttachmentEnrolments::change),
            writes("DELETE /api/manuscripts/{id}/attachments/{attachment}", AttachmentEnrolments::remove));

    private AttachmentEnrolments() {}

    private static String file(String id) {
        return "/api/attachments/" + id + "/file";
    }

    private static void add(Witness witness, Bait bait) {
        for (String id : Bait.ids(bait.manuscripts)) {
            witness.upload(DESK + id + "/attachments", NOTE);
        }
        String own = own(witness);
        Answer added = witness.upload(own + "/attachments", NOTE);
        witness.upload(own + "/attachments", new byte[0]);
        witness.get(own + "/attachments");
        witness.get(file(added.text("id")));
        String manuscript = own.substring(DESK.length());
        witness.get(file(witness.post("/api/reports", Map.of("manuscript", manuscript, "version", 1))
                .text("id")));
        witness.get(file(added.text("id")));
    }

    private static void change(Witness witness, Bait bait) {
        String own = own(witness);
        for (String id : Bait.ids(bait.attachments)) {
            witness.put(own + "/attachments/" + id, Map.of("title", "Van mij", "alt", ""));
        }
        for (String manuscript : bait.manuscripts) {
            for (String id : bait.attachments) {
                witness.put(DESK + manuscript + "/attachments/" + id, Map.of("title", "Van mij", "alt", ""));
            }
        }
        String id = witness.upload(own + "/attachments", NOTE).text("id");
        witness.put(own + "/attachments/" + id, Map.of("title", "Van mij", "alt", "x"));
        witness.get(own + "/attachments");
    }

    private static void remove(Witness witness, Bait bait) {
        String own = own(witness);
        for (String id : Bait.ids(bait.attachments)) {
            witness.delete(own + "/attachments/" + id);
        }
        for (String manuscript : bait.manuscripts) {
            witness.delete(DESK + manuscript + "/attachments/"
                    + Bait.ids(bait.attachments).getFirst());
        }
        String id = witness.upload(own + "/attachments", NOTE).text("id");
        witness.delete(own + "/attachments/" + id);
        witness.get(own + "/attachments");
    }

    /** The path of a manuscript of the asker's own; of none, for a visitor. */
    private static String own(Witness witness) {
        String network = witness.world().circle("The network");
        Answer mine = witness.post("/api/manuscripts", Deeds.draft(network, "named", "Met bestanden", "gelijkenis"));
        return DESK + (mine.status() == 201 ? mine.text("id") : Bait.NOBODY);
    }
}
