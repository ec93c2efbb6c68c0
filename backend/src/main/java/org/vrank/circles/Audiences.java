package org.vrank.circles;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vrank.people.HeldSeat;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Viewer;

/** "Who will read this": the door to the audience of a circle, as its members may know it. */
@Singleton
class Audiences {
    /** Readers who hold a seat in one root organisation today; somebody with seats in two counts in both. */
    public record Share(UUID id, String name, int people) {}

    /** Somebody who is kept out, and why. */
    public record KeptOut(String who, String reason, String why) {}

    /**
     * Who reads a circle now.
     *
     * @param everyone whether anybody reads it, also without an account
     * @param people how many members read it now, the asking one included
     * @param superiors how many of them are the superior of another reader
     * @param custodians how many of them are custodians
     */
    public record Audience(
            boolean everyone,
            int people,
            List<Share> organisations,
            List<KeptOut> keptOut,
            int superiors,
            int custodians,
            String later,
            String summary) {}

    private final Readers readers;
    private final CircleRepository circles;
    private final FundingTieRepository ties;
    private final Organisations organisations;

    Audiences(Readers readers, CircleRepository circles, FundingTieRepository ties, Organisations organisations) {
        this.readers = readers;
        this.circles = circles;
        this.ties = ties;
        this.organisations = organisations;
    }

    /** Who will read what is published into this circle; only for its readers. */
    @ReaderScope
    public Audience of(UUID circleId) {
        Viewer viewer = readers.current();
        Circle circle = viewer.reads(circleId) ? circles.find(circleId) : null;
        CircleRepository.Counts counts = circle == null ? null : circles.counts(circleId);
        if (circle == null || counts == null) {
            throw new Refusal.NotFound();
        }
        Language language = viewer.language();
        if (circle.open()) {
            return new Audience(
                    true,
                    0,
                    List.of(),
                    List.of(),
                    0,
                    0,
                    Messages.of(language, "audience.later-public"),
                    Messages.of(language, "audience.everyone"));
        }
        Map<UUID, Organisation> units = organisations.byId();
        List<Share> shares = circles.shares(circleId).stream()
                .map(s -> new Share(s.rootId(), name(units, s.rootId(), language), s.people()))
                .sorted(Comparator.comparing(Share::name).thenComparing(Share::id))
                .toList();
        List<KeptOut> keptOut = new ArrayList<>();
        if (circle.candid()) {
            keptOut.addAll(tied(shares, units, language, true));
            keptOut.addAll(tied(shares, units, language, false));
        }
        keptOut.addAll(superiors(circle, units, language));
        if (!circle.admitsEverySeat()) {
            keptOut.add(new KeptOut(
                    Messages.of(language, "audience.other-seats"),
                    "seat",
                    Messages.of(
                            language,
                            "audience.only-seats",
                            String.join(
                                    ", ",
                                    circle.seatKinds().stream()
                                            .map(kind -> Messages.of(language, "seats." + kind))
                                            .toList()))));
        }
        return new Audience(
                false,
                counts.people(),
                shares,
                keptOut,
                counts.superiors(),
                counts.custodians(),
                Messages.of(language, circle.candid() ? "audience.later-candid" : "audience.later"),
                Messages.of(language, "audience.summary", counts.people(), shares.size()));
    }

    /** The same for what custodians read first: they are counted too. */
    @ReaderScope
    public Audience withCustodians(UUID circleId) {
        Audience a = of(circleId);
        CircleRepository.First first = circles.first(circleId);
        if (first == null) {
            return a;
        }
        return new Audience(
                a.everyone(),
                a.everyone() ? a.people() : a.people() + first.outside(),
                a.organisations(),
                a.keptOut(),
                a.superiors(),
                first.ready(),
                a.later(),
                a.summary() + ". "
                        + Messages.of(readers.current().language(), "audience.custodians-first", first.ready()));
    }

    /** Funders of the readers' organisations, or organisations these fund: known to all, since a confirmed tie is public. */
    private List<KeptOut> tied(List<Share> shares, Map<UUID, Organisation> units, Language language, boolean funders) {
        Set<UUID> roots = shares.stream().map(Share::id).collect(Collectors.toSet());
        Map<UUID, Set<String>> kept = new LinkedHashMap<>();
        for (FundingTie tie : ties.counting()) {
            UUID inside = funders ? tie.fundedId() : tie.funderId();
            UUID outside = funders ? tie.funderId() : tie.fundedId();
            if (roots.contains(inside) && !roots.contains(outside)) {
                kept.computeIfAbsent(outside, id -> new TreeSet<>()).add(name(units, inside, language));
            }
        }
        return kept.entrySet().stream()
                .map(e -> new KeptOut(
                        name(units, e.getKey(), language),
                        funders ? "funder" : "funded",
                        Messages.of(
                                language,
                                funders ? "audience.funds" : "audience.funded-by",
                                String.join(", ", e.getValue()))))
                .sorted(Comparator.comparing(KeptOut::who))
                .toList();
    }

    private List<KeptOut> superiors(Circle circle, Map<UUID, Organisation> units, Language language) {
        return circles.ownSuperiors(circle.id()).stream()
                .filter(s -> !s.reads())
                .map(s -> new KeptOut(
                        s.name() + ", "
                                + HeldSeat.title(language, "policy-officer", s.titleNl(), s.titleFr(), s.titleEn())
                                + ", "
                                + Organisation.fullName(units, s.organisationId(), language),
                        "superior",
                        Messages.of(
                                language,
                                circle.superiors() ? "audience.superior-not-in" : "audience.superior-barred")))
                .toList();
    }

    private static String name(Map<UUID, Organisation> units, UUID id, Language language) {
        Organisation unit = units.get(id);
        return unit == null ? "" : unit.name(language);
    }
}
