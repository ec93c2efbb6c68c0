package org.vrank.search;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A question that stands: it is asked of every item that appears. Kept as JSON by the feature whose it is.
 *
 * @param text as it was typed, or empty
 * @param chosen the values it is narrowed to, by facet: only facets with values, everything in a fixed order
 * @param without words of its widening that it is not asked with
 * @param parts what the text asks for besides plain words, as its owner could name it when it was saved; null for words alone
 */
@Serdeable
public record StandingQuestion(
        String text,
        Map<String, List<String>> chosen,
        List<String> without,
        @Nullable Parts parts) {

    /** A text taken apart: the parts of {@link Asked} of the same names. */
    @Serdeable
    public record Parts(
            String words,
            List<String> phrases,
            List<String> titled,
            List<String> excluded,
            Map<String, List<String>> fields,
            Map<String, List<String>> left,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    static StandingQuestion of(Asked asked, Map<String, List<String>> chosen, List<String> without) {
        Parts parts = new Parts(
                asked.words(),
                asked.phrases(),
                asked.titled(),
                asked.excluded(),
                lists(asked.fields()),
                lists(asked.left()),
                asked.since(),
                asked.until());
        return new StandingQuestion(asked.text(), chosen, without, asked.words().equals(asked.text()) ? null : parts);
    }

    Asked asked() {
        return parts == null
                ? Asked.words(text)
                : new Asked(
                        text,
                        parts.words(),
                        parts.phrases(),
                        parts.titled(),
                        parts.excluded(),
                        sets(parts.fields()),
                        sets(parts.left()),
                        parts.since(),
                        parts.until(),
                        Map.of(),
                        List.of());
    }

    /** Whether it asks for anything at all. */
    boolean asksForSomething() {
        boolean word = !Words.of(text, Analysis.words(), 1).isEmpty();
        return text.isEmpty() ? !chosen.isEmpty() : word;
    }

    private static Map<String, List<String>> lists(Map<String, Set<String>> values) {
        Map<String, List<String>> lists = new TreeMap<>();
        values.forEach((facet, set) -> lists.put(facet, set.stream().sorted().toList()));
        return lists;
    }

    private static Map<String, Set<String>> sets(Map<String, List<String>> values) {
        Map<String, Set<String>> sets = new TreeMap<>();
        values.forEach((facet, list) -> sets.put(facet, new LinkedHashSet<>(list)));
        return sets;
    }
}
