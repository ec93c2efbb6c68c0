package org.vrank.testing;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.vrank.platform.Ids;

/** Ids and secrets that come out the same for the same seed. */
public class SeededIds implements Ids {
    private final Random random;

    public SeededIds(long seed) {
        this.random = new Random(seed);
    }

    /** Starts again from a seed. */
    public void reset(long seed) {
        random.setSeed(seed);
    }

    @Override
    public synchronized UUID next() {
        return new UUID(
                random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & 0x3fffffffffffffffL | Long.MIN_VALUE);
    }

    @Override
    public synchronized String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public synchronized String code() {
        return "%06d".formatted(random.nextInt(1_000_000));
    }
}
