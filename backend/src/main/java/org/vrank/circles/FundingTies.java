package org.vrank.circles;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.people.Members;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Barriers;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to funding ties. An administrator records one; a second person who belongs to no funder confirms it. */
@Singleton
public class FundingTies {
    private final Readers readers;
    private final FundingTieRepository ties;
    private final Circles circles;
    private final Members members;
    private final Organisations organisations;
    private final Idempotency idempotency;
    private final Guard guard;
    private final Ids ids;

    FundingTies(
            Readers readers,
            FundingTieRepository ties,
            Circles circles,
            Members members,
            Organisations organisations,
            Idempotency idempotency,
            Guard guard,
            Ids ids) {
        this.readers = readers;
        this.ties = ties;
        this.circles = circles;
        this.members = members;
        this.organisations = organisations;
        this.idempotency = idempotency;
        this.guard = guard;
        this.ids = ids;
    }

    /** Confirmed ties, and for administrators and custodians those that wait. */
    @ReaderScope
    List<FundingTie> visible() {
        return ties.visible();
    }

    /** What ties two organisations: one funds the other, or a third funds both. */
    public record Between(UUID funder, UUID funded, boolean both) {}

    /** The tie that counts today between two root organisations, a direct one first, or null. */
    @ReaderScope
    public @Nullable Between between(UUID one, UUID other) {
        List<FundingTie> counting = ties.counting();
        for (FundingTie tie : counting) {
            if (tie.joins(one, other)) {
                return new Between(tie.funderId(), tie.fundedId(), false);
            }
        }
        for (FundingTie tie : counting) {
            if (tie.fundedId().equals(one)
                    && counting.stream()
                            .anyMatch(also -> also.funderId().equals(tie.funderId())
                                    && also.fundedId().equals(other))) {
                return new Between(tie.funderId(), one, true);
            }
        }
        return null;
    }

    record NewTie(
            UUID funder,
            UUID funded,
            String call,
            LocalDate from,
            @Nullable LocalDate until,
            String source) {}

    @ReaderScope
    UUID record(NewTie given) {
        UUID by = readers.current().signedIn();
        administratorsOnly();
        Texts texts = new Texts();
        Map<UUID, Organisation> units = organisations.byId();
        root(texts, "funder", units.get(given.funder()));
        root(texts, "funded", units.get(given.funded()));
        if (given.funder().equals(given.funded())) {
            texts.reject("funded", "tie.itself");
        }
        String call = texts.required("call", given.call(), 2, 200);
        String source = texts.required("source", given.source(), 2, 500);
        guard.refuse(texts, "call", call);
        guard.refuse(texts, "source", source);
        texts.day("from", given.from());
        texts.day("until", given.until());
        if (given.until() != null && given.until().isBefore(given.from())) {
            texts.reject("until", "tie.order");
        }
        texts.check();
        return idempotency.once("funding-ties", given, () -> {
            UUID id = ids.next();
            ties.record(id, given.funder(), given.funded(), call, given.from(), given.until(), source, by);
            return id;
        });
    }

    @ReaderScope
    FundingTie confirm(UUID id) {
        UUID by = readers.current().signedIn();
        FundingTie tie = ties.find(id);
        if (tie == null) {
            throw new Refusal.NotFound();
        }
        if (tie.confirmed()) {
            return tie;
        }
        try {
            Barriers.translate("tie", () -> ties.confirm(id, by));
        } catch (Refusal.Invalid barred) {
            throw new Refusal.NotAllowed();
        }
        FundingTie confirmed = ties.find(id);
        if (confirmed == null || !confirmed.confirmed()) {
            throw new Refusal.NotAllowed();
        }
        return confirmed;
    }

    /** What confirming a waiting tie would do, as far as the asker may know: of the candid circles they read, how many would leave. */
    record Consequence(Circle circle, int people) {}

    /** Only for those who see the tie wait. Of circles the asker does not read nothing is said, whoever is in them. */
    @ReaderScope
    List<Consequence> consequences(UUID id) {
        readers.current().signedIn();
        FundingTie tie = ties.find(id);
        if (tie == null || tie.confirmed()) {
            throw new Refusal.NotFound();
        }
        Map<UUID, Circle> own = circles.ownById();
        return ties.consequences(id).stream()
                .filter(c -> own.containsKey(c.circleId()))
                .map(c -> new Consequence(Objects.requireNonNull(own.get(c.circleId())), c.people()))
                .toList();
    }

    /** Takes back a tie that nobody has confirmed; administrators only. */
    @ReaderScope
    void withdraw(UUID id) {
        administratorsOnly();
        if (!ties.withdraw(id)) {
            throw new Refusal.NotFound();
        }
    }

    /** Ends a confirmed tie, today at the earliest; it counts for two years more. Administrators only. */
    @ReaderScope
    FundingTie end(UUID id, LocalDate until) {
        administratorsOnly();
        Texts texts = new Texts();
        texts.day("until", until);
        texts.check();
        boolean ended = Barriers.translate("until", () -> ties.end(id, until));
        FundingTie tie = ties.find(id);
        if (!ended || tie == null) {
            throw new Refusal.NotFound();
        }
        return tie;
    }

    private void administratorsOnly() {
        readers.current().signedIn();
        if (!members.holds("administrator")) {
            throw new Refusal.NotAllowed();
        }
    }

    private static void root(Texts texts, String field, @Nullable Organisation unit) {
        if (unit == null) {
            texts.reject(field, "field.reference");
        } else if (unit.parentId() != null) {
            texts.reject(field, "tie.root");
        }
    }
}
