package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachments;
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
    private static final String LIST = "reports";

    private final Readers readers;
    private final ReportRepository reports;
    private final ManuscriptRepository manuscripts;
    private final Checkpoint checkpoint;
    private final Attachments attachments;
    private final Origins origins;
    private final Ledger ledger;
    private final Json json;
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
            Attachments attachments,
            Origins origins,
            Ledger ledger,
            Json json,
            Idempotency idempotency,
            Cursors cursors,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.reports = reports;
        this.manuscripts = manuscripts;
        this.checkpoint = checkpoint;
        this.attachments = attachments;
        this.origins = origins;
        this.ledger = ledger;
        this.json = json;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a list is narrowed to, by facet; a facet without values means all. */
    record Wanted(Map<String, Set<String>> values) {
        private String[] of(String facet) {
            return values.getOrDefault(facet, Set.of()).toArray(String[]::new);
        }

        /** As the database keeps what it finds in answers and claims. */
        private String[] found(String facet) {
            return values.getOrDefault(facet, Set.of()).stream()
                    .map(value -> facet + ":" + value)
                    .toArray(String[]::new);
        }

        private boolean allows(UUID circle) {
            Set<String> circles = values.getOrDefault("circle", Set.of());
            return circles.isEmpty() || circles.contains(circle.toString());
        }
    }

    /** The newest of the asking viewer's circles, or of those named; other circles' names give nothing. */
    @ReaderScope
    Page<Report> list(Wanted wanted, @Nullable String cursor, int limit) {
        Viewer viewer = readers.current();
        Cursors.Place before = cursors.read(LIST, cursor);
        String[] circles = viewer.circles().stream()
                .filter(wanted::allows)
                .map(UUID::toString)
                .toArray(String[]::new);
        List<Report> found = reports.newest(
                circles,
                wanted.of("kind"),
                wanted.of("theme"),
                wanted.of("setting"),
                wanted.of("language"),
                wanted.of("place"),
                wanted.found("target-group"),
                wanted.found("prevention-level"),
                wanted.found("year"),
                wanted.found("evidence"),
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

    /**
     * What other features build on of a report.
     *
     * @param named whether it was published under a name
     * @param mine whether the asking member wrote it
     */
    public record Subject(UUID id, UUID circle, String language, String title, boolean named, boolean mine) {}

    /** A report as something to speak about, to a reader of its circle; the same refusals as for reading it. */
    @ReaderScope
    public Subject subject(UUID id) {
        Report report = get(id);
        return new Subject(id, report.circleId(), report.language(), report.title(), report.author() != null, mine(id));
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
        return publish(manuscript, version, false);
    }

    /** The same where somebody looked at all warnings elsewhere, before the text came here. */
    @ReaderScope
    public UUID publish(UUID manuscript, int version, boolean reviewed) {
        UUID member = readers.current().signedIn();
        UUID made = idempotency.once(
                "reports", manuscript + " " + version, () -> publishOnce(member, manuscript, version, reviewed));
        outbox.changed();
        return made;
    }

    /** Where a manuscript would say it comes from if it were published now: null while circle or name level is open. */
    @ReaderScope
    Origins.@Nullable Origin origin(Manuscript m) {
        readers.current().signedIn();
        return m.circleId() == null || m.nameLevel() == null || Handover.LEVELS.contains(m.nameLevel())
                ? null
                : origins.of(m.circleId(), "named".equals(m.nameLevel()), m.language());
    }

    /** When a published report appears: null when it can be read now. */
    @ReaderScope
    @Nullable
    Instant appears(UUID id) {
        return reports.appears(id);
    }

    private UUID publishOnce(UUID member, UUID manuscriptId, int version, boolean reviewed) {
        Manuscript m = manuscripts.lock(manuscriptId);
        if (m == null) {
            throw new Refusal.NotFound();
        }
        if (m.version() != version) {
            throw new Refusal.Conflict(ManuscriptController.view(m));
        }
        UUID circle = checkpoint.check(readers.current(), m, reviewed);
        if (m.revises() != null) {
            throw new Refusal.Invalid("manuscript", "report.revises");
        }
        boolean named = "named".equals(m.nameLevel());
        Origins.Origin origin = origins.of(circle, named, m.language());
        Instant now = Readers.stored(clock.instant());
        Instant published = named ? now : Origins.nextMorning(now);
        UUID id = ids.next();
        reports.publish(
                id,
                manuscriptId,
                json.write(ledger.published(m.claims(), origin.root(), origin.organisation() != null)),
                origin.organisation(),
                origin.region(),
                named,
                published);
        if (named) {
            reports.sign(id, circle, member);
        }
        reports.keep(id, circle, member);
        attachments.publish(manuscriptId, id, circle);
        reports.announce(circle, id, named, published);
        manuscripts.remove(manuscriptId);
        return id;
    }

    /** Takes a report back: its text goes, date and reason stay for those who could read it. Its author only. */
    @ReaderScope
    public void withdraw(UUID id, @Nullable String reason, @Nullable List<String> answered) {
        readers.current().signedIn();
        Texts texts = new Texts();
        String given = texts.required("reason", reason, 500);
        Report written = reports.find(id);
        checkpoint.guard(
                texts, "reason", given, written == null ? "nl" : written.language(), Answered.keys(texts, answered));
        texts.check();
        if (!reports.withdraw(id, LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS), given)) {
            if (reports.find(id) != null) {
                throw new Refusal.NotAllowed();
            }
            get(id);
        }
        outbox.changed();
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
