package org.vrank.search;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Texts;

@Controller("/api/search")
class SearchController {
    static final int LONGEST = 300;
    private static final int MOST = 50;
    private static final int SIMILAR = 3;
    private static final Map<String, Search.Order> ORDERS =
            Map.of("fit", Search.Order.FIT, "date", Search.Order.DATE, "near", Search.Order.NEAR);
    private static final int FARTHEST = 10_000;

    @Serdeable
    record CircleOf(UUID id, String name, boolean candid) {}

    /**
     * One item found; {@code within} is the report under which a comment stands, {@code reportKind} the kind of report or comment,
     * {@code notes} how strong its claims are; {@code titlePieces} its title with the words that were asked for marked, none where no words
     * were; {@code near} why it was lifted: own, alike or region.
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
            List<Fragments.Piece> titlePieces,
            List<List<Fragments.Piece>> fragments,
            @Nullable String near) {}

    /** The asking member's municipality, and what others are compared by where they are lifted. */
    @Serdeable
    record Home(String name, List<String> traits) {}

    /**
     * @param closest how many items hold most of the words: they come first, those that hold only some after them
     * @param added words the question was widened with, at most a dozen, most useful first
     * @param suggestion another spelling that finds something, or null
     * @param partial true while the index of one of the circles is being built: something may be missing
     * @param counted false where a place was asked for: then no number is shown
     * @param remarks what of the question was not understood
     * @param home where one may ask for what is near, or null
     */
    @Serdeable
    record SearchAnswer(
            int total,
            int closest,
            List<Hit> items,
            Map<String, List<Choices.Facet>> facets,
            List<String> added,
            @Nullable String suggestion,
            boolean partial,
            boolean counted,
            List<String> remarks,
            @Nullable Home home) {}

    /** A word for the same in another language. */
    @Serdeable
    record OtherWord(String language, String text) {}

    /**
     * {@code kind} is title, term, theme, setting or place; {@code id} the item's or the filter's value, null for a term;
     * {@code item} the kind of item that has this title, and {@code within} as in a hit; {@code elsewhere} what a term is called in
     * other languages.
     */
    @Serdeable
    record Suggestion(
            String text,
            String kind,
            @Nullable String id,
            @Nullable String item,
            @Nullable UUID within,
            List<OtherWord> elsewhere) {}

    private final Search search;
    private final Nearness nearness;
    private final Clock clock;

    SearchController(Search search, Nearness nearness, Clock clock) {
        this.search = search;
        this.nearness = nearness;
        this.clock = clock;
    }

