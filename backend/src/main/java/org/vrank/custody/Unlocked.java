package org.vrank.custody;

import com.google.crypto.tink.KeysetHandle;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vrank.people.SessionEnded;

/** Private keys in memory: of one session of this node, until it has been idle for thirty minutes, is locked or ends. */
@Singleton
class Unlocked {
    private static final long IDLE = Duration.ofMinutes(30).toNanos();

    private record Held(UUID member, KeysetHandle pair, long used) {}

    private final Map<UUID, Held> bySession = new ConcurrentHashMap<>();

    void hold(UUID session, UUID member, KeysetHandle pair) {
        bySession.put(session, new Held(member, pair, System.nanoTime()));
    }

    @Nullable
    KeysetHandle use(UUID session, UUID member) {
        Held held = bySession.computeIfPresent(
                session,
                (id, was) -> idle(was) || !was.member().equals(member)
                        ? null
                        : new Held(was.member(), was.pair(), System.nanoTime()));
        return held == null ? null : held.pair();
    }

    /** Whether it is unlocked, without counting as use. */
    boolean has(UUID session, UUID member) {
        Held held = bySession.get(session);
        return held != null && held.member().equals(member) && !idle(held);
    }

    void forget(UUID session) {
        bySession.remove(session);
    }

    @EventListener
    void ended(SessionEnded session) {
        forget(session.session());
    }

    void forgetMember(UUID member) {
        bySession.values().removeIf(held -> held.member().equals(member));
    }

    @Scheduled(fixedDelay = "1m")
    void sweep() {
        bySession.values().removeIf(Unlocked::idle);
    }

    private static boolean idle(Held held) {
        return System.nanoTime() - held.used() > IDLE;
    }
}
