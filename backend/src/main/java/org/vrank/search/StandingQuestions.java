package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Texts;

/**
 * The door for features that keep questions: takes them from outside as search takes its own, and says which of them fit what has
 * appeared in any circle. Who may know of such an item is for the feature to ask, in the scope of the one it tells.
 */
@Singleton
public class StandingQuestions {
    private static final int PART = 1_000;
    private static final int LOADED = 200;

    private final Search search;
    private final OutboxRepository outbox;
    private final Watch watch;
    private final Clock clock;
    private final Map<String, Searchable> kinds = new LinkedHashMap<>();

    StandingQuestions(Search search, OutboxRepository outbox, Watch watch, Clock clock, List<Searchable> searchables) {
        this.search = search;
        this.outbox = outbox;
        this.watch = watch;
        this.clock = clock;
        searchables.forEach(s -> kinds.put(s.kind(), s));
    }

    /** Where questions are kept. What stands under an id never changes. */
    public interface Source {
        Set<UUID> ids();

        Map<UUID, StandingQuestion> questions(Collection<UUID> ids);
    }

    /** An item that changed. */
    public record Item(String kind, UUID id) {}

    /**
     * An item that is there now and fits a question.
     *
     * @param published when it appeared: where only the month is kept, the beginning of that month
     */
    public record Fit(UUID question, Item item, UUID circle, Instant published) {}

    /**
     * What changed since some position.
     *
     * @param reached where to go on
     * @param changed all items that changed, those that are gone included
     */
    public record News(String reached, List<Item> changed, List<Fit> fits) {}

    /** A value a question is narrowed to; no label where the asking viewer may not know it. */
    public record Chosen(
            String facet, String value, @Nullable String label) {}

    /**
     * A question from outside, with the filters of search by their names, inside a reader scope. What search would refuse goes to
     * {@code texts} under the same names; so does a question that asks for nothing.
     *
     * @param without words of its widening that it is not asked with
     */
    public StandingQuestion read(
            Texts texts,
            @Nullable String q,
            Map<String, List<String>> filters,
            @Nullable List<String> without,
            Language language) {
        String text = texts.optional("q", q, SearchController.LONGEST);
        Map<String, List<String>> chosen = new TreeMap<>();
        Filters.ofSearch(texts, filters, search.labels(language), clock).forEach((facet, values) -> {
            if (!values.isEmpty()) {
                chosen.put(facet, values.stream().sorted().toList());
            }
        });
        List<String> dropped = List.copyOf(Filters.dropped(texts, without));
        StandingQuestion question =
                StandingQuestion.of(Syntax.read(text, new ValueLabels(search::labels)), chosen, dropped);
        if (!question.asksForSomething()) {
            texts.reject("q", "question.empty");
        }
        return question;
    }

    /** What a question is narrowed to, in words for the asking viewer; inside a reader scope. */
    public List<Chosen> chosen(StandingQuestion question, Language language) {
        Map<String, Map<String, String>> labels = search.labels(language);
        List<Chosen> chosen = new ArrayList<>();
        new TreeMap<>(question.chosen())
                .forEach((facet, values) -> values.forEach(value -> chosen.add(new Chosen(
                        facet,
                        value,
                        switch (facet) {
                            case "year" -> value;
                            case "language" -> Locale.of(value).getDisplayLanguage(Locale.of(language.code()));
                            default -> labels.getOrDefault(facet, Map.of()).get(value);
                        }))));
        return chosen;
    }

    /**
     * What has changed in all circles since a position, and which questions it fits. The same may come again; nothing that was
     * committed and due is left out, for as long as the outbox keeps it (thirty days).
     *
     * @param reached what an earlier call gave, or null
     */
    public synchronized News since(@Nullable String reached, Source source) {
        Position now = outbox.now();
        Position before = reached == null ? Position.BEGINNING : Position.of(reached);
        Map<String, Set<UUID>> changed = changed(before.precedes(now) ? before : Position.BEGINNING, now);
        List<Item> items = new ArrayList<>();
        changed.forEach((kind, ids) -> ids.forEach(id -> items.add(new Item(kind, id))));
        try {
            return new News(now.text(), items, items.isEmpty() || !follow(source) ? List.of() : fits(changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Set<UUID>> changed(Position since, Position now) {
        Map<String, Set<UUID>> changed = new LinkedHashMap<>();
        long after = 0;
        List<OutboxRepository.Change> part;
        do {
            part = outbox.changes(since.horizon(), since.time(), now.horizon(), now.time(), null, after, PART);
            for (OutboxRepository.Change change : part) {
                if (kinds.containsKey(change.kind())) {
                    changed.computeIfAbsent(change.kind(), k -> new LinkedHashSet<>())
                            .add(change.itemId());
                }
                after = change.position();
            }
        } while (part.size() == PART);
        return changed;
    }

    /** Holds the questions that are kept now; false when there is none. */
    private boolean follow(Source source) throws IOException {
        Set<UUID> kept = source.ids();
        Set<UUID> gone = new HashSet<>(watch.held());
        gone.removeAll(kept);
        watch.drop(gone);
        List<UUID> fresh = new ArrayList<>(kept);
        fresh.removeAll(watch.held());
        for (int from = 0; from < fresh.size(); from += PART) {
            watch.hold(source.questions(fresh.subList(from, Math.min(fresh.size(), from + PART))));
        }
        return !kept.isEmpty();
    }

    private List<Fit> fits(Map<String, Set<UUID>> changed) throws IOException {
        List<Fit> fits = new ArrayList<>();
        for (var ofKind : changed.entrySet()) {
            Searchable searchable = kinds.get(ofKind.getKey());
            List<UUID> ids = new ArrayList<>(ofKind.getValue());
            for (int from = 0; searchable != null && from < ids.size(); from += LOADED) {
                List<Watch.Item> loaded =
                        searchable.load(ids.subList(from, Math.min(ids.size(), from + LOADED))).stream()
                                .map(entry -> new Watch.Item(ofKind.getKey(), entry))
                                .toList();
                List<List<UUID>> fitting = watch.fitting(loaded);
                for (int at = 0; at < loaded.size(); at++) {
                    Searchable.Entry entry = loaded.get(at).entry();
                    Item item = new Item(ofKind.getKey(), entry.id());
                    for (UUID question : fitting.get(at)) {
                        fits.add(new Fit(question, item, entry.circle(), entry.published()));
                    }
                }
            }
        }
        return fits;
    }
}
