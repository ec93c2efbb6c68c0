package org.vrank.notices;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.search.Searchable;

/** What members want to be told of, and what there is to tell. */
@Controller("/api/saved-searches")
class SavedSearchController {
    @Serdeable
    record CircleOf(UUID id, String name, boolean candid) {}

    /** A value a search is narrowed to; no label where its reader may not know it any more. */
    @Serdeable
    record ChosenValue(String facet, String value, @Nullable String label) {}

    /** An item that was delivered; {@code fresh} until its reader has looked. The other fields are those of a hit of search. */
    @Serdeable
    record SavedHit(
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
            boolean fresh) {}

    /**
     * @param without words that would be looked for too, and are not to be
     * @param next the day on whose morning its owner is told next
     * @param items what was delivered in the last ninety days, the newest first, at most twenty
     * @param more whether more than that was delivered
     */
    @Serdeable
    record SavedSearchView(
            UUID id,
            String name,
            String q,
            List<ChosenValue> filters,
            List<String> without,
            String rhythm,
            LocalDate created,
            LocalDate next,
            List<SavedHit> items,
            boolean more) {}

    /** A search by its words and filters, these by their names in search, and the words it is not widened with; how it is called, and how often to tell. */
    @Serdeable
    record NewSavedSearch(
            @Nullable String name,
            @Nullable String rhythm,
            @Nullable String q,
            @Nullable Map<String, List<String>> filters,
            @Nullable List<String> without) {}

    @Serdeable
    record SavedSearchChange(
            @Nullable String name, @Nullable String rhythm) {}

    private final SavedSearches saved;

    SavedSearchController(SavedSearches saved) {
        this.saved = saved;
    }

    /** The asking member's saved searches with what was delivered for them, as far as they read it now. */
    @Get
    @Operation(operationId = "listSavedSearches")
    Page<SavedSearchView> list(@Nullable @Header("Accept-Language") String speaks) {
        return Page.whole(saved.own(Language.ofInterface(speaks)).stream()
                .map(SavedSearchController::view)
                .toList());
    }

    /** Saves a search, at most fifty: from now on its owner is told of what appears, daily or weekly at seven in the morning. */
    @Post
    @Operation(operationId = "addSavedSearch")
    @Status(HttpStatus.CREATED)
    SavedSearchView add(@Body NewSavedSearch given, @Nullable @Header("Accept-Language") String speaks) {
        return view(saved.add(
                new SavedSearches.Wanted(given.name(), given.rhythm()),
                given.q(),
                filters(given.filters()),
                given.without(),
                Language.ofInterface(speaks)));
    }

    /** Another name or rhythm. */
    @Put("/{id}")
    @Operation(operationId = "changeSavedSearch")
    SavedSearchView change(UUID id, @Body SavedSearchChange given, @Nullable @Header("Accept-Language") String speaks) {
        return view(
                saved.change(id, new SavedSearches.Wanted(given.name(), given.rhythm()), Language.ofInterface(speaks)));
    }

    /** Forgets a search and what was found for it. */
    @Delete("/{id}")
    @Operation(operationId = "removeSavedSearch")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id) {
        saved.remove(id);
    }

    /** The asking member has looked at what is new. */
    @Post("/looks")
    @Operation(operationId = "lookAtSavedSearches")
    @Status(HttpStatus.NO_CONTENT)
    void look() {
        saved.look();
    }

    private static Map<String, List<String>> filters(@Nullable Map<String, List<String>> given) {
        return given == null
                ? Map.of()
                : given.entrySet().stream()
                        .filter(e -> e.getValue() != null)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                e -> e.getValue().stream()
                                        .filter(Objects::nonNull)
                                        .toList()));
    }

    private static SavedSearchView view(SavedSearches.Own own) {
        SavedSearch search = own.search();
        return new SavedSearchView(
                search.id(),
                search.name(),
                search.question().text(),
                own.chosen().stream()
                        .map(c -> new ChosenValue(c.facet(), c.value(), c.label()))
                        .toList(),
                search.question().without(),
                search.rhythm(),
                LocalDate.ofInstant(search.created(), Clocks.BRUSSELS),
                own.next(),
                own.items().stream().map(SavedSearchController::hit).toList(),
                own.more());
    }

    private static SavedHit hit(SavedSearches.Item item) {
        Searchable.Found found = item.found();
        Searchable.InCircle circle = found.circle();
        return new SavedHit(
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
                item.fresh());
    }
}
