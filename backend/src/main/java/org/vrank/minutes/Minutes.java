package org.vrank.minutes;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.meetings.Meetings;
import org.vrank.platform.Ids;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to what is written while a meeting runs: one layer for outcomes, and one in each circle where candid notes are taken. */
@Singleton
class Minutes {
    /** Texts that are told with one event; of more, whoever hears it asks. */
    private static final int MOST_TOLD = 3;

    private static final int LONGEST = 20_000;

    /** Three times what somebody sends who types without a pause. */
    private static final int SAVES = 300;

    private final Readers readers;
    private final MinuteRepository minutes;
    private final Meetings meetings;
    private final Guard guard;
    private final Limits limits;
    private final Ids ids;
    private final Clock clock;

    Minutes(
            Readers readers,
            MinuteRepository minutes,
            Meetings meetings,
            Guard guard,
            Limits limits,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.minutes = minutes;
        this.meetings = meetings;
        this.guard = guard;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What the asker reads of the minutes of a meeting.
     *
     * @param off the items of which no notes are taken now
     * @param beside texts that came too late, of the layers in which the asker may write
     */
    record Read(
            List<MinuteRepository.Layer> layers,
            List<Minute> texts,
            List<UUID> off,
            List<MinuteRepository.Other> beside) {}

    /** What became of a text, and what stands there now; {@code saved} is false where it was kept beside that. */
    record Written(boolean saved, Minute present) {}

    @ReaderScope
    Read of(UUID meeting) {
        meetings.subject(meeting);
        List<MinuteRepository.Layer> layers = minutes.layers(meeting);
        List<UUID> writing = layers.stream()
                .filter(MinuteRepository.Layer::writes)
                .map(MinuteRepository.Layer::circleId)
                .toList();
        return new Read(
                layers,
                minutes.of(meeting),
                minutes.off(meeting),
                minutes.beside(meeting).stream()
                        .filter(other -> writing.contains(other.circleId()))
                        .toList());
    }

    /** Takes the notes of a layer, or takes them over from whoever does. */
    @ReaderScope
    void take(UUID meeting, UUID circle) {
        readers.current().signedIn();
        meetings.subject(meeting);
        settle(minutes.take(meeting, circle));
    }

    /**
     * Writes a text over the version it builds on. Where another stands there by now, or somebody else took the notes over, it is kept
     * beside that; so this does not refuse, for a refusal would take back what was kept.
     */
    @ReaderScope
    Written write(UUID meeting, UUID circle, UUID item, int version, @Nullable String text, boolean keep) {
        UUID member = readers.current().signedIn();
        meetings.subject(meeting);
        limits.take("minutes", member.toString(), SAVES, Duration.ofMinutes(1));
        Texts texts = new Texts();
        String given = texts.optional("text", text, LONGEST);
        guard.refuse(texts, "text", given);
        texts.check();
        String outcome =
                minutes.write(meeting, circle, item, version, given, ids.next(), keep, Readers.stored(clock.instant()));
        boolean late = outcome.equals("behind") || outcome.equals("taken");
        if (!late) {
            settle(outcome);
        }
        Minute present = minutes.one(meeting, circle, item);
        return new Written(!late, present == null ? new Minute(circle, item, "", 0) : present);
    }

    /** Earlier texts under an item, the newest first; for those who may write there. */
    @ReaderScope
    List<MinuteRepository.Other> earlier(UUID meeting, UUID circle, UUID item) {
        readers.current().signedIn();
        meetings.subject(meeting);
        MinuteRepository.Layer layer = minutes.layers(meeting).stream()
                .filter(one -> one.circleId().equals(circle))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        if (!layer.writes()) {
            throw new Refusal.NotAllowed();
        }
        return minutes.earlier(meeting, circle, item);
    }

    /** A text that stood beside has been dealt with; it stays among the earlier ones. */
    @ReaderScope
    void settle(UUID meeting, UUID circle, UUID text) {
        readers.current().signedIn();
        meetings.subject(meeting);
        settle(minutes.settle(meeting, circle, text));
    }

    /** Stops all notes of an item, for whoever sits in the circle; hosts lift it. */
    @ReaderScope
    void offRecord(UUID meeting, UUID item, boolean off) {
        readers.current().signedIn();
        meetings.subject(meeting);
        settle(minutes.offRecord(meeting, item, off));
    }

    /** For a follower: how far everything the asker reads has moved. Refuses who does not read the meeting any more. */
    @ReaderScope
    List<MinuteRepository.Moved> state(UUID meeting) {
        meetings.subject(meeting);
        return minutes.state(meeting);
    }

    /**
     * How far everything the asker reads has moved.
     *
     * @param texts those that moved since what was known, each as it stands now; none where nothing was known, or too much moved
     */
    record Moves(List<MinuteRepository.Moved> state, List<Minute> texts) {}

    /** The same, with the texts that moved since; {@code known}: null for who knows nothing yet. */
    @ReaderScope
    Moves moves(UUID meeting, @Nullable Set<MinuteRepository.Moved> known) {
        List<MinuteRepository.Moved> state = state(meeting);
        if (known == null) {
            return new Moves(state, List.of());
        }
        List<String> items = state.stream()
                .filter(one -> !known.contains(one))
                .map(MinuteRepository.Moved::itemId)
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .distinct()
                .toList();
        return new Moves(
                state,
                items.isEmpty() || items.size() > MOST_TOLD
                        ? List.of()
                        : minutes.under(meeting, items.toArray(String[]::new)));
    }

    private static void settle(String outcome) {
        switch (outcome) {
            case "done" -> {}
            case "may-not" -> throw new Refusal.NotAllowed();
            case "state" -> throw new Refusal.Invalid("state", "meeting.over");
            case "off" -> throw new Refusal.Invalid("text", "minutes.off");
            default -> throw new Refusal.NotFound();
        }
    }
}