    /**
     * Items of the asking viewer's circles, in the order of {@code sort}: what fits best, what is newest ({@code date}), or what
     * fits best with a lift for municipalities like the asking member's ({@code near}); without words all of them, newest first. Words may stand in quotation marks (side by
     * side), after a minus (left out), or after the name of a filter, {@code title}, {@code since}, {@code until}, {@code after} or
     * {@code before} and a colon; what is not understood is looked for as plain words, and {@code remarks} says so. Values of one facet are alternatives, several
     * facets narrow each other; each facet is counted as if nothing of its own were chosen. Words are also looked for in the other
     * languages; the answer names those that were added, and leaves out each named in {@code without}.
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
            @Nullable @QueryValue List<String> without,
            @QueryValue(defaultValue = "fit") String sort,
            @QueryValue(defaultValue = "0") int from,
            @QueryValue(defaultValue = "20") int limit,
            @Nullable @Header("Accept-Language") String speaks) {
        Language interfaceLanguage = Language.ofInterface(speaks);
        Map<String, Map<String, String>> labels = search.labels(interfaceLanguage);
        Texts texts = new Texts();
        String text = texts.optional("q", q, LONGEST);
        Map<String, List<String>> given = new HashMap<>();
        give(given, "kind", kind);
        give(given, "setting", setting);
        give(given, "theme", theme);
        give(given, "target-group", targetGroup);
        give(given, "prevention-level", preventionLevel);
        give(given, "evidence", evidence);
        give(given, Choices.PLACE, place);
        give(given, "year", year);
        give(given, "language", language);
        give(
                given,
                "circle",
                circle == null ? null : circle.stream().map(UUID::toString).toList());
        Map<String, Set<String>> chosen = Filters.ofSearch(texts, given, labels, clock);
        Set<String> dropped = Filters.dropped(texts, without);
        Search.Order order = ORDERS.get(sort);
        if (order == null) {
            texts.reject("sort", "field.choice", "fit, date, near");
        }
        if (from < 0 || from > FARTHEST) {
            texts.reject("from", "field.range", 0, FARTHEST);
        }
        if (limit < 1 || limit > MOST) {
            texts.reject("limit", "field.range", 1, MOST);
        }
        texts.check();
        Asked asked = search.placed(Syntax.read(text, new ValueLabels(search::labels)));
        Nearness.Home home = nearness.home(interfaceLanguage);
        Search.Answer answer = search.find(new Search.Question(
                asked,
                chosen,
                dropped,
                order == null ? Search.Order.FIT : order,
                home == null || order != Search.Order.NEAR ? Map.of() : home.places(),
                from,
                limit));
        boolean counted = asked.countable(Choices.PLACE)
                && chosen.getOrDefault(Choices.PLACE, Set.of()).isEmpty();
        return new SearchAnswer(
                answer.total(),
                answer.closest(),
                answer.items().stream().map(SearchController::hit).toList(),
                Choices.of(answer.facets(), chosen, counted, labels, interfaceLanguage),
                answer.added(),
                answer.suggestion(),
                answer.partial(),
                counted,
                asked.remarks().stream()
                        .map(r -> Messages.of(
                                interfaceLanguage, r.message(), r.arguments().toArray()))
                        .toList(),
                home == null ? null : new Home(home.name(), home.traits()));
    }

    /** Titles, terms, themes, settings and places that begin like what was typed so far, as far as they occur. */
    @Get("/suggestions")
    @Operation(operationId = "listSearchSuggestions")
    Page<Suggestion> suggestions(@Nullable @QueryValue String q) {
        Texts texts = new Texts();
        String text = texts.optional("q", q, LONGEST);
        texts.check();
        return Page.whole(search.suggest(text).stream()
                .map(s -> new Suggestion(
                        s.text(),
                        s.kind(),
                        s.id(),
                        s.item(),
                        s.within(),
                        s.elsewhere().stream()
                                .map(word -> new OtherWord(word.language().code(), word.text()))
                                .toList()))
                .toList());
    }

    /**
     * At most three items like a report, by its id, or like a text that is being written, by its words and its language: those
     * that share rare words with it or name the same concepts in any language.
     */
    @Get("/similar")
    @ReaderScope
    @Operation(operationId = "listSimilarItems")
    Page<Hit> similar(
            @Nullable @QueryValue UUID id, @Nullable @QueryValue String text, @Nullable @QueryValue String language) {
        List<Search.Item> items;
        if (id != null) {
            items = search.similar(id, SIMILAR);
        } else {
            Texts texts = new Texts();
            String words = texts.required("text", text, LONGEST);
            Map<String, Set<String>> chosen = new Filters(texts)
                    .languages("language", language == null ? List.of() : List.of(language))
                    .chosen();
            texts.check();
            items = search.similar(
                    chosen.getOrDefault("language", Set.of()).stream()
                            .findFirst()
                            .map(Language::of)
                            .orElse(Language.NL),
                    words,
                    SIMILAR);
        }
        return Page.whole(items.stream().map(SearchController::hit).toList());
    }

    private static void give(Map<String, List<String>> given, String facet, @Nullable List<String> values) {
        if (values != null) {
            given.put(facet, values);
        }
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
                item.title(),
                item.fragments(),
                item.near() == null ? null : item.near().name().toLowerCase(Locale.ROOT));
    }
}
