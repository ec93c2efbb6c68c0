package org.vrank.minutes;

import io.micronaut.http.sse.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
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

    /** What it was told last; null before the first time. */
    @Nullable
    Set<MinuteRepository.Moved> known() {
        return known;
    }

    /** Tells what moved since it was last told something; {@code html}: a text as it is shown. */
    void tell(Minutes.Moves moves, UnaryOperator<String> html) {
        List<MinuteRepository.Moved> state = moves.state();
        Set<MinuteRepository.Moved> now = new HashSet<>(state);
        Set<MinuteRepository.Moved> before = known;
        String id = digest(state);
        if (before == null) {
            boolean same = id.equals(last);
            send(same ? "beat" : "minutes", id, changes(same ? List.of() : state, List.of(), html));
        } else if (!now.equals(before)) {
            List<MinuteRepository.Moved> fresh = state.stream()
                    .filter(one -> !before.contains(one))
                    .filter(one -> one.itemId() != null || !movedByTexts(one, before, state))
                    .toList();
            // where the line is full, texts would pile up in memory
            List<Minute> texts = line.requestedFromDownstream() > 0 ? moves.texts() : List.of();
            send("minutes", id, changes(fresh, texts, html));
        } else if (due) {
            send("beat", id, List.of());
        }
        known = now;
    }

    void end() {
        line.complete();
    }

    /** Whether a layer moved by nothing but its texts: each time one is written, both count one more. */
    private static boolean movedByTexts(
            MinuteRepository.Moved layer, Set<MinuteRepository.Moved> before, List<MinuteRepository.Moved> state) {
        return before.stream()
                        .anyMatch(one -> one.itemId() == null && one.circleId().equals(layer.circleId()))
                && sum(before, layer, true) + sum(state, layer, false) == sum(before, layer, false) + layer.version();
    }

    /** The versions of a layer's texts together, or that of the layer itself. */
    private static int sum(Collection<MinuteRepository.Moved> all, MinuteRepository.Moved layer, boolean itself) {
        return all.stream()
                .filter(one -> one.circleId().equals(layer.circleId()) && (one.itemId() == null) == itself)
                .mapToInt(MinuteRepository.Moved::version)
                .sum();
    }

    private static List<FollowController.Change> changes(
            List<MinuteRepository.Moved> moved, List<Minute> texts, UnaryOperator<String> html) {
        return moved.stream()
                .map(one -> texts.stream()
                        .filter(text -> text.circleId().equals(one.circleId())
                                && text.itemId().equals(one.itemId()))
                        .findFirst()
                        .map(text -> new FollowController.Change(
                                one.circleId(), one.itemId(), text.version(), text.text(), html.apply(text.text())))
                        .orElse(new FollowController.Change(one.circleId(), one.itemId(), one.version(), null, null)))
                .toList();
    }

    private void send(String name, String id, List<FollowController.Change> changes) {
        told = System.nanoTime();
        due = false;
        line.next(
                Event.of(new FollowController.MinutesMoved(changes)).name(name).id(id));
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
