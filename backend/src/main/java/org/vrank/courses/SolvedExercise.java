package org.vrank.courses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An exercise with its solution and explanations, as a trainer writes it in a form; words by language. Which parts it has depends on its
 * kind; others are not written down.
 *
 * @param key names it within its module, or a vignette within its course
 * @param kind single, multiple, ordering, sorting, scenario, open, role-map, or vignette
 * @param hint open, role-map
 * @param explanation ordering
 * @param options single, multiple, vignette
 * @param items ordering: in the right order
 * @param statements sorting
 * @param start scenario: the step with which it begins
 * @param nodes scenario: its steps
 */
@Serdeable
record SolvedExercise(
        @Nullable String key,
        @Nullable String kind,
        @Nullable Map<String, String> question,
        @Nullable Map<String, String> hint,
        @Nullable Map<String, String> explanation,
        @Nullable List<SolvedOption> options,
        @Nullable List<Map<String, String>> items,
        @Nullable List<SolvedStatement> statements,
        @Nullable String start,
        @Nullable List<SolvedStep> nodes) {
    /** {@code right}: single, multiple; {@code score}: vignette, from 0 to 10. */
    @Serdeable
    record SolvedOption(
            @Nullable Map<String, String> text,
            @Nullable Boolean right,
            @Nullable Integer score,
            @Nullable Map<String, String> explanation) {}

    /** {@code role}: pusher, joiner, silent, bridge-builder or scapegoat. */
    @Serdeable
    record SolvedStatement(
            @Nullable Map<String, String> text,
            @Nullable String role,
            @Nullable Map<String, String> explanation) {}

    /** One that offers nothing to choose is an end. */
    @Serdeable
    record SolvedStep(
            @Nullable String id,
            @Nullable Map<String, String> text,
            @Nullable List<SolvedChoice> choices) {}

    /** {@code next}: the step it leads to; {@code effects}: what it does to a role, from -3 to 3. */
    @Serdeable
    record SolvedChoice(
            @Nullable Map<String, String> text,
            @Nullable String next,
            @Nullable Map<String, Integer> effects,
            @Nullable Map<String, String> explanation) {}

    /** What its file says of it besides its key, in the order in which people write it. */
    Map<String, Object> said() {
        Map<String, Object> said = new LinkedHashMap<>();
        String which = kind == null ? "" : kind;
        put(said, "kind", which.equals("vignette") ? null : which);
        put(said, "question", question);
        switch (which) {
            case "single", "multiple" ->
                said.put("options", all(options, option -> {
                    Map<String, Object> one = worded(option.text());
                    one.put("right", Boolean.TRUE.equals(option.right()));
                    put(one, "explanation", option.explanation());
                    return one;
                }));
            case "vignette" ->
                said.put("options", all(options, option -> {
                    Map<String, Object> one = worded(option.text());
                    one.put("score", option.score() == null ? 0 : option.score());
                    return one;
                }));
            case "ordering" -> {
                said.put("items", all(items, SolvedExercise::words));
                put(said, "explanation", explanation);
            }
            case "sorting" ->
                said.put("statements", all(statements, statement -> {
                    Map<String, Object> one = worded(statement.text());
                    put(one, "role", statement.role());
                    put(one, "explanation", statement.explanation());
                    return one;
                }));
            case "scenario" -> {
                put(said, "start", start);
                said.put("nodes", all(nodes, SolvedExercise::step));
            }
            default -> put(said, "hint", hint);
        }
        return said;
    }

    private static Map<String, Object> step(SolvedStep step) {
        Map<String, Object> one = new LinkedHashMap<>();
        put(one, "id", step.id());
        one.putAll(worded(step.text()));
        List<Map<String, Object>> choices = all(step.choices(), choice -> {
            Map<String, Object> said = worded(choice.text());
            put(said, "next", choice.next());
            Map<String, Integer> effects = new LinkedHashMap<>(choice.effects() == null ? Map.of() : choice.effects());
            effects.values().removeIf(effect -> effect == null || effect == 0);
            if (!effects.isEmpty()) {
                said.put("effects", effects);
            }
            put(said, "explanation", choice.explanation());
            return said;
        });
        if (!choices.isEmpty()) {
            one.put("choices", choices);
        }
        return one;
    }

    private static <T, R> List<R> all(@Nullable List<T> list, Function<T, R> said) {
        return list == null
                ? List.of()
                : list.stream().filter(Objects::nonNull).map(said).toList();
    }

    private static Map<String, Object> worded(@Nullable Map<String, String> text) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("text", words(text));
        return one;
    }

    /** Words in the languages that have any. */
    private static Map<String, String> words(@Nullable Map<String, String> given) {
        Map<String, String> words = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((language, text) -> {
                if (text != null && !text.isBlank()) {
                    words.put(language, text.strip());
                }
            });
        }
        return words;
    }

    private static void put(Map<String, Object> said, String key, @Nullable String text) {
        if (text != null) {
            said.put(key, text);
        }
    }

    private static void put(Map<String, Object> said, String key, @Nullable Map<String, String> given) {
        Map<String, String> words = words(given);
        if (!words.isEmpty()) {
            said.put(key, words);
        }
    }
}
