package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Viewer;

/** The door to search: what the asking viewer's circles hold, found in their indexes and read again through row-level security. */
@Singleton
class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final Duration OWN_WRITE = Duration.ofSeconds(1);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);
    private static final int TITLES = 6;
    private static final int THEMES = 3;
    private static final String CIRCLE = "circle";

    private final Readers readers;
    private final Outbox outbox;
    private final Feed feed;
    private final Indexes indexes;
    private final Concepts concepts;
    private final Map<String, Searchable> kinds = new LinkedHashMap<>();

    Search(
            Readers readers,
            Outbox outbox,
            Feed feed,
            Indexes indexes,
            Concepts concepts,
            List<Searchable> searchables) {
        this.readers = readers;
        this.outbox = outbox;
        this.feed = feed;
        this.indexes = indexes;
        this.concepts = concepts;
        searchables.forEach(s -> kinds.put(s.kind(), s));
    }

    /**
     * What is asked.
     *
     * @param chosen values to filter by, for each facet, also where none is chosen
     * @param byDate newest first, instead of best first
     */
    record Question(String text, Map<String, Set<String>> chosen, boolean byDate, int from, int limit) {
        private Set<String> circles() {
            return chosen.getOrDefault(CIRCLE, Set.of());
        }

        /** The same in all circles, for what it would find in others than those chosen. */
        private Question anywhere() {
            Map<String, Set<String>> without = new LinkedHashMap<>(chosen);
            without.put(CIRCLE, Set.of());
            return new Question(text, without, byDate, 0, 1);
        }
    }

    /** One item of an answer, read just now. */
    record Item(String kind, Searchable.Found found, List<List<Fragments.Piece>> fragments) {}

    /**
     * @param partial whether one of the circles could not be searched because its index is being built
     */
    record Answer(
            int total,
            List<Item> items,
            Map<String, Map<String, Integer>> facets,
            List<String> added,
            @Nullable String suggestion,
            boolean partial) {}

    /**
     * Finds what the asking viewer may read now. Where circles are chosen only their indexes are open, so that how rare a word is
     * follows from them too; what the others hold is then looked up for its number alone.
     */
    @ReaderScope
    Answer find(Question question) {
        Viewer viewer = readers.current();
        if (question.circles().isEmpty()) {
            return find(question, viewer, viewer.circles());
        }
        List<UUID> circles = viewer.circles().stream()
                .filter(circle -> question.circles().contains(circle.toString()))
                .toList();
        Answer answer = find(question, viewer, circles);
        Map<String, Map<String, Integer>> facets = new HashMap<>(answer.facets());
        facets.put(
                CIRCLE,
                find(question.anywhere(), viewer, viewer.circles()).facets().getOrDefault(CIRCLE, Map.of()));
        return new Answer(
                answer.total(), answer.items(), facets, answer.added(), answer.suggestion(), answer.partial());
    }

    private Answer find(Question question, Viewer viewer, List<UUID> circles) {
        return inIndexes(
                viewer,
                circles,
                (view, without) -> new Look(view, without, concepts, question, viewer.language()).look(),
                (look, read) -> {
                    List<Item> items = new ArrayList<>();
                    Fragments fragments = new Fragments(look.query());
                    for (Hit hit : look.hits()) {
                        Searchable.Found found = read.get(hit);
                        if (found != null) {
                            items.add(new Item(hit.kind(), found, fragments.of(found.language(), found.text())));
                        }
                    }
                    int dropped = look.hits().size() - items.size();
                    return new Answer(
                            look.total() - dropped,
                            items,
                            look.facets(),
                            look.added(),
                            look.suggestion(),
                            look.partial());
                });
    }

    /** A proposal while somebody types: a title with its item, or a theme. */
    record Suggestion(String text, String kind, @Nullable String id) {}

    /** Titles and themes of the asking viewer's circles that hold words beginning like those typed. */
    @ReaderScope
    List<Suggestion> suggest(String typed) {
        Viewer viewer = readers.current();
        Map<String, String> themes = new LinkedHashMap<>();
        Proposals.FACETS.forEach(facet -> kinds.values()
                .forEach(s -> themes.putAll(s.labels(viewer.language()).getOrDefault(facet, Map.of()))));
        return inIndexes(
                viewer,
                viewer.circles(),
                (view, without) -> Proposals.look(view, without, typed, themes, TITLES, THEMES),
                (look, read) -> {
                    List<Suggestion> suggestions = new ArrayList<>();
                    look.themes().forEach((id, label) -> suggestions.add(new Suggestion(label, "theme", id)));
                    for (Hit hit : look.hits()) {
                        Searchable.Found found = read.get(hit);
                        if (found != null) {
                            suggestions.add(new Suggestion(
                                    found.title(), "title", hit.id().toString()));
                        }
                    }
                    return suggestions;
                });
    }

    /** The labels of facet values of all kinds. */
    @ReaderScope
    Map<String, Map<String, String>> labels(Language language) {
        Map<String, Map<String, String>> labels = new HashMap<>();
        kinds.values()
                .forEach(s -> s.labels(language)
                        .forEach((facet, values) -> labels.computeIfAbsent(facet, f -> new LinkedHashMap<>())
                                .putAll(values)));
        return labels;
    }

    /** An item as the index names it. */
    record Hit(String kind, UUID id) {}

    /** What a look into the indexes gave. */
    interface Looked {
        List<Hit> hits();
    }

    private interface Looking<L extends Looked> {
        L look(Indexes.View view, Set<Hit> without) throws IOException;
    }

    private interface Reading<L extends Looked, R> {
        R read(L look, Map<Hit, Searchable.Found> read);
    }

    /**
     * Looks into the indexes and reads what was found. A hit that cannot be read makes the index look at that item again, since it
     * may have gone a moment ago; a hit that can still not be read after that is an alarm, and the answer is made without it.
     */
    private <L extends Looked, R> R inIndexes(
            Viewer viewer, List<UUID> circles, Looking<L> looking, Reading<L, R> reading) {
        outbox.awaitOwn(viewer.session(), OWN_WRITE);
        L look = look(circles, looking, Set.of());
        Map<Hit, Searchable.Found> read = read(look.hits(), viewer.language());
        if (read.size() < look.hits().size()) {
            lookAgain(circles, unread(look, read));
            look = look(circles, looking, Set.of());
            read = read(look.hits(), viewer.language());
            Set<Hit> dropped = unread(look, read);
            if (!dropped.isEmpty()) {
                LOG.error("ALARM: row-level security dropped {} hits of search: {}", dropped.size(), dropped);
                look = look(circles, looking, dropped);
                read = read(look.hits(), viewer.language());
            }
        }
        return reading.read(look, read);
    }

    private void lookAgain(List<UUID> circles, Set<Hit> unread) {
        for (String kind : kinds.keySet()) {
            Set<UUID> ids = new LinkedHashSet<>();
            unread.stream().filter(hit -> hit.kind().equals(kind)).forEach(hit -> ids.add(hit.id()));
            if (!ids.isEmpty()) {
                feed.lookAgain(new LinkedHashSet<>(circles), kind, ids, SECOND_LOOK);
            }
        }
    }

    private static Set<Hit> unread(Looked look, Map<Hit, Searchable.Found> read) {
        Set<Hit> unread = new LinkedHashSet<>(look.hits());
        unread.removeAll(read.keySet());
        return unread;
    }

    private <L extends Looked> L look(List<UUID> circles, Looking<L> looking, Set<Hit> without) {
        try {
            return once(circles, looking, without);
        } catch (IOException | AlreadyClosedException | InternalError torn) {
            LOG.warn("a search failed on its index ({})", torn.getClass().getSimpleName());
            feed.suspect(Set.copyOf(circles));
        }
        try {
            return once(circles, looking, without);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <L extends Looked> L once(List<UUID> circles, Looking<L> looking, Set<Hit> without) throws IOException {
        try (Indexes.View view = indexes.view(circles)) {
            return looking.look(view, without);
        }
    }

    private Map<Hit, Searchable.Found> read(List<Hit> hits, Language language) {
        Map<Hit, Searchable.Found> read = new HashMap<>();
        kinds.forEach((kind, searchable) -> {
            List<UUID> ids = hits.stream()
                    .filter(hit -> hit.kind().equals(kind))
                    .map(Hit::id)
                    .toList();
            if (!ids.isEmpty()) {
                searchable.read(ids, language).forEach((id, found) -> read.put(new Hit(kind, id), found));
            }
        });
        return read;
    }
}
