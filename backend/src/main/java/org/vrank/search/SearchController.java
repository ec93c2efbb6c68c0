package org.vrank.search;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Texts;

@Controller("/api/search")
class SearchController {
    private static final int LONGEST = 300;
    private static final int MOST = 50;
    private static final int FARTHEST = 10_000;

    /** Where a report comes from: never counted, nor is anything else while it is chosen. There is no ranking of municipalities. */
    private static final String PLACE = "place";

    @Serdeable
    record CircleOf(UUID id, String name, boolean candid) {}

    /**
     * One item found; {@code within} is the report under which a comment stands, {@code reportKind} the kind of report or comment,
     * {@code notes} how strong its claims are.
     */
    @Serdeable
    record Hit(
            String kind,
            UUID id,
            @Nullable UUID within,
            String title,
            String language,
            CircleOf circle,
            LocalDate published,
            String reportKind,
            String reportKindLabel,
            @Nullable String place,
            List<String> notes,
            List<List<Fragments.Piece>> fragments) {}

    /** {@code count} is null for places, and for everything while a place is chosen. */
    @Serdeable
    record Facet(String value, String label, @Nullable Integer count) {}

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
    private final Clock clock;

    SearchController(Search search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /**
     * Items of the asking viewer's circles; without words all of them, newest first. Values of one facet are alternatives, several
     * facets narrow each other; each facet is counted as if nothing of its own were chosen.
     */
    @Get
    @ReaderScope
    @Operation(operationId = "searchItems")
    SearchAnswer find(
            @Nullable @QueryValue String q,
            @Nullable @QueryValue List<String> kind,
            @Nullable @QueryValue List<String> setting,
            @Nullable @QueryValue List<String> theme,
            @Nullable @QueryValue("target-group") List<String> targetGroup,
            @Nullable @QueryValue("prevention-level") List<String> preventionLevel,
            @Nullable @QueryValue List<String> evidence,
            @Nullable @QueryValue List<String> place,
            @Nullable @QueryValue List<String> year,
            @Nullable @QueryValue List<String> language,
            @Nullable @QueryValue List<UUID> circle,
            @QueryValue(defaultValue = "fit") String sort,
            @QueryValue(defaultValue = "0") int from,
            @QueryValue(defaultValue = "20") int limit,
            @Nullable @Header("Accept-Language") String speaks) {
        Language interfaceLanguage = Language.ofInterface(speaks);
        Map<String, Map<String, String>> labels = search.labels(interfaceLanguage);
        Texts texts = new Texts();
        String text = texts.optional("q", q, LONGEST);
        Map<String, Set<String>> chosen = new Filters(texts)
                .among("kind", kind, known(labels, "kind"))
                .among("setting", setting, known(labels, "setting"))
                .among("theme", theme, known(labels, "theme"))
                .among("target-group", targetGroup, known(labels, "target-group"))
                .among("prevention-level", preventionLevel, known(labels, "prevention-level"))
                .among("evidence", evidence, known(labels, "evidence"))
                .idsOrAmong(PLACE, place, known(labels, PLACE))
                .years("year", year, clock)
                .languages("language", language)
                .ids("circle", circle)
                .chosen();
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
        Search.Answer answer = search.find(new Search.Question(text, chosen, sort.equals("date"), from, limit));
        return new SearchAnswer(
                answer.total(),
                answer.items().stream().map(SearchController::hit).toList(),
                facets(answer, chosen, labels, interfaceLanguage),
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

    private static Set<String> known(Map<String, Map<String, String>> labels, String facet) {
        return labels.getOrDefault(facet, Map.of()).keySet();
    }

    private static Hit hit(Search.Item item) {
        Searchable.Found found = item.found();
        Searchable.InCircle circle = found.circle();
        return new Hit(
                item.kind(),
                found.id(),
                found.within(),
                found.title(),
                found.language().code(),
                new CircleOf(circle.id(), circle.name(), circle.candid()),
                found.published(),
                found.variant(),
                found.variantLabel(),
                found.place(),
                found.notes(),
                item.fragments());
    }

    /** Values that occur or are chosen: the most frequent first, years backwards, and places by their names alone. */
    private static Map<String, List<Facet>> facets(
            Search.Answer answer,
            Map<String, Set<String>> chosen,
            Map<String, Map<String, String>> labels,
            Language language) {
        boolean counted = chosen.getOrDefault(PLACE, Set.of()).isEmpty();
        Map<String, List<Facet>> facets = new LinkedHashMap<>();
        chosen.forEach((facet, wanted) -> {
            Map<String, Integer> counts = new LinkedHashMap<>(answer.facets().getOrDefault(facet, Map.of()));
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
