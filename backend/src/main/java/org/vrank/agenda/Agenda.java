package org.vrank.agenda;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.meetings.Meetings;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.meetings.Series;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.reports.Reports;
import org.vrank.search.Outbox;

/** The door to agenda items: what stands on an agenda, what waits, and what members propose. */
@Singleton
public class Agenda {
    private static final int MOST_WAITING = 100;

    private final Readers readers;
    private final AgendaRepository items;
    private final Series series;
    private final Meetings meetings;
    private final Seats seats;
    private final Reports reports;
    private final Wording wording;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Agenda(
            Readers readers,
            AgendaRepository items,
            Series series,
            Meetings meetings,
            Seats seats,
            Reports reports,
            Wording wording,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.items = items;
        this.series = series;
        this.meetings = meetings;
        this.seats = seats;
        this.reports = reports;
        this.wording = wording;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What other features build on of an item.
     *
     * @param meeting on whose agenda it stands or where it was closed, or null
     * @param hosted whether the asker hosts its series
     */
    public record Subject(
            UUID id, UUID series, UUID circle, @Nullable UUID meeting, boolean hosted) {}

    /** What stands on the agenda of a meeting, and after that what stood there and went on. */
    @ReaderScope
    List<AgendaItem> ofMeeting(UUID meeting) {
        meetings.subject(meeting);
        return items.ofMeeting(meeting);
    }

    /** What was proposed for a series, and what is parked. */
    @ReaderScope
    List<AgendaItem> waiting(UUID id) {
        series.subject(id);
        return items.waiting(id);
    }

    @ReaderScope
    AgendaItem get(UUID id) {
        readers.current();
        AgendaItem item = items.find(id);
        if (item == null) {
            throw new Refusal.NotFound();
        }
        return item;
    }

    /** An item as something to work on, for whoever reads its circle. */
    @ReaderScope
    public Subject subject(UUID id) {
        AgendaItem item = get(id);
        return new Subject(id, item.seriesId(), item.circleId(), item.meetingId(), hosts(item));
    }

    @ReaderScope
    boolean hosts(AgendaItem item) {
        return series.subject(item.seriesId()).hosted();
    }

    @ReaderScope
    List<AgendaItem> mergedInto(UUID id) {
        readers.current();
        return items.mergedInto(id);
    }

    @ReaderScope
    List<AgendaRepository.Step> steps(UUID id) {
        readers.current();
        return items.steps(id);
    }

    /** The reports these items are about, as far as the asker reads them. */
    @ReaderScope
    List<AgendaRepository.Link> links(Collection<UUID> ofItems) {
        readers.current();
        return items.links(texts(ofItems));
    }

    /** Items by id that the asker reads, for search. */
    @ReaderScope
    List<AgendaRepository.Hit> read(Collection<UUID> wanted) {
        readers.current();
        return items.hits(texts(wanted));
    }

    /** Proposes an item, with a report it is about; a host lays it straight on a meeting's agenda by naming one. */
    @ReaderScope
    UUID propose(UUID id, Wording.Given given, @Nullable UUID report, @Nullable UUID meeting) {
        readers.current().signedIn();
        Series.Subject subject = series.subject(id);
        Wording.Checked checked = wording.check(subject.circle(), subject.hosted(), given);
        UUID laid = subject.hosted() ? meeting : null;
        if (laid != null && !fits(laid, id)) {
            throw new Refusal.Invalid("meeting", "agenda.meeting");
        }
        if (report != null) {
            readable(report);
        }
        if (!subject.hosted() && items.waiting(id).size() >= MOST_WAITING) {
            throw new Refusal.Invalid("title", "agenda.too-many", MOST_WAITING);
        }
        UUID made = idempotency.once("agenda-items", id + " " + given + " " + report + " " + meeting, () -> {
            UUID item = ids.next();
            items.add(
                    item,
                    subject.circle(),
                    id,
                    laid,
                    checked.seat(),
                    checked.kind(),
                    checked.language(),
                    checked.title(),
                    checked.text(),
                    checked.minutes(),
                    laid == null ? "proposed" : "planned",
                    today());
            if (report != null) {
                items.link(item, subject.circle(), report);
            }
            return item;
        });
        outbox.changed();
        return made;
    }

    /** Words an item anew: hosts, and its own seat while it is only proposed. */
    @ReaderScope
    AgendaItem change(UUID id, int version, Wording.Given given) {
        AgendaItem item = workable(id);
        Wording.Checked checked = wording.check(item.circleId(), hosts(item), given);
        UUID seat = hosts(item) && given.seat() != null ? checked.seat() : item.seatId();
        if (items.change(
                        id,
                        version,
                        seat,
                        checked.kind(),
                        checked.language(),
                        checked.title(),
                        checked.text(),
                        checked.minutes())
                == 0) {
            throw new Refusal.Conflict(null);
        }
        outbox.changed();
        return get(id);
    }

    /** An item the asker may work on: a host's, or the own while it is only proposed. */
    @ReaderScope
    AgendaItem workable(UUID id) {
        readers.current().signedIn();
        AgendaItem item = get(id);
        if (!hosts(item)) {
            Seat seat = seats.of(item.circleId(), readers.current().language()).get(item.seatId());
            if (!item.proposed() || seat == null || !seat.mine()) {
                throw new Refusal.NotAllowed();
            }
        }
        return item;
    }

    /** Whether an item of a series can stand on the agenda of this meeting. */
    @ReaderScope
    boolean fits(UUID meeting, UUID seriesId) {
        try {
            Meetings.Subject subject = meetings.subject(meeting);
            return subject.series().equals(seriesId) && !subject.over();
        } catch (Refusal.NotFound absent) {
            return false;
        }
    }

    /** Refuses a report that the asker does not read, as one that does not exist. */
    @ReaderScope
    void readable(UUID report) {
        try {
            reports.subject(report);
        } catch (Refusal.NotFound | Refusal.Gone absent) {
            throw new Refusal.Invalid("report", "field.reference");
        }
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
