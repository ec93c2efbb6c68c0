package org.vrank.minutes;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.agenda.Agenda;
import org.vrank.guard.Guard;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.meetings.Series;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to what seats promised to do. */
@Singleton
class Actions {
    private static final Set<String> STATES = Set.of("open", "done", "dropped");

    private final Readers readers;
    private final OutcomeRepository outcomes;
    private final Agenda agenda;
    private final Series series;
    private final Seats seats;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Actions(
            Readers readers,
            OutcomeRepository outcomes,
            Agenda agenda,
            Series series,
            Seats seats,
            Guard guard,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.outcomes = outcomes;
        this.agenda = agenda;
        this.series = series;
        this.seats = seats;
        this.guard = guard;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a host writes down. */
    record Given(
            @Nullable String language,
            @Nullable String text,
            @Nullable UUID seat,
            @Nullable LocalDate until,
            Set<String> answered) {}

    /**
     * Which of a series are wanted; what is null narrows nothing.
     *
     * @param state open, done, dropped, or late: open and past its day
     */
    record Wanted(
            @Nullable String state,
            @Nullable UUID seat,
            @Nullable UUID meeting,
            @Nullable UUID item) {}

    /** Those of a series, what is open first, by their day. */
    @ReaderScope
    List<Action> of(UUID id, Wanted wanted) {
        series.subject(id);
        boolean late = "late".equals(wanted.state());
        return outcomes.actions(
                id,
                late ? "open" : wanted.state(),
                late ? today() : null,
                wanted.seat(),
                wanted.meeting(),
                wanted.item());
    }

    /** The open ones of the asker's seats, in all series. */
    @ReaderScope
    List<Action> own() {
        readers.current().signedIn();
        return outcomes.own();
    }

    /** Writes down what a seat promised under an item that stands, or stood, on an agenda; hosts only. */
    @ReaderScope
    UUID add(UUID item, Given given) {
        readers.current().signedIn();
        Agenda.Subject subject = agenda.subject(item);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        Checked checked = check(subject.circle(), given, given.language(), null);
        UUID meeting = subject.meeting();
        if (meeting == null) {
            throw new Refusal.Invalid("item", "agenda.no-meeting");
        }
        UUID made = idempotency.once("actions", item + " " + given, () -> {
            UUID id = ids.next();
            outcomes.addAction(
                    id,
                    subject.circle(),
                    subject.series(),
                    item,
                    meeting,
                    checked.language(),
                    checked.text(),
                    checked.seat(),
                    checked.until());
            return id;
        });
        outbox.changed();
        return made;
    }

    /** Words it anew, gives it more time or another seat; hosts only. */
    @ReaderScope
    Action change(UUID id, int version, Given given) {
        readers.current().signedIn();
        Action action = get(id);
        if (!series.subject(action.seriesId()).hosted()) {
            throw new Refusal.NotAllowed();
        }
        Checked checked = check(action.circleId(), given, action.language(), action);
        if (outcomes.changeAction(id, version, checked.text(), checked.seat(), checked.until()) == 0) {
            throw new Refusal.Conflict(null);
        }
        outbox.changed();
        return get(id);
    }

    /** Says that it is done, dropped, or open again: whoever holds its seat, and hosts. */
    @ReaderScope
    Action settle(UUID id, int version, @Nullable String state) {
        readers.current().signedIn();
        Action action = get(id);
        if (!series.subject(action.seriesId()).hosted() && !mine(action)) {
            throw new Refusal.NotAllowed();
        }
        if (state == null || !STATES.contains(state)) {
            throw new Refusal.Invalid("state", "field.choice", "open, done, dropped");
        }
        if (outcomes.settle(id, version, state, state.equals("open") ? null : today()) == 0) {
            throw new Refusal.Conflict(null);
        }
        outbox.changed();
        return get(id);
    }

    @ReaderScope
    Action get(UUID id) {
        readers.current();
        Action action = outcomes.action(id);
        if (action == null) {
            throw new Refusal.NotFound();
        }
        return action;
    }

    @ReaderScope
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }

    private boolean mine(Action action) {
        Seat seat = seats.of(action.circleId(), readers.current().language()).get(action.seatId());
        return seat != null && seat.mine();
    }

    private record Checked(String language, String text, UUID seat, LocalDate until) {}

    /** A seat that was promised before may keep its action, also when nobody holds it now. */
    private Checked check(UUID circle, Given given, @Nullable String language, @Nullable Action before) {
        Texts texts = new Texts();
        String text = texts.required("text", given.text(), 1000);
        if (language == null || !Decisions.LANGUAGES.contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        } else {
            guard.pass(texts, "text", text, language, given.answered());
        }
        UUID wanted = given.seat();
        if (before == null || !before.seatId().equals(wanted)) {
            Map<UUID, Seat> all = seats.of(circle, readers.current().language());
            Seat seat = wanted == null ? null : all.get(wanted);
            if (seat == null || seat.name() == null) {
                texts.reject("seat", "field.reference");
            }
        }
        LocalDate until = given.until();
        if (until == null
                || (until.isBefore(today())
                        && (before == null || !before.until().equals(until)))) {
            texts.reject("until", "minutes.past");
        }
        texts.day("until", until);
        texts.check();
        return new Checked(
                String.valueOf(language), text, Objects.requireNonNull(wanted), Objects.requireNonNull(until));
    }
}
