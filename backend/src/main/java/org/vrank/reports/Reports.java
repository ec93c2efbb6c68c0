package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.FindingKind;
import org.vrank.people.HeldSeat;
import org.vrank.people.Members;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Cursors;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Viewer;
import org.vrank.search.Outbox;

/** The door to the library: publishing, reading, lists and withdrawing. */
@Singleton
public class Reports {
    /** Among fewer of a circle's readers, the name of an organisation or a region would point at somebody. */
    private static final int ENOUGH_COMPANY = 5;

    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final String LIST = "reports";

    private final Readers readers;
    private final ReportRepository reports;
    private final ManuscriptRepository manuscripts;
    private final Checkpoint checkpoint;
    private final Members members;
    private final Organisations organisations;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Reports(
            Readers readers,
            ReportRepository reports,
            ManuscriptRepository manuscripts,
            Checkpoint checkpoint,
            Members members,
            Organisations organisations,
            Idempotency idempotency,
            Cursors cursors,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.reports = reports;
        this.manuscripts = manuscripts;
        this.checkpoint = checkpoint;
        this.members = members;
        this.organisations = organisations;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a list is narrowed to; empty means all. */
    record Wanted(List<UUID> circles, List<String> kinds, List<String> themes, List<String> languages) {}

    /** The newest of the asking viewer's circles, or of those named; other circles' names give nothing. */
    @ReaderScope
    Page<Report> list(Wanted wanted, @Nullable String cursor, int limit) {
        Viewer viewer = readers.current();
        Cursors.Place before = cursors.read(LIST, cursor);
        String[] circles = viewer.circles().stream()
                .filter(c -> wanted.circles().isEmpty() || wanted.circles().contains(c))
                .map(UUID::toString)
                .toArray(String[]::new);
        List<Report> found = reports.newest(
                circles,
                wanted.kinds().toArray(String[]::new),
                wanted.themes().toArray(String[]::new),
                wanted.languages().toArray(String[]::new),
                before == null ? null : before.published(),
                before == null ? null : before.id(),
                limit + 1);
        if (found.size() <= limit) {
            return Page.whole(found);
        }
        Report last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), cursors.write(LIST, new Cursors.Place(last.published(), last.id())));
    }

    /** One report, to a reader of its circle; a withdrawn one is gone, with date and reason. */
    @ReaderScope
    Report get(UUID id) {
        readers.current();
        Report report = reports.find(id);
        if (report != null) {
            return report;
        }
        ReportRepository.Withdrawn withdrawn = reports.withdrawn(id);
        if (withdrawn != null) {
            throw new Refusal.Gone(withdrawn.withdrawn(), withdrawn.reason());
        }
        throw new Refusal.NotFound();
    }

    /** Whether the asking member wrote it. */
    @ReaderScope
    boolean mine(UUID id) {
        return readers.current().member() != null && reports.mine(id);
    }

    /** Everything the asking member published, also what appears tomorrow and what lies in circles since left. */
    @ReaderScope
    List<ReportRepository.Own> own() {
        readers.current().signedIn();
        return reports.own();
    }

    /** Publishes a manuscript of the asking member in the state of that version. */
    @ReaderScope
    public UUID publish(UUID manuscript, int version) {
        UUID member = readers.current().signedIn();
        UUID made =
                idempotency.once("reports", manuscript + " " + version, () -> publishOnce(member, manuscript, version));
        outbox.changed();
        return made;
    }

    /** When a published report appears: null when it can be read now. */
    @ReaderScope
    @Nullable
    Instant appears(UUID id) {
        return reports.own().stream()
                .filter(own -> own.id().equals(id) && !own.readable())
                .map(ReportRepository.Own::published)
                .findFirst()
                .orElse(null);
    }

    private UUID publishOnce(UUID member, UUID manuscriptId, int version) {
        Manuscript m = manuscripts.lock(manuscriptId);
        if (m == null) {
            throw new Refusal.NotFound();
        }
        if (m.version() != version) {
            throw new Refusal.Conflict(ManuscriptController.view(m));
        }
        UUID circle = checkpoint.check(readers.current(), m);
        HeldSeat seat = members.seats().stream().findFirst().orElseThrow(Refusal.NotAllowed::new);
        Organisation root = organisations.find(seat.rootId());
        if (root == null) {
            throw new Refusal.NotAllowed();
        }
        boolean named = "named".equals(m.nameLevel());
        ReportRepository.Company company = reports.company(circle, root.id());
        boolean nameOrganisation = named || company.fromOrganisation() >= ENOUGH_COMPANY;
        boolean nameRegion = root.region() != null && company.fromRegion() >= ENOUGH_COMPANY;
        Instant now = Readers.stored(clock.instant());
        Instant published = named ? now : nextMorning(now);
        UUID id = ids.next();
        reports.publish(
                id,
                manuscriptId,
                nameOrganisation ? root.id() : null,
                nameOrganisation ? null : nameRegion ? root.region() : "belgium",
                named,
                published);
        if (named) {
            reports.sign(id, circle, member, members.name());
        }
        reports.keep(id, circle, member);
        reports.announce(circle, id, named, published);
        manuscripts.remove(manuscriptId);
        return id;
    }

    /** Takes a report back: its text goes, date and reason stay for those who could read it. Its author only. */
    @ReaderScope
    void withdraw(UUID id, @Nullable String reason) {
        readers.current().signedIn();
        Texts texts = new Texts();
        String given = texts.required("reason", reason, 500);
        for (FindingKind kind : checkpoint.stops(given)) {
            texts.reject("reason", "guard." + kind.code());
        }
        texts.check();
        if (!reports.withdraw(id, LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS), given)) {
            if (reports.find(id) != null) {
                throw new Refusal.NotAllowed();
            }
            get(id);
        }
        outbox.changed();
    }

    private static Instant nextMorning(Instant now) {
        return LocalDate.ofInstant(now, Clocks.BRUSSELS)
                .plusDays(1)
                .atTime(MORNING)
                .atZone(Clocks.BRUSSELS)
                .toInstant();
    }

    /** Reports by id, of the asking viewer's circles, for search. */
    @ReaderScope
    Map<UUID, Report> read(java.util.Collection<UUID> wanted) {
        String[] circles =
                readers.current().circles().stream().map(UUID::toString).toArray(String[]::new);
        String[] asked = wanted.stream().map(UUID::toString).toArray(String[]::new);
        return reports.read(asked, circles).stream()
                .collect(java.util.stream.Collectors.toMap(Report::id, java.util.function.Function.identity()));
    }
}
