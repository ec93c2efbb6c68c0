package org.vrank.reports;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.AuthorAnswer;
import org.vrank.platform.Texts;

/**
 * What an author answers to the guard's warnings, each under the key of the words it is about: that they name no person
 * ({@code not-a-person}), that the date or the number is another one ({@code something-else}), that this is publicly known and needed
 * ({@code public}), or that it was changed or invented ({@code changed}). Whether the answer fits the words is looked at on publishing.
 */
final class Answered {
    private static final Set<String> ANSWERS = Arrays.stream(AuthorAnswer.values())
            .map(AuthorAnswer::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    private static final int MOST = 500;

    private Answered() {}

    static Map<String, String> checked(Texts texts, @Nullable Map<String, String> given) {
        if (given == null) {
            return Map.of();
        }
        if (given.size() > MOST || !given.keySet().stream().allMatch(Answered::key)) {
            texts.reject("answered", "field.type");
            return Map.of();
        }
        for (@Nullable String answer : given.values()) {
            if (answer == null || !ANSWERS.contains(answer)) {
                texts.reject("answered", "field.choice", String.join(", ", ANSWERS));
                return Map.of();
            }
        }
        return given;
    }

    /** Keys alone, for a short text that is sent at once. */
    static Set<String> keys(Texts texts, @Nullable Collection<String> given) {
        if (given == null) {
            return Set.of();
        }
        if (given.size() > MOST || !given.stream().allMatch(Answered::key)) {
            texts.reject("answered", "field.type");
            return Set.of();
        }
        return new LinkedHashSet<>(given);
    }

    private static boolean key(@Nullable String key) {
        return key != null && key.matches("[0-9a-f]{16}");
    }
}
