package org.vrank.search;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Faults;

/**
 * Feeds the indexes of this node from the outbox, on one thread. A row only says which item to look at: the item is loaded as it
 * is now, so rows may be applied in any order and more than once.
 */
@Singleton
class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    static final Duration POLL = Duration.ofMillis(250);
    private static final int COMMIT_OPERATIONS = 5_000;
    /** So long after the start searches wait for indexes that are being built. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration HOURLY = Duration.ofHours(1);

    private final OutboxRepository rows;
    private final Changes changes;
    private final Outbox outbox;
    private final Indexes indexes;
    private final Upkeep upkeep;
    private final Builder builder;
    private final Reindexing reindexing;
    private final Comparison comparison;
    private final Duration commitEvery;
    private final Items items;
    private final Faults faults;
    private final Queue<Again> again = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> suspects = new ConcurrentLinkedQueue<>();
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private volatile boolean keep = true;
    private CircleIndex.@Nullable Stamp stamp;
    private Position position = Position.BEGINNING;
    private final long begun = System.nanoTime();
    private long committed = begun;
    private long pruned;

    Feed(
            OutboxRepository rows,
            Changes changes,
            Outbox outbox,
            Indexes indexes,
            Upkeep upkeep,
            Builder builder,
            Reindexing reindexing,
            Comparison comparison,
            Items items,
            Faults faults,
            @Value("${vrank.search.commit-every:5s}") Duration commitEvery) {
        this.rows = rows;
        this.changes = changes;
        this.outbox = outbox;
        this.indexes = indexes;
        this.upkeep = upkeep;
        this.builder = builder;
        this.reindexing = reindexing;
        this.comparison = comparison;
        this.commitEvery = commitEvery;
        this.items = items;
        this.faults = faults;
    }

    private record Again(Set<UUID> circles, String kind, Set<UUID> ids) {}

    @EventListener
    synchronized void start(ServerStartupEvent up) {
        if (thread == null) {
            thread = Thread.ofPlatform().name("search-feed").daemon().start(this::run);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            // not by interruption: it would tear the index
            outbox.ask();
            try {
                running.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops as a crash would: nothing is committed any more. */
    void crash() {
        keep = false;
        stop();
    }

    /** Reads these items again although no row asks for it, and waits until that is done. */
    boolean lookAgain(Set<UUID> circles, String kind, Set<UUID> ids, Duration atMost) {
        again.add(new Again(circles, kind, ids));
        return outbox.await(outbox.ask(), atMost);
    }

    /** A search failed on one of these circles; those whose files are torn are built anew. */
    void suspect(Set<UUID> circles) {
        suspects.addAll(circles);
        outbox.await(outbox.ask(), Duration.ofSeconds(2));
    }

    private void run() {
        boolean failing = false;
        while (!stopped) {
            try {
                long reading = outbox.newest();
                if (stamp == null) {
                    open();
                }
                round();
                outbox.finished(reading);
                failing = false;
                outbox.rest(POLL);
            } catch (InterruptedException stopping) {
                break;
            } catch (RuntimeException | VirtualMachineError e) {
                if (stopped) {
                    break;
                }
                if (!failing && Faults.isAway(e)) {
                    LOG.warn("the search index waits for the database");
                } else if (!failing) {
                    faults.report(LOG, "following the outbox", e);
                }
                failing = true;
                if (!outbox.restAfterFault()) {
                    break;
                }
            }
        }
        builder.stop();
        if (keep && stamp != null) {
            indexes.all().keySet().forEach(this::commit);
        }
        indexes.closeAll();
    }

    private void open() {
        String installation = rows.installation();
        if (installation == null) {
            throw new IllegalStateException("not installed yet");
        }
        CircleIndex.Stamp ours = new CircleIndex.Stamp(installation, Analysis.VERSION + items.version());
        position = rows.now();
        upkeep.open(rows.circles(), ours, position);
        stamp = ours;
    }

    private void round() {
        CircleIndex.Stamp ours = Objects.requireNonNull(stamp);
        upkeep.adopt(ours, position);
        List<Comparison.Difference> differences = comparison.found();
        Position next = rows.now();
        changes.ofAll(position, next, this::applyTo);
        position = next;
        upkeep.retry(ours, position);
        differences.forEach(one -> guarded(one.circle(), index -> comparison.mend(one, index)));
        for (UUID circle = suspects.poll(); circle != null; circle = suspects.poll()) {
            guarded(circle, CircleIndex::verify);
        }
        for (Again asked = again.poll(); asked != null; asked = again.poll()) {
            Again now = asked;
            for (UUID circle : now.circles()) {
                guarded(circle, index -> items.apply(circle, index, now.kind(), now.ids()));
                upkeep.missed(circle, now.kind(), now.ids());
            }
        }
        Set.copyOf(indexes.all().keySet()).forEach(circle -> guarded(circle, CircleIndex::show));
        if (!indexes.isBuilding() || System.nanoTime() - begun > PATIENCE.toNanos()) {
            indexes.startedOnce();
        }
        keepHouse();
    }

    private void applyTo(UUID circle, List<OutboxRepository.Change> part) {
        if (!indexes.knows(circle)) {
            upkeep.build(circle, Objects.requireNonNull(stamp));
            return;
        }
        guarded(circle, index -> items.apply(circle, index, part));
        part.forEach(change -> upkeep.missed(circle, change.kind(), Set.of(change.itemId())));
    }

    private interface Work {
        void on(CircleIndex index) throws IOException;
    }

    /** Works on the index of a circle that serves and can be written. */
    private void guarded(UUID circle, Work work) {
        CircleIndex index = indexes.ready(circle);
        if (index == null || indexes.isStalled(circle)) {
            return;
        }
        try {
            work.on(index);
        } catch (IOException | AlreadyClosedException | InternalError e) {
            upkeep.failed(circle, e, Objects.requireNonNull(stamp));
        }
    }

    private void keepHouse() {
        long now = System.nanoTime();
        int operations = indexes.all().values().stream()
                .mapToInt(CircleIndex::operations)
                .sum();
        if (operations >= COMMIT_OPERATIONS || now - committed > commitEvery.toNanos()) {
            committed = now;
            for (UUID circle : Set.copyOf(indexes.all().keySet())) {
                guarded(circle, index -> {
                    if (!index.exists()) {
                        throw new IOException("directory gone");
                    }
                    index.tidy();
                });
                CircleIndex index = indexes.ready(circle);
                if (index != null && index.operations() > 0) {
                    commit(circle);
                }
            }
        }
        if (pruned == 0 || now - pruned > HOURLY.toNanos()) {
            pruned = now;
            rows.prune();
            Set.copyOf(indexes.all().keySet()).forEach(this::commit);
        }
        comparison.keepTime(indexes.all());
        reindexing.look(circle -> builder.build(circle, Objects.requireNonNull(stamp)));
    }

    private void commit(UUID circle) {
        CircleIndex.Stamp ours = Objects.requireNonNull(stamp);
        guarded(circle, index -> index.commit(ours, position));
    }
}
