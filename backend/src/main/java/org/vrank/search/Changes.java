package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Reads the outbox, part by part. Used by the feed's thread. */
@Singleton
class Changes {
    private static final int BATCH = 1_000;

    private final OutboxRepository outbox;

    /** Changes that were read although an older transaction was still open; they come again, and were applied. */
    private final Set<Long> ahead = new HashSet<>();

    Changes(OutboxRepository outbox) {
        this.outbox = outbox;
    }

    /** What is done with a part. */
    interface Use {
        void of(List<OutboxRepository.Change> part) throws IOException;
    }

    /** What a circle missed between two positions. */
    void of(UUID circle, Position since, Position until, Use use) throws IOException {
        long after = 0;
        List<OutboxRepository.Change> part;
        do {
            part = outbox.changes(since.horizon(), since.time(), until.horizon(), until.time(), circle, after, BATCH);
            use.of(part);
            after = part.isEmpty() ? after : part.getLast().position();
        } while (part.size() == BATCH);
    }

    /** What is new in all circles between two positions that follow each other. */
    void ofAll(Position since, Position until, BiConsumer<UUID, List<OutboxRepository.Change>> use) {
        Set<Long> open = new HashSet<>();
        long after = 0;
        List<OutboxRepository.Change> part;
        do {
            part = outbox.changes(since.horizon(), since.time(), until.horizon(), until.time(), null, after, BATCH);
            Map<UUID, List<OutboxRepository.Change>> byCircle = new LinkedHashMap<>();
            for (OutboxRepository.Change change : part) {
                if (!change.settled()) {
                    open.add(change.position());
                }
                if (!ahead.contains(change.position())) {
                    byCircle.computeIfAbsent(change.circleId(), c -> new java.util.ArrayList<>())
                            .add(change);
                }
            }
            byCircle.forEach(use);
            after = part.isEmpty() ? after : part.getLast().position();
        } while (part.size() == BATCH);
        ahead.clear();
        ahead.addAll(open);
    }
}
