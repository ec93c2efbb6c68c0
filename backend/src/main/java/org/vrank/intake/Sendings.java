package org.vrank.intake;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachments;
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

    private final Readers readers;
    private final Handover handover;
    private final Box box;
    private final Phrases phrases;
    private final Members members;
    private final Organisations organisations;
    private final Limits limits;
    private final Attachments attachments;

    Sendings(
            Readers readers,
            Handover handover,
            Box box,
            Phrases phrases,
            Members members,
            Organisations organisations,
            Limits limits,
            Attachments attachments) {
        this.readers = readers;
        this.handover = handover;
        this.box = box;
        this.phrases = phrases;
        this.members = members;
        this.organisations = organisations;
        this.limits = limits;
        this.attachments = attachments;
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
     * with the same receipt finishes what was broken off.
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
        hand(manuscript, version, level, receipt, wait);
        // after the transaction, so that what was on the desk is gone from its files too
        box.settle();
        return new Sent(box.month(), box.month().plusMonths(1));
    }

    @ReaderScope
    void hand(UUID id, int version, String level, Phrase receipt, boolean wait) {
        UUID member = readers.current().signedIn();
        limits.take("sendings", member.toString(), AN_HOUR, Duration.ofHours(1));
        Manuscript m = handover.take(id, version);
        if (m == null) {
            if (box.has(receipt)) {
                return;
            }
            throw new Refusal.NotFound();
        }
        if (m.circleId() == null) {
            throw new Refusal.Invalid("circle", "report.circle");
        }
        if (!attachments.beside(id).isEmpty()) {
            throw new Refusal.Invalid("attachments", "box.attachments");
        }
        Entry.Original original = new Entry.Original(
                level, m.circleId(), m.kind(), m.language(), m.title(), m.answers(), m.themes(), m.claims(), wait);
        Box.Outcome outcome =
                box.receive(original, level.equals("confidential") ? identity(member) : null, receipt, null);
        switch (outcome) {
            case NOBODY -> throw new Refusal.Invalid("custodians", "box.nobody");
            case AGAIN -> refuseAnother(receipt, original);
            case SLIP -> throw new IllegalStateException("no slip was used");
            case RECEIVED -> {}
        }
        handover.clear(id);
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
