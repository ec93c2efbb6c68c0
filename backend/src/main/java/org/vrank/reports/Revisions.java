package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachments;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/**
 * The door to what an author does with a published report: revise it, add to it. Readers see that it changed, when, why and
 * how; an author who must can take the earlier text away, and readers see that too. What a report without a name gets, it
 * gets the next morning.
 */
@Singleton
public class Revisions {
    /** Longest note on what changed, in UTF-16 characters. */
    static final int LONGEST_NOTE = 300;

    /** Longest addendum, in UTF-16 characters. */
    static final int LONGEST_ADDENDUM = 5_000;

    private static final int MOST_REVISIONS = 200;
    private static final int MOST_ADDENDA = 50;
    private static final int SHOWN = 20;

    private final Readers readers;
    private final RevisionRepository revisions;
    private final Reports reports;
    private final ReportRepository library;
    private final Manuscripts desk;
    private final ManuscriptRepository manuscripts;
    private final Checkpoint checkpoint;
    private final Attachments attachments;
    private final Origins origins;
    private final Ledger ledger;
    private final Json json;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Revisions(
            Readers readers,
            RevisionRepository revisions,
            Reports reports,
            ReportRepository library,
            Manuscripts desk,
            ManuscriptRepository manuscripts,
            Checkpoint checkpoint,
            Attachments attachments,
            Origins origins,
            Ledger ledger,
            Json json,
            Idempotency idempotency,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.revisions = revisions;
        this.reports = reports;
        this.library = library;
        this.desk = desk;
        this.manuscripts = manuscripts;
        this.checkpoint = checkpoint;
        this.attachments = attachments;
        this.origins = origins;
        this.ledger = ledger;
        this.json = json;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** The asking member's own text; for others' the same refusals as for reading and withdrawing. */
    @ReaderScope
    RevisionRepository.OwnText own(UUID id) {
        readers.current().signedIn();
        RevisionRepository.OwnText own = revisions.own(id);
        if (own == null) {
            reports.get(id);
            throw new Refusal.NotAllowed();
        }
        return own;
    }

    /** What the asking member added to a report of theirs, also what appears tomorrow; oldest first. */
    @ReaderScope
    List<RevisionRepository.OwnAddendum> ownAddenda(UUID id) {
        own(id);
        return revisions.ownAddenda(id);
    }

    /** A text of one's own that may be written to: in a circle the author still reads. Held until the transaction ends. */
    @ReaderScope
    RevisionRepository.OwnText writable(UUID id) {
        if (readers.current().member() != null) {
            revisions.hold(id);
        }
        RevisionRepository.OwnText own = own(id);
        if (!readers.current().reads(own.circleId())) {
            throw new Refusal.NotAllowed();
        }
        return own;
    }

    /** Lays the text on the desk to be revised: what lies there for it already, what appears tomorrow, or what stands. */
    @ReaderScope
    public Manuscript open(UUID id) {
        RevisionRepository.OwnText own = writable(id);
        RevisionRepository.Coming coming = revisions.coming(id);
        boolean fresh = manuscripts.revising(id) == null;
        UUID laid = desk.addRevising(
                id,
                new Manuscripts.Draft(
                        own.kind(),
                        coming == null ? own.language() : coming.language(),
                        coming == null ? own.title() : coming.title(),
                        coming == null ? own.answers() : coming.answers(),
                        coming == null ? own.themes() : coming.themes(),
                        coming == null ? own.claims() : coming.claims(),
                        own.circleId(),
                        own.named() ? "named" : "organisation"));
        if (fresh) {
            attachments.layOpen(id, laid);
        }
        return desk.get(laid);
    }

    /** What the author says about a change, and the keys of the warnings about it that were answered. */
    public record Note(@Nullable String text, @Nullable List<String> answered) {}

    /** Replaces the text by that version of the manuscript laid open for it. Erasing takes all earlier texts away. */
    @ReaderScope
    public UUID revise(UUID id, UUID manuscript, int version, Note note, boolean erase) {
        UUID made = idempotency.once(
                "revisions", id + " " + manuscript + " " + version + " " + erase + " " + note.text(), () -> {
                    boolean there = manuscripts.find(manuscript) != null;
                    reviseOnce(writable(id), manuscript, there, version, note, erase);
                    return id;
                });
        outbox.changed();
        return made;
    }

    /** {@code there} says whether the manuscript lay on the desk before we waited for whoever else revises the same report. */
    private void reviseOnce(
            RevisionRepository.OwnText own, UUID manuscript, boolean there, int version, Note note, boolean erase) {
        Manuscript m = manuscripts.lock(manuscript);
        if (m == null && there) {
            throw new Refusal.Conflict(null);
        }
        if (m == null || !own.id().equals(m.revises())) {
            throw new Refusal.NotFound();
        }
        if (m.version() != version) {
            throw new Refusal.Conflict(ManuscriptController.view(m));
        }
        Texts texts = new Texts();
        String said = texts.required("note", note.text(), LONGEST_NOTE);
        checkpoint.guard(texts, "note", said, m.language(), Answered.keys(texts, note.answered()));
        if (!m.kind().equals(own.kind())) {
            texts.reject("kind", "report.kind");
        }
        checkpoint.text(texts, m, false);
        if (revisions.count(own.id()) >= MOST_REVISIONS) {
            texts.reject("note", "report.too-many-revisions", MOST_REVISIONS);
        }
        texts.check();
        attachments.release(manuscript);
        UUID root = origins.of(own.circleId(), true, own.language()).root();
        boolean atOnce = own.named() || !own.readable();
        revisions.revise(
                own.id(),
                manuscript,
                json.write(Ledger.tiesKept(ledger.published(m.claims(), root, own.shown()), own.claims())),
                said,
                erase,
                atOnce ? null : Origins.nextMorning(clock.instant()));
    }

    /** When a revision of one's own appears that has not yet, or null. */
    @ReaderScope
    @Nullable
    Instant coming(UUID id) {
        if (readers.current().member() == null) {
            return null;
        }
        RevisionRepository.Coming coming = revisions.coming(id);
        return coming == null ? null : coming.due();
    }

    /** Takes back a revision that has not appeared yet; its text lies on the desk. */
    @ReaderScope
    void takeBack(UUID id) {
        own(id);
        if (revisions.coming(id) == null) {
            throw new Refusal.NotFound();
        }
        open(id);
        revisions.forgetComing(id);
    }

    /** The latest twenty earlier states of a report the asking viewer reads, newest first. */
    @ReaderScope
    List<RevisionRepository.Earlier> earlier(UUID id) {
        reports.get(id);
        return revisions.earlier(id, SHOWN);
    }

    /**
     * What was added.
     *
     * @param appears when it can be read, or null when it can be now
     */
    public record Appended(UUID id, @Nullable Instant appears) {}

    /** Adds to a published report. */
    @ReaderScope
    public Appended append(UUID id, @Nullable String text, @Nullable List<String> answered) {
        RevisionRepository.OwnText own = writable(id);
        if (!own.readable()) {
            throw new Refusal.NotAllowed();
        }
        Texts texts = new Texts();
        String said = texts.required("text", text, LONGEST_ADDENDUM);
        checkpoint.guard(texts, "text", said, own.language(), Answered.keys(texts, answered));
        if (revisions.addenda(id) >= MOST_ADDENDA) {
            texts.reject("text", "report.too-many-addenda", MOST_ADDENDA);
        }
        texts.check();
        Instant now = Readers.stored(clock.instant());
        Instant published = own.named() ? now : Origins.nextMorning(now);
        UUID added = idempotency.once("addenda", id + " " + said, () -> {
            UUID made = ids.next();
            revisions.append(made, id, own.circleId(), said, own.named(), published);
            library.announce(own.circleId(), id, own.named(), published);
            return made;
        });
        outbox.changed();
        return new Appended(added, own.named() ? null : published);
    }

    /** Takes an addendum away. */
    @ReaderScope
    void remove(UUID id, UUID addendum) {
        own(id);
        if (!revisions.removeAddendum(id, addendum)) {
            throw new Refusal.NotFound();
        }
        outbox.changed();
    }
}
