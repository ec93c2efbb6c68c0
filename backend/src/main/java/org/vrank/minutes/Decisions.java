package org.vrank.minutes;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.agenda.Agenda;
import org.vrank.guard.Guard;
import org.vrank.meetings.Meetings;
import org.vrank.meetings.Series;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to what meetings decided. */
@Singleton
class Decisions {
    private static final Set<String> STATES = Set.of("standing", "replaced");
    static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");

    private final Readers readers;
    private final OutcomeRepository outcomes;
    private final Agenda agenda;
    private final Series series;
    private final Meetings meetings;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Decisions(
            Readers readers,
            OutcomeRepository outcomes,
            Agenda agenda,
            Series series,
            Meetings meetings,
            Guard guard,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.outcomes = outcomes;
        this.agenda = agenda;
        this.series = series;
        this.meetings = meetings;
        this.guard = guard;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a host writes down; {@code review} is the day on which the group looks at it again, or null. */
    record Given(
            @Nullable String language,
            @Nullable String text,
            @Nullable String reasons,
            @Nullable LocalDate review,
            Set<String> answered) {}

    /** Those of a series, the newest first, narrowed to what is not null. */
    @ReaderScope
    List<Decision> of(UUID id, @Nullable String state, @Nullable UUID meeting, @Nullable UUID item) {
        series.subject(id);
        return outcomes.decisions(id, state, meeting, item);
    }

    /** Writes down what was decided under an item that stands, or stood, on an agenda; hosts only. */
    @ReaderScope
    UUID add(UUID item, Given given) {
        readers.current().signedIn();
        Agenda.Subject subject = agenda.subject(item);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        Given checked = check(given);
        UUID meeting = subject.meeting();
        if (meeting == null) {
            throw new Refusal.Invalid("item", "agenda.no-meeting");
        }
        UUID made = idempotency.once("decisions", item + " " + given, () -> {
            UUID id = ids.next();
            outcomes.addDecision(
                    id,
                    subject.circle(),
                    subject.series(),
                    item,
                    meeting,
                    String.valueOf(checked.language()),
                    String.valueOf(checked.text()),
                    String.valueOf(checked.reasons()),
                    checked.review(),
                    dayOf(meeting));
            return id;
        });
        outbox.changed();
        return made;
    }

    /** Words it anew, gives it another day, or says that another one took its place; hosts only. */
    @ReaderScope
    Decision change(UUID id, int version, Given given, @Nullable String state) {
        readers.current().signedIn();
        Decision decision = get(id);
        if (!series.subject(decision.seriesId()).hosted()) {
            throw new Refusal.NotAllowed();
        }
        String wanted = state == null ? decision.state() : state;
        if (!STATES.contains(wanted)) {
            throw new Refusal.Invalid("state", "field.choice", "standing, replaced");
        }
        Given checked =
                check(new Given(decision.language(), given.text(), given.reasons(), given.review(), given.answered()));
        if (outcomes.changeDecision(
                        id,
                        version,
                        String.valueOf(checked.text()),
                        String.valueOf(checked.reasons()),
                        checked.review(),
                        wanted)
                == 0) {
            throw new Refusal.Conflict(null);
        }
        outbox.changed();
        return get(id);
    }

    @ReaderScope
    Decision get(UUID id) {
        readers.current();
        Decision decision = outcomes.decision(id);
        if (decision == null) {
            throw new Refusal.NotFound();
        }
        return decision;
    }

    private Given check(Given given) {
        Texts texts = new Texts();
        String text = texts.required("text", given.text(), 2000);
        String reasons = texts.optional("reasons", given.reasons(), 2000);
        String language = given.language();
        if (language == null || !LANGUAGES.contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, de, en");
        } else {
            guard.pass(texts, "text", text, language, given.answered());
            guard.pass(texts, "reasons", reasons, language, given.answered());
        }
        texts.day("review", given.review());
        texts.check();
        return new Given(language, text, reasons, given.review(), given.answered());
    }

    /** What is written down later was decided at its meeting; before that day nothing was. */
    private LocalDate dayOf(UUID meeting) {
        LocalDate held = meetings.subject(meeting).day();
        return held.isBefore(today()) ? held : today();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
