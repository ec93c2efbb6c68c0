package org.vrank.courses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One version of a course, as it was read out of its folder. Words that come in several languages are maps by code of language.
 *
 * @param number from 1, within its course
 * @param state draft, review or published
 * @param hours of learning, all in all
 */
public record CourseVersion(
        UUID id,
        UUID course,
        UUID circle,
        int number,
        String state,
        Map<String, String> title,
        String licence,
        double hours,
        List<String> languages,
        Completion completion,
        List<Map<String, String>> concepts,
        List<Module> modules) {

    /** What has to be done before a certificate: half days attended, modules read and exercises answered. */
    @Serdeable
    public record Completion(int halfDays, int modules, int exercises) {}

    /** One module, with its exercises in order. */
    public record Module(String key, Map<String, String> title, int minutes, List<Exercise> exercises) {}

    /**
     * An exercise with its solutions and explanations: not to be answered as it is.
     *
     * @param kind single, multiple, ordering, sorting, scenario, open or role-map
     * @param body what the folder says of it, without key and kind
     */
    public record Exercise(String module, String key, String kind, Map<String, Object> body) {}

    /** The words of a language, or those of the first language of the course that has any. */
    public String in(String language, Map<String, String> words) {
        return in(language, words, languages);
    }

    static String in(String language, Map<String, String> words, List<String> languages) {
        return words.getOrDefault(language, words.getOrDefault(spoken(language, words, languages), ""));
    }

    /** In which language words are shown to a reader of this one. */
    static String spoken(String language, Map<String, String> words, List<String> languages) {
        if (words.containsKey(language)) {
            return language;
        }
        return languages.stream()
                .filter(words::containsKey)
                .findFirst()
                .orElseGet(() -> words.keySet().stream().sorted().findFirst().orElse(language));
    }
}
