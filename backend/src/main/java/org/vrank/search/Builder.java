package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the indexes of circles from the tables, beside the feed and two at a time, each into a new directory. */
@Singleton
class Builder {
    private static final Logger LOG = LoggerFactory.getLogger(Builder.class);
    private static final int BATCH = 500;
    private static final int AT_ONCE = 2;

    private final OutboxRepository changes;
    private final Outbox outbox;
    private final Indexes indexes;
    private final List<Searchable> searchables;
    private final Queue<Built> built = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong written = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("search-builder-", 1).daemon().factory());

    Builder(OutboxRepository changes, Outbox outbox, Indexes indexes, List<Searchable> searchables) {
        this.changes = changes;
        this.outbox = outbox;
        this.indexes = indexes;
        this.searchables = searchables;
    }

    /** A new index, complete up to a position. */
    record Built(UUID circle, CircleIndex index, Position position) {}

    /** Builds this circle; {@link #built} gives the result. */
    void build(UUID circle, CircleIndex.Stamp stamp) {
        threads.execute(() -> untilDone(circle, stamp));
    }

    /** How many items were written since the start. */
    long written() {
        return written.get();
    }

    @Nullable
    Built built() {
        return built.poll();
    }

    /** Stops when the circles in work are done or given up; never by interruption, which would tear the index. */
    void stop() {
        stopping.countDown();
        threads.close();
        for (Built left = built.poll(); left != null; left = built.poll()) {
            close(left.index());
        }
    }

    private void untilDone(UUID circle, CircleIndex.Stamp stamp) {
        boolean said = false;
        while (!stopped()) {
            try {
                built.add(build(circle, stamp, indexes.folders().fresh(circle)));
                outbox.ask();
                return;
            } catch (IOException | RuntimeException e) {
                if (!said) {
                    LOG.warn(
                            "the index of circle {} could not be built, trying again ({})",
                            circle,
                            NoRoom.is(e) ? "the disk is full" : e.getClass().getSimpleName());
                }
                said = true;
            }
            rest();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void rest() {
        try {
            boolean told = stopping.await(2, TimeUnit.SECONDS);
            assert told == stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Built build(UUID circle, CircleIndex.Stamp stamp, java.nio.file.Path path) throws IOException {
        Position position = changes.now();
        CircleIndex index = indexes.open(path);
        try {
            for (Searchable searchable : searchables) {
                UUID after = null;
                List<Searchable.Entry> part;
                do {
                    if (stopped()) {
                        throw new IOException("stopping");
                    }
                    part = searchable.load(circle, after, BATCH);
                    for (Searchable.Entry entry : part) {
                        index.put(searchable.kind(), entry);
                        written.incrementAndGet();
                        after = entry.id();
                    }
                } while (part.size() == BATCH);
            }
            index.settle();
            index.commit(stamp, position);
            return new Built(circle, index, position);
        } catch (IOException | RuntimeException e) {
            close(index);
            throw e;
        }
    }

    private static void close(CircleIndex index) {
        try {
            index.close();
        } catch (IOException e) {
            LOG.warn("an index did not close ({})", e.getClass().getSimpleName());
        }
    }
}
