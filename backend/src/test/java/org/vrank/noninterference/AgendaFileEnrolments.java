package org.vrank.noninterference;

import static org.vrank.noninterference.Enrolment.reads;
import static org.vrank.noninterference.Enrolment.writes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;

/** Files on agenda items. */
final class AgendaFileEnrolments {
    private static final String ITEMS = "/api/agenda-items/";
    private static final byte[] NOTE = "Gelijkenis in een bijlage bij een punt".getBytes(StandardCharsets.UTF_8);

    static final List<Enrolment> ALL = List.of(
            reads("GET /api/agenda-items/{id}/files/{file}/content", (witness, bait) -> {
                for (String path : paths(bait)) {
                    witness.get(path + "/content");
                }
                for (String id : bait.items) {
                    for (String file : bait.itemFiles) {
                        String content = ITEMS + id + "/files/" + file + "/content";
                        witness.send("HEAD", content, null);
                        witness.with("If-None-Match", "*").get(content);
                        witness.with("If-None-Match", null)
                                .with("Range", "bytes=0-1")
                                .get(content);
                        witness.with("Range", null);
                    }
                }
            }),
            writes("POST /api/agenda-items/{id}/files", (witness, bait) -> {
                for (String id : Bait.ids(bait.items)) {
                    witness.upload(ITEMS + id + "/files", NOTE);
                    witness.upload(ITEMS + id + "/files?answered=x", new byte[0]);
                }
                String own = own(witness);
                Answer added = witness.upload(own + "/files", NOTE);
                witness.upload(own + "/files", new byte[0]);
                witness.get(own);
                witness.get(own + "/files/" + id(added) + "/content");
                witness.world().settle();
                witness.get("/api/search?q=gelijkenis");
            }),
            writes("PUT /api/agenda-items/{id}/files/{file}", (witness, bait) -> {
                Map<String, Object> words = Map.of("title", "Van mij", "alt", "x");
                for (String path : paths(bait)) {
                    witness.put(path, words);
                }
                String own = own(witness);
                for (String file : Bait.ids(bait.itemFiles)) {
                    witness.put(own + "/files/" + file, words);
                }
                witness.put(own + "/files/" + id(witness.upload(own + "/files", NOTE)), words);
                witness.get(own);
            }),
            writes("DELETE /api/agenda-items/{id}/files/{file}", (witness, bait) -> {
                for (String path : paths(bait)) {
                    witness.delete(path);
                }
                String own = own(witness);
                for (String file : Bait.ids(bait.itemFiles)) {
                    witness.delete(own + "/files/" + file);
                }
                witness.delete(own + "/files/" + id(witness.upload(own + "/files", NOTE)));
                witness.get(own);
            }));

    private AgendaFileEnrolments() {}

    /** Every hidden file, and some that are none, on every hidden item, and on some that are none. */
    private static List<String> paths(Bait bait) {
        return Bait.ids(bait.items).stream()
                .flatMap(id -> Bait.ids(bait.itemFiles).stream().map(file -> ITEMS + id + "/files/" + file))
                .toList();
    }

    /** The path of an item the asker proposes where everybody may; of none, for who may not. */
    private static String own(Witness witness) {
        String series = String.valueOf(
                witness.world().server().ask("select id::text from series where title = ? limit 1", Gatherings.KNOWN));
        Answer made = witness.post("/api/series/" + series + "/agenda-items", AgendaEnrolments.item("Met een bestand"));
        return ITEMS + id(made);
    }

    private static String id(Answer made) {
        return made.status() == 201 ? made.text("id") : Bait.NOBODY;
    }
}
