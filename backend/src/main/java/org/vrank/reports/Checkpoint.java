package org.vrank.reports;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vrank.attachments.Attachments;
import org.vrank.guard.Guard;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Viewer;

/** What a manuscript must pass before it is published: complete enough, into an own circle, and through the guard. */
@Singleton
class Checkpoint {
    private final Templates templates;
    private final Guard guard;
    private final Attachments attachments;

    Checkpoint(Templates templates, Guard guard, Attachments attachments) {
        this.templates = templates;
        this.guard = guard;
        this.attachments = attachments;
    }

    /**
     * Refuses with everything that stands in the way, by field; answers the circle.
     *
     * @param reviewed whether somebody looked at all warnings elsewhere, so that only hard stops count
     */
    UUID check(Viewer viewer, Manuscript m, boolean reviewed) {
        Texts texts = new Texts();
        if (m.circleId() == null || !viewer.reads(m.circleId())) {
            texts.reject("circle", "report.circle");
        }
        if (m.nameLevel() == null) {
            texts.reject("name", "report.name");
        }
        if (m.nameLevel() != null && Handover.LEVELS.contains(m.nameLevel())) {
            texts.reject("name", "report.name-box");
        }
        text(texts, m, reviewed);
        texts.check();
        if (m.circleId() == null) {
            throw new Refusal.NotFound();
        }
        return m.circleId();
    }

    /** The text alone, for what is to take the place of a report: circle and name stay what they were. */
    void text(Texts texts, Manuscript m, boolean reviewed) {
        complete(texts, m);
        Map<String, String> written = written(m.kind(), m.title(), m.answers(), m.claims());
        if (reviewed) {
            written.forEach((field, text) -> guard.refuse(texts, field, text));
        } else {
            guard.pass(texts, written, m.language(), m.answered());
        }
        attachments.check(texts, m.id(), m.language(), m.answered());
    }

    /** Whether something stands where something must. */
    void complete(Texts texts, Manuscript m) {
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
    }

    /** Refuses a field of free text for what the guard finds in it. */
    void guard(Texts texts, String field, String text, String language, Set<String> answered) {
        guard.pass(texts, field, text, language, answered);
    }

    /** The fields of free text that the guard looks at, in the order in which they are read. */
    Map<String, String> written(String kind, String title, Map<String, Object> answers, List<Claim> claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", title);
        for (Template.Question question : templates.of(kind).questions()) {
            if (answers.get(question.id()) instanceof String text) {
                texts.put("answers." + question.id(), text);
            }
        }
        for (int i = 0; i < claims.size(); i++) {
            texts.put("claims." + i + ".text", claims.get(i).said());
            texts.put("claims." + i + ".known", claims.get(i).knownBy());
        }
        return texts;
    }
}
