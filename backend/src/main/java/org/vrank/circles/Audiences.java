package org.vrank.circles;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public class Audiences {
    /** People of one root organisation among the readers. */
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
        List<Share> shares = shares(circles.people(circleId), units, language);
        List<KeptOut> keptOut = new ArrayList<>();
        if (circle.candid()) {
            keptOut.addAll(funders(shares, units, language));
        }
        keptOut.addAll(superiors(circle, units, language));
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

    private static List<Share> shares(
            List<CircleRepository.Person> people, Map<UUID, Organisation> units, Language language) {
        Map<UUID, Integer> counted = new LinkedHashMap<>();
        people.forEach(p -> counted.merge(p.rootId(), 1, Integer::sum));
        return counted.entrySet().stream()
                .map(e -> new Share(e.getKey(), name(units, e.getKey(), language), e.getValue()))
                .sorted(Comparator.comparing(Share::name).thenComparing(Share::id))
                .toList();
    }

    /** Funders of the readers' organisations: known to all, since a confirmed tie is public. */
    private List<KeptOut> funders(List<Share> shares, Map<UUID, Organisation> units, Language language) {
        Set<UUID> roots = shares.stream().map(Share::id).collect(Collectors.toSet());
        Map<UUID, List<String>> funded = new LinkedHashMap<>();
        for (FundingTie tie : ties.counting()) {
            if (roots.contains(tie.fundedId()) && !roots.contains(tie.funderId())) {
                funded.computeIfAbsent(tie.funderId(), id -> new ArrayList<>())
                        .add(name(units, tie.fundedId(), language));
            }
        }
        return funded.entrySet().stream()
                .map(e -> new KeptOut(
                        name(units, e.getKey(), language),
                        "funder",
                        Messages.of(
                                language,
                                "audience.funds",
                                String.join(
                                        ", ",
                                        e.getValue().stream()
                                                .distinct()
                                                .sorted()
                                                .toList()))))
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
