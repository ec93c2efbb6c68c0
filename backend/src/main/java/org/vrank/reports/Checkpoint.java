package org.vrank.reports;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.vrank.guard.FindingKind;
import org.vrank.guard.Guard;
import org.vrank.guard.Markdown;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Viewer;

/** What a manuscript must pass before it is published: complete enough, into an own circle, and through the guard. */
@Singleton
class Checkpoint {
    private final Templates templates;
    private final Guard guard;
    private final Markdown markdown;

    Checkpoint(Templates templates, Guard guard, Markdown markdown) {
        this.templates = templates;
        this.guard = guard;
        this.markdown = markdown;
    }

    /** Refuses with everything that stands in the way, by field; answers the circle. */
    UUID check(Viewer viewer, Manuscript m) {
        Texts texts = new Texts();
        if (m.circleId() == null || !viewer.reads(m.circleId())) {
            texts.reject("circle", "report.circle");
        }
        if (m.nameLevel() == null) {
            texts.reject("name", "report.name");
        }
        text(texts, m);
        texts.check();
        if (m.circleId() == null) {
            throw new Refusal.NotFound();
        }
        return m.circleId();
    }

    /** The text alone, for what is to take the place of a report: circle and name stay what they were. */
    void text(Texts texts, Manuscript m) {
        Template template = templates.of(m.kind());
        texts.required("title", m.title(), Manuscripts.LONGEST_TITLE);
        Object needed = m.answers().get(template.needed().id());
        if (needed == null || !Texts.says(needed.toString())) {
            texts.reject("answers." + template.needed().id(), "text.missing");
        }
        for (int i = 0; i < m.claims().size(); i++) {
            if (!Texts.says(m.claims().get(i).said())) {
                texts.reject("claims." + i + ".text", "text.missing");
            }
        }
        stoppable(m).forEach((field, text) -> {
            for (FindingKind kind : stops(text)) {
                texts.reject(field, "guard." + kind.code());
            }
        });
    }

    /** Refuses a field of free text for each kind of hard stop in it. */
    void guard(Texts texts, String field, String text) {
        for (FindingKind kind : stops(text)) {
            texts.reject(field, "guard." + kind.code());
        }
    }

    /** The kinds of hard stops in a text, as it was typed and as its readers will see it. */
    Set<FindingKind> stops(String text) {
        Set<FindingKind> kinds = new TreeSet<>(guard.stops(text));
        String shown = markdown.text(text);
        if (!shown.equals(text)) {
            kinds.addAll(guard.stops(shown));
        }
        return kinds;
    }

    private static Map<String, String> stoppable(Manuscript m) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", m.title());
        m.answers().forEach((id, answer) -> {
            if (answer instanceof String text) {
                texts.put("answers." + id, text);
            }
        });
        for (int i = 0; i < m.claims().size(); i++) {
            texts.put("claims." + i + ".text", m.claims().get(i).said());
            texts.put("claims." + i + ".known", m.claims().get(i).knownBy());
        }
        return texts;
    }
}
