package org.vrank.platform;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that everybody may know and that hardly ever changes, kept in memory for a minute at most, so that not every request
 * reads it again. Never for what depends on who asks.
 */
public final class Kept<T> {
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private record Read<T>(T value, long since) {}

    private volatile @Nullable Read<T> kept;

    /** What is kept, or what is read now. */
    public T or(Supplier<T> read) {
        Read<T> known = kept;
        if (known == null || System.nanoTime() - known.since() > LONGEST) {
            known = new Read<>(read.get(), System.nanoTime());
            kept = known;
        }
        return known.value();
    }

    /** Reads again next time: it was just changed here. */
    public void forget() {
        kept = null;
    }
}
