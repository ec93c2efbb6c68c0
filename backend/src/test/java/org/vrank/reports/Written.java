package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** Reports as tests write them: drafted, published, laid open, revised. */
final class Written {
    private Written() {}

    static Map<String, Object> draft(String circle, String name, String title) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("kind", "lesson");
        draft.put("language", "nl");
        draft.put("title", title);
        draft.put("circle", circle);
        draft.put("name", name);
        draft.put("themes", List.of("polarisation"));
        draft.put("answers", Map.of("intended", "We wilden luisteren.", "actual", "Er kwam niemand."));
        return draft;
    }

    static Map<String, Object> with(Map<String, Object> draft, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(draft);
        changed.put(field, value);
        return changed;
    }

    /** Publishes; answers the path of the report. */
    static String published(Browser author, Map<String, Object> draft) {
        Answer manuscript = author.post("/api/manuscripts", draft);
        assertThat(manuscript.status()).as(manuscript.body()).isEqualTo(201);
        Answer made = author.post("/api/reports", Map.of("manuscript", manuscript.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return "/api/reports/" + made.text("id");
    }

    /** Lays a report open and saves it with changes; answers what publishes that as a revision. */
    static Map<String, Object> laidOpen(Browser author, String path, Map<String, Object> changes, String note) {
        Answer open = author.post(path + "/manuscript", Map.of());
        assertThat(open.status()).as(open.body()).isEqualTo(201);
        Map<String, Object> saved = new HashMap<>();
        for (String field : List.of("kind", "language", "title", "circle", "name")) {
            saved.put(field, open.text(field));
        }
        saved.put("answers", Map.of("intended", "We wilden luisteren.", "actual", "Er kwam niemand."));
        saved.put("themes", List.of("polarisation"));
        saved.put("version", open.at("version").getIntValue());
        saved.putAll(changes);
        Answer kept = author.put("/api/manuscripts/" + open.text("id"), saved);
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        return Map.of(
                "manuscript", open.text("id"), "version", kept.at("version").getIntValue(), "note", note);
    }
}
