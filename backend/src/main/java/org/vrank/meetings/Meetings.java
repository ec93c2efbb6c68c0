package org.vrank.meetings;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Clocks;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to single meetings: their day and place, their end, and what becomes of what they did not finish. */
@Singleton
public class Meetings {
    private final Readers readers;
    private final MeetingRepository meetings;
    private final Series series;
    private final Venues venues;
    private final Guard guard;
    private final Outbox outbox;
    private final ApplicationEventPublisher<MeetingMoved> moved;
    private final Clock clock;

    Meetings(
            Readers readers,
            MeetingRepository meetings,
            Series series,
            Venues venues,
            Guard guard,
            Outbox outbox,
            ApplicationEventPublisher<MeetingMoved> moved,
            Clock clock) {
        this.readers = readers;
        this.meetings = meetings;
        this.series = series;
        this.venues = venues;
        this.guard = guard;
        this.outbox = outbox;
        this.moved = moved;
        this.clock = clock;
    }

    /** What a host enters. */
    record Given(
            @Nullable LocalDate day,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable List<String> languages,
            @Nullable String place,
            @Nullable String link) {}

    /**
     * What other features build on of a meeting.
     *
     * @param hosted whether the asker hosts it
     * @param over whether it was held or cancelled
     */
    public record Subject(UUID id, UUID series, UUID circle, LocalDate day, boolean hosted, boolean over) {}

    /** The meetings of a series, the latest first. */
    @ReaderScope
    List<Meeting> of(UUID seriesId) {
        readers.current();
        return meetings.of(seriesId);
    }

    /** Those to come, the next first, of all series the asker reads. */
    @ReaderScope
    List<Meeting> coming() {
        readers.current();
        return meetings.since(today());
    }

    /** One meeting, for whoever reads its circle. */
    @ReaderScope
    public Meeting get(UUID id) {
        readers.current();
        Meeting meeting = meetings.find(id);
        if (meeting == null) {
            throw new Refusal.NotFound();
        }
        return meeting;
    }

    /** A meeting as something to work on, for whoever reads its circle. */
    @ReaderScope
    public Subject subject(UUID id) {
        Meeting meeting = get(id);
        return new Subject(
                id,
                meeting.seriesId(),
                meeting.circleId(),
                meeting.day(),
                series.hosts(meeting.circleId()),
                !meeting.planned());
    }

    /** Moves a meeting, or changes its place; hosts only. */
    @ReaderScope
    Meeting change(UUID id, int version, Given given) {
        readers.current().signedIn();
        Meeting meeting = get(id);
        hostsOnly(meeting);
        Texts texts = new Texts();
        LocalDate day = given.day() == null ? meeting.day() : given.day();
        if (day.isBefore(today()) && !day.equals(meeting.day())) {
            texts.reject("day", "meeting.past");
        }
        texts.day("day", day);
        Venues.Venue venue =
                venues.take(texts, given.begins(), given.minutes(), given.languages(), given.place(), given.link());
        texts.check();
        if (!meeting.planned()) {
            throw new Refusal.Invalid("version", "meeting.over");
        }
        if (meetings.change(
                        id,
                        version,
                        day,
                        venue.begins(),
                        venue.minutes(),
                        venue.languages(),
                        venue.place(),
                        venue.link())
                == 0) {
            throw new Refusal.Conflict(null);
        }
        Meeting changed = get(id);
        if (!changed.start().equals(meeting.start())
                || changed.minutes() != meeting.minutes()
                || !changed.place().equals(meeting.place())
                || !changed.link().equals(meeting.link())) {
            moved.publishEvent(new MeetingMoved(id));
        }
        return changed;
    }

    /** The meeting is over: what it did not finish goes on to the next; hosts only. */
    @ReaderScope
    Meeting close(UUID id) {
        return end(id, "held", "");
    }

    /** The meeting does not take place; what was to be spoken about goes on to the next. Hosts only. */
    @ReaderScope
    Meeting cancel(UUID id, @Nullable String reason) {
        readers.current().signedIn();
        hostsOnly(get(id));
        Texts texts = new Texts();
        String because = texts.required("reason", reason, 500);
        guard.refuse(texts, "reason", because);
        texts.check();
        Meeting cancelled = end(id, "cancelled", because);
        moved.publishEvent(new MeetingMoved(id));
        return cancelled;
    }

    private Meeting end(UUID id, String outcome, String because) {
        readers.current().signedIn();
        switch (meetings.end(id, outcome, because, today())) {
            case "done" -> outbox.changed();
            case "host" -> throw new Refusal.NotAllowed();
            case "state" -> throw new Refusal.Invalid("state", "meeting.over");
            default -> throw new Refusal.NotFound();
        }
        return get(id);
    }

    private void hostsOnly(Meeting meeting) {
        if (!series.hosts(meeting.circleId())) {
            throw new Refusal.NotAllowed();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
