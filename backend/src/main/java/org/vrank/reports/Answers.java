package org.vrank.reports;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Texts;

/** The answers of a draft, each as its question in the template wants it. */
final class Answers {
    private Answers() {}

    /** What is kept of the given answers; empty ones are left out, and what fits no question is refused by field. */
    static Map<String, Object> kept(Texts texts, Template template, @Nullable Map<String, Object> given, int thisYear) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (given == null) {
            return answers;
        }
        given.forEach((id, value) -> {
            String field = "answers." + (id.matches("[a-z][a-z_-]{0,40}") ? id : "?");
            Template.Question question = template.question(id).orElse(null);
            if (question == null) {
                texts.reject(field, "field.unknown");
            } else if (value instanceof String text && question.text()) {
                String kept = texts.optional(field, text, Manuscripts.LONGEST_ANSWER);
                if (!kept.isEmpty()) {
                    answers.put(id, kept);
                }
            } else if (value instanceof String choice
                    && question.type().equals("choice")
                    && (choice.isEmpty() || question.offers(choice))) {
                if (!choice.isEmpty()) {
                    answers.put(id, choice);
                }
            } else if (value instanceof String year && question.year()) {
                if (!year.isEmpty() && !Template.isYear(year, thisYear)) {
                    texts.reject(field, "field.range", "" + Template.FIRST_YEAR, "" + thisYear);
                } else if (!year.isEmpty()) {
                    answers.put(id, year);
                }
            } else if (value instanceof List<?> choices
                    && question.type().equals("choices")
                    && choices.stream().allMatch(c -> c instanceof String s && question.offers(s))) {
                if (!choices.isEmpty()) {
                    answers.put(id, List.copyOf(new LinkedHashSet<>(choices)));
                }
            } else if (value != null) {
                texts.reject(field, "field.type");
            }
        });
        return answers;
    }
}
