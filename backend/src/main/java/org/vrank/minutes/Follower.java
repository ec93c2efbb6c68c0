package org.vrank.minutes;

import io.micronaut.http.sse.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/**
 * Somebody who follows the minutes of a meeting: what was told last, and the line to tell more on. The id of an event is a digest of all
 * this reader may know of, so it counts nothing that others wrote; whoever comes back with it is told only what differs.
 */
final class Follower {
    private final UUID meeting;
    private final String session;
    private final @Nullable String last;
    private final FluxSink<Event<FollowController.MinutesMoved>> line;
    private final long began = System.nanoTime();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long told = began;
    private volatile boolean due;
    private @Nullable Set<MinuteRepository.Moved> known;

    Follower(UUID meeting, String session, @Nullable String last, FluxSink<Event<FollowController.MinutesMoved>> line) {
        this.meeting = meeting;
        this.session = session;
        this.last = last;
        this.line = line;
    }

    UUID meeting() {
        return meeting;
    }

    String session() {
        return session;
    }

    boolean older(Duration most) {
        return !most.isZero() && System.nanoTime() - began > most.toNanos();
    }

    boolean silent(Duration beat) {
        return System.nanoTime() - told > beat.toNanos();
    }

    /** Whether nobody asks for it now; who does will ask once more. */
    boolean wanted() {
        return asked.getAndIncrement() == 0;
    }

    /** How often it was to be asked until now. */
    int asked() {
        return asked.get();
    }

    /** Whether it is to be asked again, beyond what is settled by what was asked just now. */
    boolean more(int settled) {
        return asked.addAndGet(-settled) > 0;
    }

    /** The next time it is asked for, it is told that the line holds, if nothing else. Only the clock says so, never what moved. */
    void beat() {
        due = true;
    }

    /** Tells what moved since it was last told something. */
    void tell(List<MinuteRepository.Moved> state) {
        Set<MinuteRepository.Moved> now = new HashSet<>(state);
        Set<MinuteRepository.Moved> before = known;
        String id = digest(state);
        if (before == null) {
            boolean same = id.equals(last);
            send(same ? "beat" : "minutes", id, same ? List.of() : state);
        } else if (!now.equals(before)) {
            send(
                    "minutes",
                    id,
                    state.stream().filter(one -> !before.contains(one)).toList());
        } else if (due) {
            send("beat", id, List.of());
        }
        known = now;
    }

    void end() {
        line.complete();
    }

    private void send(String name, String id, List<MinuteRepository.Moved> moved) {
        told = System.nanoTime();
        due = false;
        line.next(Event.of(new FollowController.MinutesMoved(moved.stream()
                        .map(one -> new FollowController.Change(one.circleId(), one.itemId(), one.version()))
                        .toList()))
                .name(name)
                .id(id));
    }

    private static String digest(List<MinuteRepository.Moved> state) {
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256").digest(state.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
