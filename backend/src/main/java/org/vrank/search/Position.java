package org.vrank.search;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * How far the outbox was read: every transaction below the horizon had ended, and every row due at that time was applied. A row
 * is new when its transaction is not below the horizon, or when it became due since; so none is skipped, neither one committed
 * late nor one that was not due yet.
 *
 * @param horizon the oldest transaction that could still have been running
 * @param time the database's clock
 */
@Introspected
record Position(String horizon, Instant time) {
    static final Position BEGINNING = new Position("0", Instant.EPOCH);

    /** As {@link #text} wrote it. */
    static Position of(String text) {
        String[] parts = text.split(" ", 2);
        return new Position(parts[0], Instant.parse(parts[1]));
    }

    /** For whoever keeps it. */
    String text() {
        return horizon + " " + time;
    }

    /** Whether this was read before that one; false also for a position of another database's history. */
    boolean precedes(Position later) {
        return Long.compareUnsigned(Long.parseUnsignedLong(horizon), Long.parseUnsignedLong(later.horizon)) <= 0
                && !time.isAfter(later.time);
    }
}
