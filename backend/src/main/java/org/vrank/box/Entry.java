package org.vrank.box;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Context;
import org.vrank.reports.Claim;

/**
 * One thing said or done in a thread, as it is sealed.
 *
 * @param number its place in the thread, from 1
 * @param what one of the constants
 * @param month when, such as {@code 2026-11}
 * @param text a message, a reason or a note
 * @param custodian who did it, where custodians differ
 */
@Serdeable
public record Entry(
        int number,
        String what,
        String month,
        @Nullable Original original,
        @Nullable Proposal proposal,
        @Nullable Consent consent,
        @Nullable String text,
        @Nullable String custodian) {
    public static final String ORIGINAL = "original";
    public static final String QUESTION = "question";
    public static final String REPLY = "reply";
    public static final String PROPOSAL = "proposal";
    public static final String CHANGES = "changes";
    public static final String CONSENT = "consent";
    public static final String OPENING = "opening";
    public static final String DESTRUCTION = "destruction";
    public static final String CLOSING = "closing";
    /** Whether it waits for five: {@code yes} or {@code no}. */
    public static final String WAITING = "waiting";

    /**
     * What was sent.
     *
     * @param level {@code confidential} or {@code receipt}
     * @param circle where its author wants it read
     */
    @Serdeable
    public record Original(
            String level,
            UUID circle,
            String kind,
            String language,
            String title,
            Map<String, Object> answers,
            List<String> themes,
            List<Claim> claims,
            boolean waitForFive) {}

    /**
     * The text as a custodian would publish it.
     *
     * @param given what a custodian would have liked to say of where it comes from
     * @param context what is shown of it, since enough people fit it, in words by language
     * @param pseudonym the name it is read under
     */
    @Serdeable
    public record Proposal(
            UUID circle,
            String title,
            Map<String, Object> answers,
            List<String> themes,
            List<Claim> claims,
            Context given,
            Map<String, String> context,
            String pseudonym) {}

    /**
     * That the author consented.
     *
     * @param proposal number of the entry that was consented to
     * @param report id it will have
     * @param proof what proves later that somebody speaks for it, base64
     */
    @Serdeable
    public record Consent(int proposal, UUID report, String proof) {}
}
