package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up the indexes that are there, has others built, and brings both to where the feed is. Where the disk is full, an index goes
 * on answering from what it last showed, and is taken up again when there is room; but it falls silent as soon as something that it
 * shows was changed or taken away. Used by the feed's thread.
 */
@Singleton
class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /** A node that was away longer builds anew: the outbox keeps thirty days. */
    private static final Duration KEPT = Duration.ofDays(29);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Indexes indexes;
    private final Builder builder;
    private final Changes changes;
    private final Items items;
    private long tried = System.nanoTime();

    Upkeep(Indexes indexes, Builder builder, Changes changes, Items items) {
        this.indexes = indexes;
        this.builder = builder;
        this.changes = changes;
        this.items = items;
    }

    /** Takes up what is kept of these circles, and has the rest built. */
    void open(List<UUID> circles, CircleIndex.Stamp stamp, Position position) {
        indexes.folders().claim();
        indexes.folders().forgetOthers(circles);
        for (UUID circle : circles) {
            if (!indexes.knows(circle) && !resume(circle, stamp, position)) {
                build(circle, stamp);
            }
        }
    }

    /** Takes up a kept index where it stopped. */
    private boolean resume(UUID circle, CircleIndex.Stamp stamp, Position position) {
        Folders.Kept kept = indexes.folders().kept(circle, stamp);
        if (kept == null
                || !kept.position().precedes(position)
                || kept.position().time().isBefore(position.time().minus(KEPT))) {
            return false;
        }
        try {
            CircleIndex index = indexes.open(kept.path());
            try {
                catchUp(circle, index, kept.position(), position);
                if (index.operations() > 0) {
                    index.commit(stamp, position);
                }
            } catch (IOException | RuntimeException e) {
                index.close();
                throw e;
            }
            indexes.serve(circle, index);
            return true;
        } catch (IOException | AlreadyClosedException e) {
            if (!NoRoom.is(e)) {
                LOG.warn(
                        "the index of circle {} does not open ({})",
                        circle,
                        e.getClass().getSimpleName());
            }
            return false;
        }
    }

    /** Has the index of this circle built; the old one answers no more. */
    void build(UUID circle, CircleIndex.Stamp stamp) {
        indexes.build(circle);
        builder.build(circle, stamp);
    }

    /** Circles that were built beside get what changed meanwhile, and serve. */
    void adopt(CircleIndex.Stamp stamp, Position position) {
        for (Builder.Built built = builder.built(); built != null; built = builder.built()) {
            try {
                catchUp(built.circle(), built.index(), built.position(), position);
                indexes.serve(built.circle(), built.index());
            } catch (IOException | AlreadyClosedException e) {
                LOG.warn("a new index failed ({})", e.getClass().getSimpleName());
                builder.build(built.circle(), stamp);
            }
        }
    }

    private void catchUp(UUID circle, CircleIndex index, Position since, Position until) throws IOException {
        changes.of(circle, since, until, part -> items.apply(circle, index, part));
        index.show();
    }

    /** The index of this circle failed: it is built anew beside, or rests while the disk is full. */
    void failed(UUID circle, Throwable failure, CircleIndex.Stamp stamp) {
        if (!NoRoom.is(failure)) {
            // a mapped file that was cut short shows as InternalError
            LOG.warn(
                    "the index of circle {} failed and is built anew ({})",
                    circle,
                    failure.getClass().getSimpleName());
            build(circle, stamp);
            return;
        }
        if (indexes.stalled().isEmpty()) {
            LOG.warn("the disk is full; search goes on with what it knows");
        }
        indexes.stall(circle);
        CircleIndex index = indexes.ready(circle);
        if (index != null && index.owes()) {
            indexes.silence(circle);
        }
    }

    /** Something changed in a circle whose index cannot follow: it shows no more what may have to go. */
    void missed(UUID circle, String kind, Set<UUID> ids) {
        CircleIndex index = indexes.ready(circle);
        if (index == null || !indexes.isStalled(circle)) {
            return;
        }
        try {
            for (UUID id : ids) {
                if (index.holds(kind, id)) {
                    indexes.silence(circle);
                    return;
                }
            }
        } catch (IOException | AlreadyClosedException e) {
            indexes.silence(circle);
        }
    }

    /** Tries now and then whether indexes that could not be written can be again. */
    void retry(CircleIndex.Stamp stamp, Position position) {
        if (indexes.stalled().isEmpty() || System.nanoTime() - tried < BETWEEN_TRIES.toNanos()) {
            return;
        }
        tried = System.nanoTime();
        for (UUID circle : Set.copyOf(indexes.stalled())) {
            if (!resume(circle, stamp, position)) {
                return;
            }
        }
        LOG.info("there is room on the disk again; search follows");
    }
}
