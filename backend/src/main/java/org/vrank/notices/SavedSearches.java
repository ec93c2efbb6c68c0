package org.vrank.notices;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Searchable;
import org.vrank.search.StandingQuestion;
import org.vrank.search.StandingQuestions;

/** The door to the asking member's saved searches, and to what has appeared for them. */
@Singleton
class SavedSearches {
    /** Searches a member may save. Two requests at once may make one more. */
    private static final int MOST = 50;

    /** Items listed for one search, the newest. */
    private static final int LISTED = 20;

    private static final int LONGEST_NAME = 80;

    private final Readers readers;
    private final SavedSearchRepository saved;
    private final StandingQuestions standing;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, Searchable> kinds = new HashMap<>();

    SavedSearches(
            Readers readers,
            SavedSearchRepository saved,
            StandingQuestions standing,
            ObjectMapper json,
            Ids ids,
            Clock clock,
            List<Searchable> searchables) {
        this.readers = readers;
        this.saved = saved;
        this.standing = standing;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        searchables.forEach(s -> kinds.put(s.kind(), s));
    }

    /** An item that was delivered, read just now; {@code fresh} until its reader has looked. */
    record Item(String kind, Searchable.Found found, boolean fresh) {}

    /**
     * A search with what was delivered for it.
     *
     * @param next the day on which the owner is told next
     * @param more whether more was delivered than is listed
     */
    record Own(
            SavedSearch search,
            List<StandingQuestions.Chosen> chosen,
            LocalDate next,
            List<Item> items,
            boolean more) {}

    /** The asking member's, the oldest first, each with its newest items. */
    @ReaderScope
    List<Own> own(Language language) {
        readers.current().signedIn();
        List<SavedSearch> all = saved.own();
        if (all.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<SavedSearchRepository.News>> news = new LinkedHashMap<>();
        saved.news(LISTED + 1)
                .forEach(one -> news.computeIfAbsent(one.searchId(), s -> new ArrayList<>())
                        .add(one));
        Map<String, Map<UUID, Searchable.Found>> read = read(news.values(), language);
        return all.stream()
                .map(search -> own(search, news.getOrDefault(search.id(), List.of()), read, language))
                .toList();
    }

    /** Reads in the asker's scope: what has gone since is left out as if it had never been found. */
    private Map<String, Map<UUID, Searchable.Found>> read(
            Iterable<List<SavedSearchRepository.News>> news, Language language) {
        Map<String, Set<UUID>> wanted = new HashMap<>();
        news.forEach(list -> list.forEach(one ->
                wanted.computeIfAbsent(one.kind(), k -> new LinkedHashSet<>()).add(one.itemId())));
        Map<String, Map<UUID, Searchable.Found>> read = new HashMap<>();
        wanted.forEach((kind, items) -> {
            Searchable searchable = kinds.get(kind);
            if (searchable != null) {
                read.put(kind, searchable.read(items, language));
            }
        });
        return read;
    }

    private Own own(
            SavedSearch search,
            List<SavedSearchRepository.News> news,
            Map<String, Map<UUID, Searchable.Found>> read,
            Language language) {
        List<Item> items = new ArrayList<>();
        for (SavedSearchRepository.News one : news.subList(0, Math.min(LISTED, news.size()))) {
            Searchable.Found found = read.getOrDefault(one.kind(), Map.of()).get(one.itemId());
            if (found != null) {
                items.add(new Item(one.kind(), found, !one.seen()));
            }
        }
        return new Own(
                search,
                standing.chosen(search.question(), language),
                rhythm(search).next(clock.instant()).toLocalDate(),
                items,
                news.size() > LISTED);
    }

    private static Rhythm rhythm(SavedSearch search) {
        Rhythm rhythm = Rhythm.of(search.rhythm());
        return rhythm == null ? Rhythm.DAILY : rhythm;
    }

    /** What is wanted of a saved search, as it comes from outside. */
    record Wanted(@Nullable String name, @Nullable String rhythm) {}

    /** Saves a search; nothing that is there already is told. */
    @ReaderScope
    Own add(
            Wanted wanted,
            @Nullable String q,
            Map<String, List<String>> filters,
            @Nullable List<String> without,
            Language language) {
        UUID member = readers.current().signedIn();
        Texts texts = new Texts();
        Wanted checked = check(texts, wanted);
        StandingQuestion question = standing.read(texts, q, filters, without, language);
        texts.check();
        String kept = write(question);
        if (saved.same(kept) > 0) {
            throw new Refusal.Invalid("q", "saved.twice");
        }
        if (saved.count() >= MOST) {
            throw new Refusal.Invalid("q", "saved.too-many", MOST);
        }
        SavedSearch search = new SavedSearch(
                ids.next(),
                String.valueOf(checked.name()),
                question,
                String.valueOf(checked.rhythm()),
                Readers.stored(clock.instant()));
        saved.add(search.id(), member, search.name(), kept, search.rhythm(), search.created());
        return own(search, List.of(), Map.of(), language);
    }

    /** Another name, another rhythm; the question stays. What was delivered stays delivered. */
    @ReaderScope
    Own change(UUID id, Wanted wanted, Language language) {
        readers.current().signedIn();
        Texts texts = new Texts();
        Wanted checked = check(texts, wanted);
        texts.check();
        if (saved.change(id, String.valueOf(checked.name()), String.valueOf(checked.rhythm())) == 0) {
            throw new Refusal.NotFound();
        }
        return own(language).stream()
                .filter(own -> own.search().id().equals(id))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    private static Wanted check(Texts texts, Wanted wanted) {
        String name = texts.required("name", wanted.name(), LONGEST_NAME);
        if (Rhythm.of(wanted.rhythm()) == null) {
            texts.reject("rhythm", "field.choice", "daily, weekly");
        }
        return new Wanted(name, wanted.rhythm());
    }

    /** Forgets a search, and what was found for it. */
    @ReaderScope
    void remove(UUID id) {
        readers.current().signedIn();
        if (saved.remove(id) == 0) {
            throw new Refusal.NotFound();
        }
    }

    /** The asking member has looked: what is delivered by now is no longer new. */
    @ReaderScope
    void look() {
        readers.current().signedIn();
        saved.see();
    }

    private String write(StandingQuestion question) {
        try {
            return json.writeValueAsString(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
