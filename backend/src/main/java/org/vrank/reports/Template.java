package org.vrank.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vrank.platform.Language;

/** What one kind of report asks. */
record Template(
        String kind,
        Map<String, String> label,
        Map<String, String> description,
        Label title,
        List<Question> questions) {

    /** A label with its help, by language code. */
    record Label(Map<String, String> label, Map<String, String> help) {}

    /** The first year that can be told of. */
    static final int FIRST_YEAR = 1990;

    /** One question: {@code text} (Markdown), {@code choice}, {@code choices} or {@code year}. */
    record Question(String id, boolean core, boolean required, String type, Label words, List<Option> options) {
        boolean text() {
            return type.equals("text");
        }

        boolean year() {
            return type.equals("year");
        }

        boolean offers(String value) {
            return options.stream().anyMatch(o -> o.value().equals(value));
        }
    }

    /** One answer of a choice. */
    record Option(String value, Map<String, String> label) {}

    Optional<Question> question(String id) {
        return questions.stream().filter(q -> q.id().equals(id)).findFirst();
    }

    /** The question that must be answered before publishing. */
    Question needed() {
        return questions.stream().filter(Question::required).findFirst().orElse(questions.getFirst());
    }

    /** Whether a text is a year that can be told of, in four digits. */
    static boolean isYear(String text, int thisYear) {
        return text.matches("[0-9]{4}") && Integer.parseInt(text) >= FIRST_YEAR && Integer.parseInt(text) <= thisYear;
    }

    static String in(Language language, Map<String, String> labels) {
        return labels.getOrDefault(language.code(), labels.getOrDefault("en", ""));
    }
}
