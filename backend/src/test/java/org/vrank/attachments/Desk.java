package org.vrank.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** Texts with files beside them. */
final class Desk {
    private Desk() {}

    /** The path of a new manuscript. */
    static String manuscript(Browser author, String circle, String name, String title) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("kind", "lesson");
        draft.put("language", "nl");
        draft.put("title", title);
        draft.put("circle", circle);
        draft.put("name", name);
        draft.put("themes", List.of("polarisation"));
        draft.put("answers", Map.of("intended", "We wilden luisteren.", "actual", "Er kwam niemand."));
        Answer made = author.post("/api/manuscripts", draft);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return "/api/manuscripts/" + made.text("id");
    }

    /** Adds a file; answers its id. */
    static String add(Browser author, String manuscript, byte[] file) {
        Answer added = author.upload(manuscript + "/attachments", "naam-van-karim.bin", file);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.text("id");
    }

    static void describe(Browser author, String manuscript, String id, String title, String alt) {
        Answer changed = author.put(manuscript + "/attachments/" + id, Map.of("title", title, "alt", alt));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    static Answer publish(Browser author, String manuscript) {
        return author.post(
                "/api/reports", Map.of("manuscript", manuscript.substring("/api/manuscripts/".length()), "version", 1));
    }

    /** Publishes; the path of the report. */
    static String published(Browser author, String manuscript) {
        Answer made = publish(author, manuscript);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return "/api/reports/" + made.text("id");
    }

    /** Puts what was laid open in the place of a report. */
    static void revise(Browser author, String path, String open) {
        Answer made = author.post(
                path + "/revisions",
                Map.of(
                        "manuscript",
                        open.substring("/api/manuscripts/".length()),
                        "version",
                        1,
                        "note",
                        "Ander bestand"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    /** Lays a report open, changes something and puts it back. */
    static void revised(Browser author, String path, Consumer<String> change) {
        String open = "/api/manuscripts/"
                + author.post(path + "/manuscript", Map.of()).text("id");
        change.accept(open);
        revise(author, path, open);
    }

    static String file(String id) {
        return "/api/attachments/" + id + "/file";
    }
}
