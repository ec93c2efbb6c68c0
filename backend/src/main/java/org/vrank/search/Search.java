package org.vrank.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Viewer;

/** The door to search: what the asking viewer's circles hold, found in their indexes and read again through row-level security. */
@Singleton
class Search {
    private static final String CIRCLE = "circle";

    private final Readers readers;
    private final Rereading rereading;
    private final Concepts concepts;
    private final Lexicon lexicon;
    private final Naming naming;
    private final Kinds weighed;
    private final Map<String, Searchable> kinds = new LinkedHashMap<>();

    Search(Readers readers, Rereading rereading, Concepts concepts, Lexicon lexicon, List<Searchable> searchables) {
        this.readers = readers;
        this.rereading = rereading;
        this.concepts = concepts;
        this.lexicon = lexicon;
        this.naming = new Naming(concepts);
        this.weighed = Kinds.of(searchables);
        searchables.forEach(s -> kinds.put(s.kind(), s));
    }

    /** What comes first. */
    enum Order {
        /** What fits best. */
        FIT,
        /** What was published last. */
        DATE,
        /** What fits best, with a lift for what comes from places like the viewer's own. */
        NEAR
    }

    /**
     * What is asked.
     *
     * @param chosen values to filter by, for each facet, also where none is chosen
     * @param dropped words it is not to be widened with, in any case of their letters
     * @param near for {@link Order#NEAR} how near which places are, else empty
     */
    record Question(
            Asked asked,
            Map<String, Set<String>> chosen,
            Set<String> dropped,
            Order order,
            Map<String, Nearness.Degree> near,
            int from,
            int limit) {}

    /** One item of an answer, read just now. */
    record Item(
            String kind,
            Searchable.Found found,
            List<Fragments.Piece> title,
            List<List<Fragments.Piece>> fragments,
            Nearness.@Nullable Degree near) {}

    /**
     * @param closest how many hold most of the words, where the best come first; those that hold only some come after them
     * @param partial whether one of the circles could not be searched because its index is being built
     */
    record Answer(
            int total,
            int closest,
            List<Item> items,
            Map<String, Map<String, Integer>> facets,
            List<String> added,
            @Nullable String suggestion,
            boolean partial) {}

    /** The same question, with the places that its words name: who asks for one wants what comes from there too. */
    @ReaderScope
    Asked placed(Asked asked) {
        Set<String> named = concepts.places(asked.words());
        Map<String, Set<String>> places = new HashMap<>();
        for (Language language : named.isEmpty() ? new Language[0] : Language.values()) {
            labels(language).getOrDefault(Choices.PLACE, Map.of()).forEach((value, label) -> {
                String plain = Fields.plain(label);
                if (named.contains(plain)) {
                    places.computeIfAbsent(plain, p -> new LinkedHashSet<>()).add(value);
                }
            });
        }
        return places.isEmpty() ? asked : asked.placed(places);
    }

    /**
     * Finds what the asking viewer may read now. All their indexes are open, also where circles are chosen: what a question is widened
     * with and how rare a word is follow from them, and are not to change with what it is narrowed to.
     */
    @ReaderScope
    Answer find(Question question) {
        Viewer viewer = readers.current();
        return rereading.find(
                viewer,
                viewer.circles(),
                (view, without) -> new Look(
                                view,
                                without,
                                concepts,
                                lexicon,
                                question,
                                viewer.language(),
                                weighed,
                                Weights.MEASURED)
                        .look(),
                (look, read) -> {
                    List<Item> items = new ArrayList<>();
                    Fragments fragments = new Fragments(look.query());
                    for (Hit hit : look.hits()) {
                        Searchable.Found found = read.get(hit);
                        if (found != null) {
                            items.add(new Item(
                                    hit.kind(),
                                    found,
                                    fragments.title(found.language(), found.title()),
                                    fragments.of(found.language(), found.text()),
                                    look.near().get(hit)));
                        }
                    }
                    int dropped = look.hits().size() - items.size();
                    int total = look.total() - dropped;
                    return new Answer(
                            total,
                            Math.min(total, look.closest()),
                            items,
                            look.facets(),
                            look.added(),
                            look.suggestion(),
                            look.partial());
                });
    }

    /**
     * A proposal while somebody types.
     *
     * @param kind title, term, or the name of a facet
     * @param id of the item or the value; null for a term
     * @param elsewhere the words for a term in other languages
     */
    record Suggestion(String text, String kind, @Nullable String id, List<Concepts.Phrase> elsewhere) {}

    /** What occurs in the asking viewer's circles and holds words beginning like those typed. */
    @ReaderScope
    List<Suggestion> suggest(String typed) {
        Viewer viewer = readers.current();
        Map<String, Map<String, String>> labels = labels(viewer.language());
        return rereading.find(
                viewer,
                viewer.circles(),
                (view, without) -> new Proposals(view, without, typed, viewer.language()).look(labels, naming),
                (look, read) -> {
                    List<Suggestion> suggestions = new ArrayList<>();
                    look.names()
                            .forEach(name -> suggestions.add(
                                    new Suggestion(name.phrase().text(), "term", null, name.elsewhere())));
                    look.values()
                            .forEach((facet, values) -> values.forEach(
                                    (value, label) -> suggestions.add(new Suggestion(label, facet, value, List.of()))));
                    for (Hit hit : look.hits()) {
                        Searchable.Found found = read.get(hit);
                        if (found != null) {
                            suggestions.add(new Suggestion(
                                    found.title(), "title", hit.id().toString(), List.of()));
                        }
                    }
                    return suggestions;
                });
    }

    /** Items like one that the asking viewer may read; refuses one that they may not. */
    @ReaderScope
    List<Item> similar(UUID id, int most) {
        Viewer viewer = readers.current();
        for (Searchable searchable : kinds.values()) {
            Searchable.Found found =
                    searchable.read(Set.of(id), viewer.language()).get(id);
            if (found != null) {
                return like(new Hit(searchable.kind(), id), found.language(), found.title(), found.text(), most);
            }
        }
        throw new Refusal.NotFound();
    }

    /** Items like a text that is being written. */
    @ReaderScope
    List<Item> similar(Language language, String text, int most) {
        return like(null, language, text, "", most);
    }

    private List<Item> like(@Nullable Hit itself, Language language, String title, String text, int most) {
        Viewer viewer = readers.current();
        return rereading.find(
                viewer,
                viewer.circles(),
                (view, without) ->
                        new Likeness(view, without, concepts, lexicon).look(itself, null, language, title, text, most),
                (look, read) -> look.hits().stream()
                        .filter(read::containsKey)
                        .map(hit ->
                                new Item(hit.kind(), Objects.requireNonNull(read.get(hit)), List.of(), List.of(), null))
                        .toList());
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
}
