package org.vrank.search;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

/**
 * The labels of the values of filters in all languages, as far as the asking viewer may know of them, and what people call these
 * values, from {@code content/search/values.yml}; read when first asked for.
 */
final class ValueLabels implements Syntax.Labels {
    private static final Map<String, Object> CALLED = ContentFiles.yaml("search/values.yml");

    private final Function<Language, Map<String, Map<String, String>>> labels;
    private @Nullable Map<String, Map<String, Set<String>>> all;

    ValueLabels(Function<Language, Map<String, Map<String, String>>> labels) {
        this.labels = labels;
    }

    @Override
    public Map<String, Set<String>> of(String facet) {
        Map<String, Map<String, Set<String>>> known = all;
        if (known == null) {
            known = read();
            all = known;
        }
        return known.getOrDefault(facet, Map.of());
    }

    private Map<String, Map<String, Set<String>>> read() {
        Map<String, Map<String, Set<String>>> read = new HashMap<>();
        for (Language spoken : Language.values()) {
            labels.apply(spoken)
                    .forEach((facet, values) -> values.forEach((value, label) -> add(read, facet, value, label)));
            for (Language named : Language.values()) {
                add(
                        read,
                        "language",
                        named.code(),
                        Locale.of(named.code()).getDisplayLanguage(Locale.of(spoken.code())));
            }
        }
        CALLED.forEach((facet, values) -> ((Map<?, ?>) values).forEach((value, names) -> {
            if (read.getOrDefault(facet, Map.of()).containsKey(String.valueOf(value))) {
                ((List<?>) names).forEach(name -> add(read, facet, String.valueOf(value), String.valueOf(name)));
            }
        }));
        return read;
    }

    private static void add(Map<String, Map<String, Set<String>>> read, String facet, String value, String label) {
        read.computeIfAbsent(facet, f -> new HashMap<>())
                .computeIfAbsent(value, v -> new LinkedHashSet<>())
                .add(label);
    }
}
