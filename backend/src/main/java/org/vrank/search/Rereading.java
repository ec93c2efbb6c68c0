package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Language;
import org.vrank.platform.Viewer;

/** Looks into indexes and reads what was found again, through row-level security, in the scope of the one who asks. */
@Singleton
class Rereading {
    private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);
    private static final Duration OWN_WRITE = Duration.ofSeconds(1);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final Feed feed;
    private final Indexes indexes;
    private final Map<String, Searchable> kinds = new LinkedHashMap<>();

    Rereading(Outbox outbox, Feed feed, Indexes indexes, List<Searchable> searchables) {
        this.outbox = outbox;
        this.feed = feed;
        this.indexes = indexes;
        searchables.forEach(s -> kinds.put(s.kind(), s));
    }

    interface Looking<L extends Search.Looked> {
        L look(Indexes.View view, Set<Search.Hit> without) throws IOException;
    }

    interface Reading<L extends Search.Looked, R> {
        R read(L look, Map<Search.Hit, Searchable.Found> read);
    }

    /**
     * Looks into the indexes and reads what was found. A hit that cannot be read makes the index look at that item again, since it
     * may have gone a moment ago; a hit that can still not be read after that is an alarm, and the answer is made without it.
     */
    <L extends Search.Looked, R> R find(Viewer viewer, List<UUID> circles, Looking<L> looking, Reading<L, R> reading) {
        outbox.awaitOwn(viewer.session(), OWN_WRITE);
        L look = look(circles, looking, Set.of());
        Map<Search.Hit, Searchable.Found> read = read(look.hits(), viewer.language());
        if (read.size() < look.hits().size()) {
            lookAgain(circles, unread(look, read));
            look = look(circles, looking, Set.of());
            read = read(look.hits(), viewer.language());
            Set<Search.Hit> dropped = unread(look, read);
            if (!dropped.isEmpty()) {
                LOG.error("ALARM: row-level security dropped {} hits of search: {}", dropped.size(), dropped);
                look = look(circles, looking, dropped);
                read = read(look.hits(), viewer.language());
            }
        }
        return reading.read(look, read);
    }

    private void lookAgain(List<UUID> circles, Set<Search.Hit> unread) {
        for (String kind : kinds.keySet()) {
            Set<UUID> ids = new LinkedHashSet<>();
            unread.stream().filter(hit -> hit.kind().equals(kind)).forEach(hit -> ids.add(hit.id()));
            if (!ids.isEmpty()) {
                feed.lookAgain(new LinkedHashSet<>(circles), kind, ids, SECOND_LOOK);
            }
        }
    }

    private static Set<Search.Hit> unread(Search.Looked look, Map<Search.Hit, Searchable.Found> read) {
        Set<Search.Hit> unread = new LinkedHashSet<>(look.hits());
        unread.removeAll(read.keySet());
        return unread;
    }

    private <L extends Search.Looked> L look(List<UUID> circles, Looking<L> looking, Set<Search.Hit> without) {
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

    private <L extends Search.Looked> L once(List<UUID> circles, Looking<L> looking, Set<Search.Hit> without)
            throws IOException {
        try (Indexes.View view = indexes.view(circles)) {
            return looking.look(view, without);
        }
    }

    private Map<Search.Hit, Searchable.Found> read(List<Search.Hit> hits, Language language) {
        Map<Search.Hit, Searchable.Found> read = new HashMap<>();
        kinds.forEach((kind, searchable) -> {
            List<UUID> ids = hits.stream()
                    .filter(hit -> hit.kind().equals(kind))
                    .map(Search.Hit::id)
                    .toList();
            if (!ids.isEmpty()) {
                searchable.read(ids, language).forEach((id, found) -> read.put(new Search.Hit(kind, id), found));
            }
        });
        return read;
    }
}
