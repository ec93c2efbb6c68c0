package org.vrank.editions;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.Addresses;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to taking part: asking for a place, confirming, giving it up or to a colleague. Each for themselves. */
@Singleton
class Enrolments {
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";
    private static final Duration DAY = Duration.ofDays(1);

    private final Readers readers;
    private final EnrolmentRepository enrolments;
    private final Editions editions;
    private final EditionLetters letters;
    private final Limits limits;
    private final Ids ids;

    Enrolments(
            Readers readers,
            EnrolmentRepository enrolments,
            Editions editions,
            EditionLetters letters,
            Limits limits,
            Ids ids) {
        this.readers = readers;
        this.enrolments = enrolments;
        this.editions = editions;
        this.letters = letters;
        this.limits = limits;
        this.ids = ids;
    }

    /** All of the asking member's. */
    @ReaderScope
    List<EnrolmentRepository.Own> own() {
        readers.current().signedIn();
        return enrolments.own(null);
    }

    /** The asker's enrolment in an edition; null where there is none. */
    @ReaderScope
    EnrolmentRepository.@Nullable Own own(UUID edition) {
        if (readers.current().member() == null) {
            return null;
        }
        return enrolments.own(edition).stream().findFirst().orElse(null);
    }

    /** The seats with which the asker could take part. */
    @ReaderScope
    List<EnrolmentRepository.OwnSeat> seats(UUID edition) {
        return readers.current().member() == null ? List.of() : enrolments.seats(edition);
    }

    /**
     * Asks for a place. Whoever asked already keeps what they have.
     *
     * @param seat of the asker's; null for the first
     * @param superior an address, where superiors approve and the asker's has no account
     */
    @ReaderScope
    void enrol(UUID id, @Nullable UUID seat, @Nullable String superior) {
        UUID member = readers.current().signedIn();
        EditionRepository.Row edition = editions.get(id);
        Texts texts = new Texts();
        String address =
                superior == null || superior.isBlank() ? "" : Addresses.check(texts, "superior", superior.strip());
        texts.check();
        if (edition.approval()) {
            // each may write to somebody who has no account here
            limits.take("approval", member.toString(), 20, DAY);
        }
        String mark = EditionLetters.mark(ids);
        switch (enrolments.enrol(
                id,
                seat,
                address,
                ids.next(),
                ids.secret(),
                mark,
                edition.approval() ? letters.approval(edition, editions.halfDays(id), mark, spoken(id, seat)) : "{}")) {
            case "done" -> letters.tell(id);
            case "closed" -> throw new Refusal.Invalid("state", "edition.closed");
            case "seat" -> throw new Refusal.Invalid("seat", "edition.seat");
            case "superior" -> throw new Refusal.Invalid("superior", "edition.superior");
            case "state" -> throw new Refusal.Invalid("state", "edition.over");
            default -> throw new Refusal.NotFound();
        }
    }

    /** The asker's language, for a superior who has no account here; null where the account says in which. */
    private @Nullable Language spoken(UUID edition, @Nullable UUID seat) {
        return enrolments.seats(edition).stream()
                .filter(one -> seat == null || one.seatId().equals(seat))
                .findFirst()
                .filter(one -> !one.superior())
                .map(one -> readers.current().language())
                .orElse(null);
    }

    /** Gives up the place, the waiting or the question. */
    @ReaderScope
    void cancel(UUID id) {
        readers.current().signedIn();
        editions.get(id);
        Editions.settle(enrolments.cancel(id));
        letters.tell(id);
    }

    /** Takes a place that was offered, in time. */
    @ReaderScope
    void confirm(UUID id) {
        readers.current().signedIn();
        editions.get(id);
        String outcome = enrolments.confirm(id);
        letters.tell(id);
        if (outcome.equals("lapsed")) {
            throw new Refusal.Invalid("state", "edition.lapsed");
        }
        Editions.settle(outcome);
    }

    /** A token by which a colleague of the same organisation takes the place over; told now and never again. */
    @ReaderScope
    String give(UUID id) {
        readers.current().signedIn();
        editions.get(id);
        String token = ids.secret();
        Editions.settle(enrolments.give(id, token));
        return token;
    }

    /** Takes over a colleague's place. */
    @ReaderScope
    void take(UUID id, @Nullable String token) {
        UUID member = readers.current().signedIn();
        editions.get(id);
        limits.take("swap", member.toString(), 60, Duration.ofHours(1));
        if (token == null || !token.matches(TOKEN)) {
            throw new Refusal.Invalid("token", "edition.swap");
        }
        switch (enrolments.take(id, token, ids.next())) {
            case "done" -> letters.tell(id);
            case "organisation" -> throw new Refusal.Invalid("token", "edition.organisation");
            case "approval" -> throw new Refusal.Invalid("token", "edition.unapproved");
            case "state" -> throw new Refusal.Invalid("token", "edition.has-place");
            default -> throw new Refusal.Invalid("token", "edition.swap");
        }
    }
}
