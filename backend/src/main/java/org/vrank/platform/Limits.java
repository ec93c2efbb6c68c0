package org.vrank.platform;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody may do something. Kept in memory of this server alone; the least recently used are forgotten. */
@Singleton
public class Limits {
    private static final int REMEMBERED = 50_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Takes one of {@code times} per {@code period}, or refuses. */
    public void take(String what, String who, int times, Duration period) {
        Bucket bucket = buckets.computeIfAbsent(
                what + ' ' + who,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                        .build());
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            throw new Refusal.TooMany(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        }
    }
}
