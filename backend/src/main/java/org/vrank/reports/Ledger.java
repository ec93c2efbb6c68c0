package org.vrank.reports;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.FundingTies;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Texts;

/**
 * The claims of a report. On the desk a line may be unfinished; to be published each must say something. Who judges somebody
 * they fund, are funded by, or share a funder with, is flagged. Where a report shows no organisation, the judge's is not shown
 * either, for together they would tell whose report it is; that a tie stood is kept.
 */
@Singleton
class Ledger {
    private final Organisations organisations;
    private final FundingTies ties;

    Ledger(Organisations organisations, FundingTies ties) {
        this.organisations = organisations;
        this.ties = ties;
    }

    /** The lines as they may lie on the desk; everything wrong goes to {@code texts} by field. */
    List<Claim> kept(Texts texts, String kind, @Nullable List<Claim> given) {
        List<Claim> lines = given == null ? List.of() : given;
        if (lines.size() > Claim.MOST) {
            texts.reject("claims", "claims.too-many", Claim.MOST);
            return List.of();
        }
        if (!lines.isEmpty() && !Claim.KINDS.contains(kind)) {
            texts.reject("claims", "claims.not-here");
            return List.of();
        }
        List<Claim> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            kept.add(kept(texts, "claims." + i, lines.get(i)));
        }
        return kept;
    }

    private Claim kept(Texts texts, String field, Claim line) {
        choice(texts, field + ".stage", line.stage() == null ? "" : line.stage(), Claim.STAGES);
        String judge = line.judge() == null ? "owner" : line.judge();
        choice(texts, field + ".judge", judge, Claim.JUDGES);
        String evidence = line.evidence() == null || line.evidence().isEmpty() ? null : line.evidence();
        if (evidence != null) {
            choice(texts, field + ".evidence", evidence, Claim.SCALE);
        }
        UUID organisation = line.organisation();
        if (organisation != null && organisations.find(organisation) == null) {
            texts.reject(field + ".organisation", "field.reference");
        }
        return new Claim(
                line.stage(),
                texts.optional(field + ".text", line.text(), Claim.LONGEST_TEXT),
                judge,
                organisation,
                texts.optional(field + ".known", line.known(), Claim.LONGEST_KNOWN),
                evidence,
                null);
    }

    private static void choice(Texts texts, String field, String value, List<String> among) {
        if (!among.contains(value)) {
            texts.reject(field, "field.choice", String.join(", ", among));
        }
    }

    /** The lines as the library keeps them, of a report by that organisation, which it shows or does not. */
    List<Claim> published(List<Claim> claims, UUID judged, boolean shown) {
        if (shown) {
            return claims;
        }
        Map<UUID, Organisation> units = organisations.byId();
        return claims.stream()
                .map(c -> new Claim(
                        c.stage(),
                        c.text(),
                        c.judge(),
                        null,
                        c.known(),
                        c.evidence(),
                        c.organisation() == null ? null : tie(units, root(units, c.organisation()), judged) != null))
                .toList();
    }

    /**
     * The lines with the ties kept of those they repeat: where the judge's organisation was not kept its author cannot say it
     * again unasked, and a revision of other lines must not make a judge look independent.
     */
    static List<Claim> tiesKept(List<Claim> lines, List<Claim> before) {
        return lines.stream()
                .map(line -> line.organisation() == null && before.stream().anyMatch(line::repeatsTied)
                        ? new Claim(line.stage(), line.text(), line.judge(), null, line.known(), line.evidence(), true)
                        : line)
                .toList();
    }

    /** The lines as a reader sees them. */
    List<RevisionController.ClaimView> views(Report report, Map<UUID, Organisation> units, Language language) {
        return report.claims().stream()
                .map(c -> {
                    // Moved since, it may show less than when its lines were kept.
                    UUID judge = report.organisationId() == null ? null : c.organisation();
                    FundingTies.Between tie = judge == null || report.organisationId() == null
                            ? null
                            : tie(units, root(units, judge), report.organisationId());
                    return new RevisionController.ClaimView(
                            c.stage() == null ? "" : c.stage(),
                            c.said(),
                            c.judge() == null ? "owner" : c.judge(),
                            judge == null ? null : Organisation.fullName(units, judge, language),
                            c.knownBy(),
                            c.evidence(),
                            tie != null || Boolean.TRUE.equals(c.tied()),
                            tie == null ? null : words(tie, units, language));
                })
                .toList();
    }

    private FundingTies.@Nullable Between tie(Map<UUID, Organisation> units, @Nullable UUID judge, UUID judged) {
        UUID root = root(units, judged);
        return judge == null || root == null || judge.equals(root) ? null : ties.between(judge, root);
    }

    private static @Nullable UUID root(Map<UUID, Organisation> units, UUID id) {
        Organisation unit = units.get(id);
        return unit == null ? null : unit.rootId();
    }

    private static String words(FundingTies.Between tie, Map<UUID, Organisation> units, Language language) {
        return tie.both()
                ? Messages.of(language, "claims.funds-both", name(units, tie.funder(), language))
                : Messages.of(
                        language,
                        "claims.funds",
                        name(units, tie.funder(), language),
                        name(units, tie.funded(), language));
    }

    private static String name(Map<UUID, Organisation> units, UUID id, Language language) {
        Organisation unit = units.get(id);
        return unit == null ? "" : unit.name(language);
    }
}
