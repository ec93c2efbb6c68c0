package org.vrank.intake;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachment;
import org.vrank.attachments.Attachments;
import org.vrank.attachments.PlainFiles;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.box.Identity;
import org.vrank.box.Phrase;
import org.vrank.box.Phrases;
import org.vrank.people.HeldSeat;
import org.vrank.people.Members;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Ids;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.reports.Handover;
import org.vrank.reports.Manuscript;

/** The door from the desk into the box. */
@Singleton
public class Sendings {
    private static final int AN_HOUR = 60;
    private static final int TRIES = 3;

    private final Readers readers;
    private final Handover handover;
    private final Box box;
    private final Phrases phrases;
    private final Members members;
    private final Organisations organisations;
    private final Limits limits;
    private final Attachments attachments;
    private final PlainFiles plainFiles;
    private final Ids ids;

    Sendings(
            Readers readers,
            Handover handover,
            Box box,
            Phrases phrases,
            Members members,
            Organisations organisations,
            Limits limits,
            Attachments attachments,
            PlainFiles plainFiles,
            Ids ids) {
        this.readers = readers;
        this.handover = handover;
        this.box = box;
        this.phrases = phrases;
        this.members = members;
        this.organisations = organisations;
        this.limits = limits;
        this.attachments = attachments;
        this.plainFiles = plainFiles;
        this.ids = ids;
    }

    /** When it came in, and by the end of which month custodians answer. */
    public record Sent(YearMonth received, YearMonth answerBy) {}

    /** A fresh receipt; nothing of it is kept. */
    @ReaderScope
    String receipt() {
        UUID member = readers.current().signedIn();
        limits.take("receipts", member.toString(), AN_HOUR, Duration.ofHours(1));
        return phrases.fresh();
    }

    /**
     * Sends a manuscript of the asking member in the state of that version. The box has it before it leaves the desk, so a repeat
     * with the same receipt finishes what was broken off. Of the files beside it only what is to be read or seen goes along.
     *
     * @param phrase the receipt its author noted before
     * @param wait whether it waits until five stand ready
     */
    public Sent send(UUID manuscript, int version, @Nullable String level, @Nullable String phrase, boolean wait) {
        if (level == null || !Handover.LEVELS.contains(level)) {
            throw new Refusal.Invalid("level", "field.choice", "confidential, receipt");
        }
        Phrase receipt = phrases.read(phrase);
        if (receipt == null) {
            throw new Refusal.Invalid("phrase", "receipt.phrase");
        }
        for (int tries = 0; !sent(manuscript, version, level, receipt, wait); tries++) {
            if (tries == TRIES) {
                throw new Refusal.Conflict(null);
            }
        }
        // after the transaction, so that what was on the desk is gone from its files too
        box.settleFiles();
        return new Sent(box.month(), box.month().plusMonths(1));
    }

    /** False when the files beside it changed while they were made plain. */
    private boolean sent(UUID manuscript, int version, String level, Phrase receipt, boolean wait) {
        Beside beside = beside(manuscript, version, receipt);
        if (beside == null) {
            return true;
        }
        // outside of a transaction: each file takes a process of its own
        List<PlainFiles.PlainFile> plain = plainFiles.of(manuscript, beside.files(), beside.language());
        return hand(manuscript, version, level, receipt, wait, beside, plain);
    }

    /** What lies beside a manuscript, and the language of its text. */
    record Beside(List<Attachment> files, String language) {}

    /** The files of what can be sent; null when it was sent before. */
    @ReaderScope
    @Nullable
    Beside beside(UUID id, int version, Phrase receipt) {
        UUID member = readers.current().signedIn();
        limits.take("sendings", member.toString(), AN_HOUR, Duration.ofHours(1));
        Manuscript m = handover.take(id, version);
        if (m != null) {
            return new Beside(attachments.beside(id), m.language());
        }
        if (box.has(receipt)) {
            return null;
        }
        throw new Refusal.NotFound();
    }

    @ReaderScope
    boolean hand(
            UUID id,
            int version,
            String level,
            Phrase receipt,
            boolean wait,
            Beside beside,
            List<PlainFiles.PlainFile> plain) {
        Manuscript m = handover.take(id, version);
        if (m == null || !attachments.beside(id).equals(beside.files())) {
            return false;
        }
        if (m.circleId() == null) {
            throw new Refusal.Invalid("circle", "report.circle");
        }
        Map<UUID, byte[]> contents = new LinkedHashMap<>();
        Entry.Original original = new Entry.Original(
                level,
                m.circleId(),
                m.kind(),
                m.language(),
                m.title(),
                m.answers(),
                m.themes(),
                m.claims(),
                wait,
                plain.stream().map(file -> sealed(file, contents)).toList());
        UUID member = readers.current().signedIn();
        Box.Outcome outcome =
                box.receive(original, contents, level.equals("confidential") ? identity(member) : null, receipt, null);
        switch (outcome) {
            case NOBODY -> throw new Refusal.Invalid("custodians", "box.nobody");
            case AGAIN -> refuseAnother(receipt, original);
            case SLIP -> throw new IllegalStateException("no slip was used");
            case RECEIVED -> {}
        }
        handover.clear(id);
        return true;
    }

    private Entry.File sealed(PlainFiles.PlainFile file, Map<UUID, byte[]> contents) {
        UUID id = ids.next();
        contents.put(id, file.content());
        return new Entry.File(
                id,
                file.number(),
                file.kind(),
                file.title(),
                file.alt(),
                file.text(),
                file.width(),
                file.height(),
                file.content().length);
    }

    /** A receipt opens one text: the same one may be sent again where an answer was lost, another one not. */
    private void refuseAnother(Phrase receipt, Entry.Original original) {
        Dialogue dialogue = box.open(receipt);
        Entry.Original there = dialogue == null ? null : dialogue.original();
        if (there == null
                || !there.title().equals(original.title())
                || !there.answers().equals(original.answers())) {
            throw new Refusal.Invalid("phrase", "receipt.used");
        }
    }

    private Identity identity(UUID member) {
        HeldSeat seat = members.seats().stream().findFirst().orElseThrow(Refusal.NotAllowed::new);
        return new Identity(
                member,
                members.name(),
                seat.title(readers.current().language()),
                Organisation.fullName(
                        organisations.byId(),
                        seat.organisationId(),
                        readers.current().language()));
    }
}
