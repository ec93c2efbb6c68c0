package org.vrank.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Texts;

/**
 * What a list is narrowed to, as it was asked for: within a facet any of its values, across facets all of them. A value that does
 * not exist is refused by the name of its facet; but a circle or an organisation that somebody may not know of is asked for like
 * one that does not exist, and finds as little.
 */
public final class Filters {
    /** At most so many values in one facet. */
    public static final int MOST = 60;

    private static final int FIRST_YEAR = 1900;
    private static final Set<String> LANGUAGES = new LinkedHashSet<>(
            Arrays.stream(Language.values()).map(Language::code).toList());

    private final Texts texts;
    private final Map<String, Set<String>> chosen = new LinkedHashMap<>();

    /** Violations go to {@code texts}, which refuses them. */
    public Filters(Texts texts) {
        this.texts = texts;
    }

    /** What search can be narrowed by, in this order; a facet of another name is refused. */
    static Map<String, Set<String>> ofSearch(
            Texts texts, Map<String, List<String>> given, Map<String, Map<String, String>> labels, Clock clock) {
        Filters filters = new Filters(texts);
        for (String facet : List.of("kind", "setting", "theme", "target-group", "prevention-level", "evidence")) {
            filters.among(facet, given.get(facet), known(labels, facet));
        }
        filters.idsOrAmong("place", given.get("place"), known(labels, "place"))
                .years("year", given.get("year"), clock)
                .languages("language", given.get("language"))
                .idsOrAmong("circle", given.get("circle"), Set.of());
        given.keySet().stream()
                .filter(facet -> !filters.chosen().containsKey(facet))
                .sorted()
                .forEach(facet -> texts.reject(facet, "filter.unknown"));
        return filters.chosen();
    }

    /** Words that a question is not to be widened with, each once whatever the case of its letters. */
    static Set<String> dropped(Texts texts, @Nullable List<String> without) {
        Set<String> dropped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String word : without == null ? List.<String>of() : without) {
            dropped.add(texts.optional("without", word, SearchController.LONGEST));
        }
        if (dropped.size() > MOST) {
            texts.reject("without", "filter.too-many", MOST);
        }
        return dropped;
    }

    private static Set<String> known(Map<String, Map<String, String>> labels, String facet) {
        return labels.getOrDefault(facet, Map.of()).keySet();
    }

    /** Values among those that exist. */
    public Filters among(String facet, @Nullable List<String> given, Set<String> known) {
        Set<String> values = few(facet, given);
        if (!known.containsAll(values)) {
            texts.reject(facet, "filter.unknown");
        }
        return this;
    }

    /** Ids of what not everybody may know of, or values among those that exist. */
    public Filters idsOrAmong(String facet, @Nullable List<String> given, Set<String> known) {
        if (!few(facet, given).stream().allMatch(value -> known.contains(value) || isId(value))) {
            texts.reject(facet, "filter.unknown");
        }
        return this;
    }

    /** Ids of what not everybody may know of. */
    public Filters ids(String facet, @Nullable List<UUID> given) {
        few(facet, given == null ? null : given.stream().map(UUID::toString).toList());
        return this;
    }

    /** Years in four digits, until this one. */
    public Filters years(String facet, @Nullable List<String> given, Clock clock) {
        int thisYear = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS).getYear();
        boolean fit = few(facet, given).stream()
                .allMatch(year -> year.matches("[0-9]{4}")
                        && Integer.parseInt(year) >= FIRST_YEAR
                        && Integer.parseInt(year) <= thisYear);
        if (!fit) {
            texts.reject(facet, "field.range", "" + FIRST_YEAR, "" + thisYear);
        }
        return this;
    }

    /** Languages of texts. */
    public Filters languages(String facet, @Nullable List<String> given) {
        return among(facet, given, LANGUAGES);
    }

    /** The values of every facet named so far, also of those without any, in the order in which they were named. */
    public Map<String, Set<String>> chosen() {
        return chosen;
    }

    private Set<String> few(String facet, @Nullable List<String> given) {
        Set<String> values = given == null ? new LinkedHashSet<>() : new LinkedHashSet<>(given);
        if (values.size() > MOST) {
            texts.reject(facet, "filter.too-many", MOST);
            values = new LinkedHashSet<>();
        }
        chosen.put(facet, values);
        return values;
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
