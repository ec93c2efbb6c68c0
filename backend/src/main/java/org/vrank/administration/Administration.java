package org.vrank.administration;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.people.Members;
import org.vrank.platform.Barriers;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to what administrators do with members and seats, and to the log of it. */
@Singleton
class Administration {
    static final int PAGE = 50;
    private static final int LONGEST_REASON = 500;
    private static final int LAST_PAGE = 10_000;

    private final Readers readers;
    private final AdministrationRepository administration;
    private final Members members;
    private final Idempotency idempotency;
    private final Guard guard;
    private final Ids ids;
    private final Clock clock;

    Administration(
            Readers readers,
            AdministrationRepository administration,
            Members members,
            Idempotency idempotency,
            Guard guard,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.administration = administration;
        this.members = members;
        this.idempotency = idempotency;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
    }

    /** Members whose name holds this text, two hundred at most, with all their seats. */
    @ReaderScope
    List<AdministrationRepository.Held> roster(@Nullable String asked) {
        administratorsOnly();
        Texts texts = new Texts();
        String given = texts.optional("q", asked, 120);
        texts.check();
        return administration.roster(given);
    }

    /** What an administrator enters for another seat. */
    record NewSeat(
            UUID organisation,
            String kind,
            @Nullable UUID superior,
            @Nullable LocalDate from,
            @Nullable String reason) {}

    /** Gives a member another seat. */
    @ReaderScope
    UUID addSeat(UUID member, NewSeat given) {
        administratorsOnly();
        Texts texts = new Texts();
        if (!Members.SEATS.contains(given.kind())) {
            texts.reject(
                    "kind",
                    "field.choice",
                    String.join(", ", Members.SEATS.stream().sorted().toList()));
        }
        texts.day("from", given.from());
        String reason = reason(texts, given.reason());
        texts.check();
        return idempotency.once("seats " + member, given, () -> {
            UUID id = ids.next();
            String refused = Barriers.translate(
                    "kind",
                    () -> administration.addSeat(
                            member,
                            id,
                            ids.next(),
                            given.organisation(),
                            given.kind(),
                            given.superior(),
                            given.from() == null ? today() : given.from(),
                            reason));
            if ("member".equals(refused)) {
                throw new Refusal.NotFound();
            }
            if (refused != null) {
                throw new Refusal.Invalid(refused, "field.reference");
            }
            return id;
        });
    }

    /** What an administrator enters when somebody else takes a seat. */
    record Succession(
            UUID member, @Nullable LocalDate from, @Nullable String reason) {}

    /** Passes a seat on to another member; the holder's last day is the one before. */
    @ReaderScope
    void passOn(UUID seat, Succession given) {
        administratorsOnly();
        Texts texts = new Texts();
        texts.day("from", given.from());
        String reason = reason(texts, given.reason());
        texts.check();
        idempotency.once("successions " + seat, given, () -> {
            String refused = Barriers.translate(
                    "member",
                    () -> administration.passOn(
                            seat, given.member(), ids.next(), given.from() == null ? today() : given.from(), reason));
            switch (refused) {
                case null -> {}
                case "absent" -> throw new Refusal.NotFound();
                case "from" -> throw new Refusal.Invalid("from", "seat.too-early");
                case "holder" -> throw new Refusal.Invalid("member", "seat.holder");
                default -> throw new Refusal.Invalid(refused, "field.reference");
            }
            return seat;
        });
    }

    /** Suspends a member: their sessions end now, and they read nothing until it is lifted. */
    @ReaderScope
    void suspend(UUID member, @Nullable String reason) {
        administratorsOnly();
        Texts texts = new Texts();
        String given = texts.required("reason", reason, LONGEST_REASON);
        guard.refuse(texts, "reason", given);
        texts.check();
        String refused = Barriers.translate("member", () -> administration.suspend(member, given));
        if ("self".equals(refused)) {
            throw new Refusal.Invalid("member", "suspension.self");
        }
        if (refused != null) {
            throw new Refusal.NotFound();
        }
    }

    /** Lifts a suspension. */
    @ReaderScope
    void lift(UUID member, @Nullable String reason) {
        administratorsOnly();
        Texts texts = new Texts();
        String given = reason(texts, reason);
        texts.check();
        if (!administration.lift(member, given)) {
            throw new Refusal.NotFound();
        }
    }

    /**
     * The log, newest first: for administrators the whole of it, for others what was done to them.
     *
     * @param own whether an administrator too wants only what concerns them
     * @return one more than a page where there are more
     */
    @ReaderScope
    List<AdministrationRepository.Act> acts(boolean own, int page) {
        readers.current().signedIn();
        return administration.acts(!own, Math.clamp(page, 0, LAST_PAGE) * PAGE);
    }

    private String reason(Texts texts, @Nullable String reason) {
        String given = texts.optional("reason", reason, LONGEST_REASON);
        guard.refuse(texts, "reason", given);
        return given;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }

    private void administratorsOnly() {
        readers.current().signedIn();
        if (!members.holds("administrator")) {
            throw new Refusal.NotAllowed();
        }
    }
}
