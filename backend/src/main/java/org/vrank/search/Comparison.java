package org.vrank.search;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Clocks;
import org.vrank.platform.Faults;

/**
 * Compares each night, circle by circle, what the indexes hold with the tables. A thread of its own looks for differences; as
 * somebody may write meanwhile, the feed's thread looks at each again after it has read on, and mends those that are left. Their
 * number is told, never what they are or where: it is 0 unless the feed has a fault.
 */
@Singleton
class Comparison {
    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 30);
    private static final int BATCH = 500;
    private static final long ABSENT = 0;

    private final List<Searchable> searchables;
    private final Items items;
    private final Outbox outbox;
    private final Faults faults;
    private final Clock clock;
    private final Queue<Difference> found = new ConcurrentLinkedQueue<>();
    private final AtomicInteger mended = new AtomicInteger();
    private @Nullable ZonedDateTime next;
    private volatile @Nullable Thread running;
    private volatile int latest;
    private volatile boolean stopping;

    Comparison(List<Searchable> searchables, Items items, Outbox outbox, Faults faults, Clock clock) {
        this.searchables = searchables;
        this.items = items;
        this.outbox = outbox;
        this.faults = faults;
        this.clock = clock;
    }

    /** The versions of one item in table and index; {@link #ABSENT} where it is not. */
    private record Versions(long table, long index) {}

    /** What differed when it was looked at first. */
    record Difference(UUID circle, Searchable searchable, Map<UUID, Versions> items) {}

    /** How many differences the latest comparison found and mended. */
    int latest() {
        return latest;
    }

    /** For the feed: begins a comparison when it is time. */
    void keepTime(Map<UUID, CircleIndex> indexes) {
        ZonedDateTime now = clock.instant().atZone(Clocks.BRUSSELS);
        ZonedDateTime due = next;
        if (due == null || !now.isBefore(due)) {
            ZonedDateTime tonight = now.with(AT_NIGHT);
            next = tonight.isAfter(now) ? tonight : tonight.plusDays(1);
            if (due != null) {
                begin(indexes);
            }
        }
    }

    /** Begins a comparison unless one is running; false when one is. */
    synchronized boolean begin(Map<UUID, CircleIndex> indexes) {
        if (running != null || stopping) {
            return false;
        }
        Map<UUID, CircleIndex> all = Map.copyOf(indexes);
        mended.set(0);
        running = Thread.ofPlatform().name("search-comparison").daemon().start(() -> compare(all));
        return true;
    }

    boolean isRunning() {
        return running != null;
    }

    private void compare(Map<UUID, CircleIndex> indexes) {
        try {
            for (var one : indexes.entrySet()) {
                for (Searchable searchable : searchables) {
                    compare(one.getKey(), one.getValue(), searchable);
                }
            }
            // the second reading begins after what was found, so all of it was looked at again
            outbox.await(outbox.ask(), java.time.Duration.ofMinutes(10));
            outbox.await(outbox.ask(), java.time.Duration.ofMinutes(10));
            latest = mended.get();
            if (latest == 0) {
                LOG.info("the indexes hold what the tables hold");
            } else {
                LOG.warn("{} items of the indexes differed from the tables and were mended", latest);
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                faults.report(LOG, "comparing the indexes with the tables", e);
            }
        } finally {
            running = null;
        }
    }

    private void compare(UUID circle, CircleIndex index, Searchable searchable) {
        try {
            Map<UUID, Long> indexed = index.versions(searchable.kind());
            Map<UUID, Versions> differing = new HashMap<>();
            UUID after = null;
            List<Searchable.Entry> part;
            do {
                if (stopping) {
                    throw new IllegalStateException("stopping");
                }
                part = searchable.load(circle, after, BATCH);
                for (Searchable.Entry entry : part) {
                    after = entry.id();
                    Long version = indexed.remove(entry.id());
                    long wanted = Documents.version(entry);
                    if (version == null || version != wanted) {
                        differing.put(entry.id(), new Versions(wanted, version == null ? ABSENT : version));
                    }
                }
            } while (part.size() == BATCH);
            indexed.forEach((id, version) -> differing.put(id, new Versions(ABSENT, version)));
            if (!differing.isEmpty()) {
                found.add(new Difference(circle, searchable, differing));
            }
        } catch (IOException | AlreadyClosedException replaced) {
            LOG.info("an index was replaced while it was compared");
        }
    }

    /** For the feed: what was found so far, to be mended after it has read on. */
    List<Difference> found() {
        List<Difference> all = new ArrayList<>();
        for (Difference one = found.poll(); one != null; one = found.poll()) {
            all.add(one);
        }
        return all;
    }

    /** For the feed: mends what differs still, although nobody wrote there meanwhile. */
    void mend(Difference difference, CircleIndex index) throws IOException {
        String kind = difference.searchable().kind();
        index.show();
        Map<UUID, Long> indexed = index.versions(kind);
        Map<UUID, Long> tables = new HashMap<>();
        for (Searchable.Entry entry :
                difference.searchable().load(difference.items().keySet())) {
            if (entry.circle().equals(difference.circle())) {
                tables.put(entry.id(), Documents.version(entry));
            }
        }
        for (var one : difference.items().entrySet()) {
            UUID id = one.getKey();
            Versions now = new Versions(tables.getOrDefault(id, ABSENT), indexed.getOrDefault(id, ABSENT));
            if (now.equals(one.getValue())) {
                items.apply(difference.circle(), index, kind, Set.of(id));
                mended.incrementAndGet();
            }
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        Thread comparing = running;
        if (comparing != null) {
            comparing.join(java.time.Duration.ofSeconds(10));
        }
    }
}
