package org.vrank.search;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.Texts;

@Controller("/api/search")
class SearchController {
    private static final int LONGEST = 300;
    private static final int MOST = 50;
    private static final int FARTHEST = 10_000;
    private static final int MOST_VALUES = 60;
    private static final String VALUE = "[a-z][a-z-]{0,60}";

    @Serdeable
    record CircleOf(UUID id, String name, boolean candid) {}

    /** One item found; {@code reportKind} is the kind of report. */
    @Serdeable
    record Hit(
            String kind,
            UUID id,
            String title,
            String language,
            CircleOf circle,
            LocalDate published,
            String reportKind,
            String reportKindLabel,
            @Nullable String place,
            List<List<Fragments.Piece>> fragments) {}

    @Serdeable
    record Facet(String value, String label, int count) {}

    /**
     * @param added words the question was widened with
     * @param suggestion another spelling that finds something, or null
     * @param partial true while the index of one of the circles is being built: something may be missing
     */
    @Serdeable
    record SearchAnswer(
            int total,
            List<Hit> items,
            Map<String, List<Facet>> facets,
            List<String> added,
            @Nullable String suggestion,
            boolean partial) {}

    @Serdeable
    record Suggestion(String text, String kind, @Nullable String id) {}

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    /** Items of the asking viewer's circles; without words all of them, newest first. */
    @Get
    @Operation(operationId = "searchItems")
    SearchAnswer find(
            @Nullable @QueryValue String q,
            @Nullable @QueryValue List<String> kind,
            @Nullable @QueryValue List<String> theme,
            @Nullable @QueryValue List<String> language,
            @Nullable @QueryValue List<UUID> circle,
            @QueryValue(defaultValue = "fit") String sort,
            @QueryValue(defaultValue = "0") int from,
            @QueryValue(defaultValue = "20") int limit,
            @Nullable @Header("Accept-Language") String speaks) {
        Texts texts = new Texts();
        String text = texts.optional("q", q, LONGEST);
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        chosen.put("kind", values(texts, "kind", kind));
        chosen.put("theme", values(texts, "theme", theme));
        chosen.put("language", values(texts, "language", language));
        List<UUID> circles = circle == null ? List.of() : circle;
        if (circles.size() > MOST_VALUES) {
            texts.reject("circle", "field.range", 0, MOST_VALUES);
        }
        if (!sort.equals("fit") && !sort.equals("date")) {
            texts.reject("sort", "field.choice", "fit, date");
        }
        if (from < 0 || from > FARTHEST) {
            texts.reject("from", "field.range", 0, FARTHEST);
        }
        if (limit < 1 || limit > MOST) {
            texts.reject("limit", "field.range", 1, MOST);
        }
        texts.check();
        Language interfaceLanguage = Language.ofInterface(speaks);
        Search.Answer answer =
                search.find(new Search.Question(text, circles, chosen, sort.equals("date"), from, limit));
        return new SearchAnswer(
                answer.total(),
                answer.items().stream().map(SearchController::hit).toList(),
                facets(answer, chosen, interfaceLanguage),
                answer.added(),
                answer.suggestion(),
                answer.partial());
    }

    /** Titles and themes that begin like what was typed so far. */
    @Get("/suggestions")
    @Operation(operationId = "listSearchSuggestions")
    Page<Suggestion> suggestions(@Nullable @QueryValue String q) {
        Texts texts = new Texts();
        String text = texts.optional("q", q, LONGEST);
        texts.check();
        return Page.whole(search.suggest(text).stream()
                .map(s -> new Suggestion(s.text(), s.kind(), s.id()))
                .toList());
    }

    private static Set<String> values(Texts texts, String field, @Nullable List<String> given) {
        Set<String> values = given == null ? Set.of() : new LinkedHashSet<>(given);
        if (values.size() > MOST_VALUES || !values.stream().allMatch(v -> v.matches(VALUE))) {
            texts.reject(field, "field.reference");
        }
        return values;
    }

    private static Hit hit(Search.Item item) {
        Searchable.Found found = item.found();
        Searchable.InCircle circle = found.circle();
        return new Hit(
                item.kind(),
                found.id(),
                found.title(),
                found.language().code(),
                new CircleOf(circle.id(), circle.name(), circle.candid()),
                found.published(),
                found.variant(),
                found.variantLabel(),
                found.place(),
                item.fragments());
    }

    /** Values that occur or are chosen, the most frequent first. */
    private Map<String, List<Facet>> facets(Search.Answer answer, Map<String, Set<String>> chosen, Language language) {
        Map<String, Map<String, String>> labels = search.labels(language);
        Map<String, List<Facet>> facets = new LinkedHashMap<>();
        chosen.forEach((facet, wanted) -> {
            Map<String, Integer> counts = new LinkedHashMap<>(answer.facets().getOrDefault(facet, Map.of()));
            Map<String, String> named = labels.getOrDefault(facet, Map.of());
            wanted.stream().filter(named::containsKey).forEach(value -> counts.putIfAbsent(value, 0));
            facets.put(
                    facet,
                    counts.entrySet().stream()
                            .map(e -> new Facet(e.getKey(), label(facet, e.getKey(), named, language), e.getValue()))
                            .sorted(Comparator.comparingInt(Facet::count)
                                    .reversed()
                                    .thenComparing(Facet::label)
                                    .thenComparing(Facet::value))
                            .toList());
        });
        return facets;
    }

    private static String label(String facet, String value, Map<String, String> named, Language language) {
        return facet.equals("language")
                ? Locale.of(value).getDisplayLanguage(Locale.of(language.code()))
                : named.getOrDefault(value, value);
    }
}
