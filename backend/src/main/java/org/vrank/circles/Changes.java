package org.vrank.circles;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.HeldSeat;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** Who joined and left a circle since its asking member last looked, or since a report of theirs was published there. */
@Singleton
class Changes {
    private final Readers readers;
    private final ChangeRepository changes;
    private final Organisations organisations;

    Changes(Readers readers, ChangeRepository changes, Organisations organisations) {
        this.readers = readers;
        this.changes = changes;
        this.organisations = organisations;
    }

    record Change(
            UUID id,
            String name,
            boolean joined,
            LocalDate on,
            @Nullable String seat,
            @Nullable String organisation) {}

    record Own(UUID id, String title, String language, LocalDate published) {}

    record Since(LocalDate since, List<Change> changes, List<Own> own) {}

    /**
     * The changes in a circle the asking member reads.
     *
     * @param report a report of the asking member's own in this circle, or null for since they last looked
     */
    @ReaderScope
    Since of(UUID circle, @Nullable UUID report) {
        readers.current().signedIn();
        Instant since = readers.current().reads(circle) ? changes.since(circle, report) : null;
        if (since == null) {
            throw new Refusal.NotFound();
        }
        Language language = readers.current().language();
        Map<UUID, Organisation> units = organisations.byId();
        return new Since(
                day(since),
                changes.changes(circle, report).stream()
                        .map(c -> new Change(
                                c.memberId(),
                                c.name(),
                                c.joined(),
                                day(c.at()),
                                c.seatKind() == null
                                        ? null
                                        : HeldSeat.title(language, c.seatKind(), c.titleNl(), c.titleFr(), c.titleEn()),
                                c.organisationId() == null
                                        ? null
                                        : Organisation.fullName(units, c.organisationId(), language)))
                        .toList(),
                changes.own(circle).stream()
                        .map(r -> new Own(r.id(), r.title(), r.language(), day(r.published())))
                        .toList());
    }

    /** From now on only what happens after this moment is new. */
    @ReaderScope
    void looked(UUID circle) {
        UUID member = readers.current().signedIn();
        if (!readers.current().reads(circle) || changes.since(circle, null) == null) {
            throw new Refusal.NotFound();
        }
        changes.look(member, circle);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Clocks.BRUSSELS);
    }
}
