package org.vrank.search;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** What an answer can be narrowed to. */
final class Choices {
    /** Where a report comes from: never counted, nor is anything else while it is chosen. There is no ranking of municipalities. */
    static final String PLACE = "place";

    private Choices() {}

    /** {@code count} is null for places, and for everything while a place is chosen. */
    @Serdeable
    record Facet(String value, String label, @Nullable Integer count) {}

    /** Values that occur or are chosen: the most frequent first, years backwards, and places by their names alone. */
    static Map<String, List<Facet>> of(
            Map<String, Map<String, Integer>> found,
            Map<String, Set<String>> chosen,
            boolean counted,
            Map<String, Map<String, String>> labels,
            Language language) {
        Map<String, List<Facet>> facets = new LinkedHashMap<>();
        chosen.forEach((facet, wanted) -> {
            Map<String, Integer> counts = new LinkedHashMap<>(found.getOrDefault(facet, Map.of()));
            Map<String, String> named = labels.getOrDefault(facet, Map.of());
            wanted.stream()
                    .filter(value -> named.containsKey(value) || facet.equals("language") || facet.equals("year"))
                    .forEach(value -> counts.putIfAbsent(value, 0));
            boolean shown = counted && !facet.equals(PLACE);
            facets.put(
                    facet,
                    counts.entrySet().stream()
                            .sorted(order(facet, shown, named))
                            .map(e -> new Facet(
                                    e.getKey(), label(facet, e.getKey(), named, language), shown ? e.getValue() : null))
                            .toList());
        });
        return facets;
    }

    private static Comparator<Map.Entry<String, Integer>> order(
            String facet, boolean counted, Map<String, String> named) {
        Comparator<Map.Entry<String, Integer>> byValue = Map.Entry.comparingByKey();
        if (facet.equals("year")) {
            return byValue.reversed();
        }
        Comparator<Map.Entry<String, Integer>> byLabel = Comparator.comparing(
                        (Map.Entry<String, Integer> e) -> named.getOrDefault(e.getKey(), e.getKey()))
                .thenComparing(byValue);
        Comparator<Map.Entry<String, Integer>> mostFirst =
                Map.Entry.<String, Integer>comparingByValue().reversed();
        return counted ? mostFirst.thenComparing(byLabel) : byLabel;
    }

    private static String label(String facet, String value, Map<String, String> named, Language language) {
        return facet.equals("language")
                ? Locale.of(value).getDisplayLanguage(Locale.of(language.code()))
                : named.getOrDefault(value, value);
    }
}
