package org.vrank.agenda;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.meetings.Meetings;
import org.vrank.platform.Clocks;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to where an item stands: on an agenda and in which place, parked, part of another one, or closed. */
@Singleton
class Placements {
    private final Readers readers;
    private final Agenda agenda;
    private final AgendaRepository items;
    private final Meetings meetings;
    private final Guard guard;
    private final Outbox outbox;
    private final Clock clock;

    Placements(
            Readers readers,
            Agenda agenda,
            AgendaRepository items,
            Meetings meetings,
            Guard guard,
            Outbox outbox,
            Clock clock) {
        this.readers = readers;
        this.agenda = agenda;
        this.items = items;
        this.meetings = meetings;
        this.guard = guard;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Brings an item into another state: hosts; its own seat takes it back while it is only proposed.
     *
     * @param meeting where it is planned, the next one where it is null
     * @param target into which it is merged, or null
     */
    @ReaderScope
    AgendaItem place(
            UUID id,
            int version,
            @Nullable String state,
            @Nullable UUID meeting,
            @Nullable UUID target,
            @Nullable String because) {
        AgendaItem item = agenda.workable(id);
        boolean hosted = agenda.hosts(item);
        boolean own = "withdrawn".equals(state);
        if (!own && !hosted) {
            throw new Refusal.NotAllowed();
        }
        Texts texts = new Texts();
        String reason = texts.optional("because", because, 500);
        guard.refuse(texts, "because", reason);
        if (state == null || !item.canBecome(state)) {
            texts.reject("state", "agenda.state");
        }
        texts.check();
        UUID at = "closed".equals(state) ? item.meetingId() : null;
        if ("planned".equals(state)) {
            at = meeting == null ? items.next(item.seriesId()) : meeting;
            if (at == null || !agenda.fits(at, item.seriesId())) {
                throw new Refusal.Invalid("meeting", "agenda.meeting");
            }
        }
        if ("merged".equals(state)) {
            if (item.approves() != null) {
                throw new Refusal.Invalid("state", "agenda.approval");
            }
            AgendaItem into = target == null || target.equals(id) ? null : items.find(target);
            if (into == null
                    || !into.seriesId().equals(item.seriesId())
                    || !Set.of("planned", "parked", "closed").contains(into.state())) {
                throw new Refusal.Invalid("into", "agenda.target");
            }
        }
        if (items.place(id, version, String.valueOf(state), at, "merged".equals(state) ? target : null, reason, today())
                == 0) {
            throw new Refusal.Conflict(null);
        }
        outbox.changed();
        return agenda.get(id);
    }

    /** Puts the items of a meeting in this order; hosts only. */
    @ReaderScope
    void order(UUID meeting, List<UUID> wanted) {
        readers.current().signedIn();
        if (!meetings.subject(meeting).hosted()) {
            throw new Refusal.NotAllowed();
        }
        if (wanted.isEmpty() || wanted.size() > 500) {
            throw new Refusal.Invalid("items", "field.type");
        }
        items.order(meeting, Agenda.texts(wanted));
        outbox.changed();
    }

    /** Shows an item to the guests of its meeting, or no longer; hosts only. On another agenda that has to be said again. */
    @ReaderScope
    void show(UUID id, boolean shown) {
        readers.current().signedIn();
        AgendaItem item = agenda.get(id);
        if (!agenda.hosts(item)) {
            throw new Refusal.NotAllowed();
        }
        if (shown && item.kind().equals("candid")) {
            throw new Refusal.Invalid("shown", "agenda.guests");
        }
        if (items.show(id, shown) == 0) {
            throw new Refusal.Invalid("shown", "agenda.no-meeting");
        }
    }

    /** Says that an item is about a report too. */
    @ReaderScope
    void link(UUID id, @Nullable UUID report) {
        AgendaItem item = agenda.workable(id);
        if (report == null) {
            throw new Refusal.Invalid("report", "field.reference");
        }
        agenda.readable(report);
        items.link(id, item.circleId(), report);
    }

    @ReaderScope
    void unlink(UUID id, UUID report) {
        agenda.workable(id);
        if (items.unlink(id, report) == 0) {
            throw new Refusal.NotFound();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
