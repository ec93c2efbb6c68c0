package org.vrank.intake;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thread as its author sees it through the nine words.
 *
 * @param phrase the nine words, carried by every form of the page
 * @param level {@code confidential} or {@code receipt}
 * @param state as in the custodian's box
 * @param textLanguage of what was written
 * @param month it was received
 * @param answerBy the month in which an answer is due
 * @param overdue whether that month has gone by without one
 * @param appears the month whose batch it will be in, once agreed and not waiting for others
 * @param original title, answers and themes as they were sent
 * @param files that came along with it
 * @param proposal what lies there to be agreed to, or was agreed to
 * @param openings of the sealed identity; only at the confidential level
 * @param identity {@code sealed}, {@code destroyed} or {@code none}
 * @param published what appeared
 * @param done the action that was just done, such as {@code reply}
 * @param mistakes what is wrong with the action that was just tried
 * @param asked what the author is asked about the words of an answer that was refused
 * @param typed text by action, shown again where the action was refused; an answer to a comment as {@code answer:<id>}, what was said
 *     about its words as {@code said.<key>}
 */
record ThreadPage(
        String phrase,
        String level,
        String state,
        String textLanguage,
        YearMonth month,
        YearMonth answerBy,
        boolean overdue,
        @Nullable YearMonth appears,
        boolean waitForFive,
        List<Answer> original,
        List<File> files,
        @Nullable Proposal proposal,
        List<Message> messages,
        List<Opening> openings,
        String identity,
        @Nullable Published published,
        @Nullable String done,
        List<DoorForm.Mistake> mistakes,
        List<Ask> asked,
        Map<String, String> typed) {
    /** A question and what stands under it; the title too. */
    record Answer(String question, String text) {}

    /** A file by its number among those that were sent; {@code alt} says what is to be seen in a picture. */
    record File(int number, String name, String alt, boolean picture) {}

    /**
     * The text as readers would see it.
     *
     * @param version what consent is given to
     * @param pseudonym the name on it
     * @param context place or circumstance on it
     * @param note what the custodian says about it, perhaps nothing
     * @param asked name of the circle that the author chose, where this is another one
     * @param files that go along
     */
    record Proposal(
            String version,
            List<Changed> answers,
            String pseudonym,
            String context,
            String note,
            String circle,
            @Nullable String asked,
            boolean everyone,
            int people,
            int organisations,
            List<File> files,
            boolean open) {}

    /** One question: what the author wrote, and what became of it. */
    record Changed(String question, String original, List<Piece> pieces) {}

    /** A piece of text: {@code same}, {@code added} or {@code removed}. */
    record Piece(String text, String change) {}

    /** Something said: from {@code custodian} or {@code author}. */
    record Message(String from, YearMonth month, String text) {}

    /** A custodian opened the sealed identity. */
    record Opening(YearMonth month, String custodian, String reason) {}

    /** The report in the library. */
    record Published(String address, String title, String pseudonym, YearMonth month, List<Comment> comments) {}

    /**
     * What a reader wrote about it, or what its author answered.
     *
     * @param kind of comment, in words
     * @param by who wrote it, as readers see it
     * @param mine whether it is the author's own answer
     * @param open whether it can be answered
     * @param when as readers see it
     */
    record Comment(
            String id,
            String kind,
            String by,
            YearMonth when,
            String language,
            String text,
            boolean mine,
            boolean open) {}

    /**
     * Words by which somebody may be recognised, and what their author says they are.
     *
     * @param kind of finding, as in guard checks
     * @param before what stands before them
     * @param choices those that fit the kind
     * @param chosen one of them, or empty
     */
    record Ask(
            String key, String kind, String before, String words, String after, List<String> choices, String chosen) {}
}
