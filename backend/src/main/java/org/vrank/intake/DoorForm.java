package org.vrank.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.vrank.platform.Language;

/**
 * What somebody typed at the door, as it came: it is shown again word for word until it is sent.
 *
 * @param language of the page
 * @param textLanguage of what is written: {@code nl}, {@code fr}, {@code de} or {@code en}
 * @param answers by question
 * @param phrase the nine words, from the check page on
 * @param second what was typed as the second word
 * @param sixth what was typed as the sixth word
 * @param kinds those that can be chosen
 * @param questions those of the chosen kind
 * @param custodians who reads it first; nobody means that nothing can be sent
 */
record DoorForm(
        Language language,
        String slip,
        String kind,
        String textLanguage,
        String title,
        Map<String, String> answers,
        boolean waitForFive,
        String phrase,
        String second,
        String sixth,
        List<Kind> kinds,
        List<Question> questions,
        List<Person> custodians,
        List<Mistake> mistakes) {
    private static final String FIRST_KIND = "failure";

    /** A kind of report. */
    record Kind(String value, String label) {}

    /** A question of a kind. */
    record Question(String id, String label, String help, boolean required) {}

    /** A custodian who can read what is sent now. */
    record Person(String name, String organisation) {}

    /**
     * Something to mend.
     *
     * @param field its name in the form
     * @param key of the words that say so, such as {@code errors.slip}
     * @param question what the words are about, where they say it
     */
    record Mistake(String field, String key, String question) {
        Mistake(String field, String key) {
            this(field, key, "");
        }
    }

    /**
     * Reads a form. An answer whose question the chosen kind does not ask moves to the question that must be answered, so
     * that a change of kind loses nothing.
     */
    static DoorForm of(
            Language language,
            Map<String, String> posted,
            List<Kind> kinds,
            Function<String, List<Question>> questionsOf,
            List<Person> custodians) {
        String kind = posted.getOrDefault("kind", FIRST_KIND);
        String chosen = kinds.stream().anyMatch(k -> k.value().equals(kind)) ? kind : FIRST_KIND;
        List<Question> questions = questionsOf.apply(chosen);
        return new DoorForm(
                language,
                posted.getOrDefault("slip", ""),
                chosen,
                posted.getOrDefault("text-language", language.code()),
                posted.getOrDefault("title", ""),
                answers(posted, questions),
                "yes".equals(posted.get("wait")),
                posted.getOrDefault("phrase", ""),
                posted.getOrDefault("second", ""),
                posted.getOrDefault("sixth", ""),
                kinds,
                questions,
                custodians,
                List.of());
    }

    private static Map<String, String> answers(Map<String, String> posted, List<Question> questions) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            answers.put(question.id(), posted.getOrDefault("answer." + question.id(), ""));
        }
        List<String> homeless = new ArrayList<>();
        posted.forEach((field, text) -> {
            if (field.startsWith("answer.") && !answers.containsKey(field.substring(7)) && !text.isBlank()) {
                homeless.add(text.strip());
            }
        });
        questions.stream()
                .filter(Question::required)
                .findFirst()
                .filter(home -> !homeless.isEmpty())
                .ifPresent(home -> answers.compute(
                        home.id(),
                        (id, text) -> (text == null || text.isBlank() ? "" : text.strip() + "\n\n")
                                + String.join("\n\n", homeless)));
        return answers;
    }

    /** Whether anything was typed, or tried. */
    boolean begun() {
        return !mistakes.isEmpty() || !(slip + title + String.join("", answers.values())).isBlank();
    }

    /** What is missing before anything can be sent. */
    List<Mistake> missing() {
        List<Mistake> missing = new ArrayList<>();
        if (slip.isBlank()) {
            missing.add(new Mistake("slip", "errors.slip-missing"));
        }
        if (title.isBlank()) {
            missing.add(new Mistake("title", "errors.title-missing"));
        }
        for (Question question : questions) {
            if (question.required() && answers.getOrDefault(question.id(), "").isBlank()) {
                missing.add(new Mistake(
                        "answer." + question.id(),
                        "errors.answer-missing",
                        question.label().replaceAll("[\\s\\u00a0]*\\?$", "")));
            }
        }
        return missing;
    }

    /** Whether the second and the sixth word were typed as they stand in the phrase: it was written down. */
    boolean noted() {
        String[] words = plain(phrase).split(" ", -1);
        return words.length == 9
                && plain(second).equals(words[1])
                && plain(sixth).equals(words[5]);
    }

    DoorForm with(List<Mistake> found) {
        return new DoorForm(
                language,
                slip,
                kind,
                textLanguage,
                title,
                answers,
                waitForFive,
                phrase,
                second,
                sixth,
                kinds,
                questions,
                custodians,
                found);
    }

    DoorForm withPhrase(String words) {
        return new DoorForm(
                language,
                slip,
                kind,
                textLanguage,
                title,
                answers,
                waitForFive,
                words,
                second,
                sixth,
                kinds,
                questions,
                custodians,
                mistakes);
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
