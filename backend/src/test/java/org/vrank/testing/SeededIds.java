package org.vrank.testing;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.vrank.platform.Ids;

/** Ids and secrets that come out the same for the same seed. */
public class SeededIds implements Ids {
    private final Random random;
    private long taken;
    private boolean inSequence;

    public SeededIds(long seed) {
        this.random = new Random(seed);
    }

    /** Starts again from a seed. */
    public void reset(long seed) {
        random.setSeed(seed);
    }

    /** From now on ids tell how many were taken before them: the fault that random ones are there to avoid. */
    public synchronized void inSequence(boolean on) {
        inSequence = on;
    }

    @Override
    public synchronized UUID next() {
        taken++;
        if (inSequence) {
            return new UUID(0x4000L, Long.MIN_VALUE + taken);
        }
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
