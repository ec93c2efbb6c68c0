package org.vrank.reports;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report's ledger: what was intended, delivered, observed or measured; who says so; how they know.
 *
 * @param stage one of {@link #STAGES}
 * @param text the claim itself, at most {@link #LONGEST_TEXT} characters
 * @param judge who says so, one of {@link #JUDGES}
 * @param organisation the judge's organisation; null where it would tell who wrote an unnamed report
 * @param known how they know, at most {@link #LONGEST_KNOWN} characters
 * @param evidence how strong that is, one of {@link #SCALE}, or null when nobody says
 * @param tied in a published report that shows no organisation: whether a funding tie stood between judge and judged
 */
@Serdeable
public record Claim(
        @Nullable String stage,
        @Nullable String text,
        @Nullable String judge,
        @Nullable UUID organisation,
        @Nullable String known,
        @Nullable String evidence,
        @Nullable Boolean tied) {
    static final int MOST = 20;
    static final int LONGEST_TEXT = 500;
    static final int LONGEST_KNOWN = 300;
    static final List<String> STAGES = List.of("intended", "delivered", "observed", "measured");
    static final List<String> JUDGES = List.of("owner", "internal", "peer", "researcher");
    static final List<String> SCALE =
            List.of("described", "plausible", "followed", "before-after", "compared", "repeated", "no-effect", "harm");

    /** The kinds of report that keep a ledger. */
    static final List<String> KINDS = List.of("lesson", "failure", "practice");

    /** The values of the scale that a ledger names, each once. */
    static List<String> evidence(List<Claim> claims) {
        return SCALE.stream()
                .filter(value -> claims.stream().anyMatch(c -> value.equals(c.evidence())))
                .toList();
    }

    String said() {
        return text == null ? "" : text;
    }

    String knownBy() {
        return known == null ? "" : known;
    }

    /** Whether it says again, by the same kind of judge, what that one said under a tie. */
    boolean repeatsTied(Claim before) {
        return Boolean.TRUE.equals(before.tied())
                && Objects.equals(judge, before.judge())
                && said().equals(before.said());
    }
}
