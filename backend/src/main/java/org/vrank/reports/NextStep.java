package org.vrank.reports;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Texts;

/** Where a text on the desk goes on: the first thing that is not there, of what is asked before anything may stay empty. */
@Singleton
class NextStep {
    private final Templates templates;

    NextStep(Templates templates) {
        this.templates = templates;
    }

    /**
     * A page of the form.
     *
     * @param id title, answer-(question), themes, circle, name or check
     * @param label what the template asks there, or null
     */
    record Step(String id, @Nullable String label) {}

    Step of(Manuscript m, Language language) {
        Template template = templates.of(m.kind());
        if (!Texts.says(m.title())) {
            return new Step("title", Template.in(language, template.title().label()));
        }
        for (Template.Question question : template.questions()) {
            if (question.core() && !m.answers().containsKey(question.id())) {
                return new Step(
                        "answer-" + question.id(),
                        Template.in(language, question.words().label()));
            }
        }
        String next = m.themes().isEmpty()
                ? "themes"
                : m.circleId() == null ? "circle" : m.nameLevel() == null ? "name" : "check";
        return new Step(next, null);
    }
}
