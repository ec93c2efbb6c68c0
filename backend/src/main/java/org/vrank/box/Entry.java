package org.vrank.box;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Context;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
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
     * @param files that came along
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
            boolean waitForFive,
            List<File> files) {
        /** The file with this number, or null. */
        public @Nullable File file(int number) {
            return files.stream().filter(f -> f.number() == number).findFirst().orElse(null);
        }
    }

    /**
     * A file that came along: nothing of a document's structure is left in it. Its bytes lie beside the entries, sealed for themselves.
     *
     * @param id of its sealed bytes
     * @param number from 1
     * @param kind {@code jpg}, {@code png} or {@code txt}
     * @param text what is to be read in it, also in the picture of a page
     * @param width of a picture, in pixels, else 0
     * @param height of a picture, in pixels, else 0
     * @param size in bytes
     */
    @Serdeable
    public record File(
            UUID id, int number, String kind, String title, String alt, String text, int width, int height, int size) {
        public boolean picture() {
            return !kind.equals("txt");
        }

        /** Its title, else a name that tells nothing. */
        public String name(Language language) {
            return title.isEmpty() ? Messages.of(language, "attachment.name", number) : title;
        }
    }

    /**
     * The text as a custodian would publish it.
     *
     * @param given what a custodian would have liked to say of where it comes from
     * @param context what is shown of it, since enough people fit it, in words by language
     * @param places the municipalities that fit it: whether enough people do is judged again when it appears
     * @param pseudonym the name it is read under
     * @param files those that go along, with the words that readers see
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
            List<UUID> places,
            String pseudonym,
            List<Chosen> files) {}

    /** A file that goes along: its number, what it is called, and what is to be seen in it. */
    @Serdeable
    public record Chosen(int number, String title, String alt) {}

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
