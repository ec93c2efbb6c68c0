package org.vrank.intake;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vrank.box.Box;
import org.vrank.box.Entry;
import org.vrank.discussion.Discussions;
import org.vrank.guard.Finding;
import org.vrank.guard.Guard;
import org.vrank.guard.Severity;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Refusal;

/** What readers wrote under a report out of the box, and its author's answers under the pseudonym. */
@Singleton
class ReaderComments {
    /** Longest answer, in UTF-16 characters. */
    static final int LONGEST = Discussions.LONGEST;

    /** How much is shown on either side of words that are asked about. */
    private static final int AROUND = 40;

    private final Discussions discussions;
    private final Guard guard;

    ReaderComments(Discussions discussions, Guard guard) {
        this.discussions = discussions;
        this.guard = guard;
    }

    /** Those that can be read: not what was withdrawn or set aside. */
    List<ThreadPage.Comment> of(Entry.Consent consent, Language language) {
        return discussions.underPseudonym(consent.report(), Box.proof(consent)).stream()
                .filter(one -> one.text() != null && !one.withdrawn())
                .map(one -> new ThreadPage.Comment(
                        one.id().toString(),
                        Messages.of(language, "comment.kind." + one.kind()),
                        one.name() == null ? Messages.of(language, "comment.by-reader") : one.name(),
                        YearMonth.from(one.month()),
                        one.language() == null ? "" : one.language(),
                        one.text() == null ? "" : one.text(),
                        one.voice().equals("pseudonym"),
                        one.parentId() == null && !one.voice().equals("pseudonym")))
                .toList();
    }

    /**
     * What became of an answer: it is given where nothing is wrong with it.
     *
     * @param asked what its author is asked about it, also what was answered already
     */
    record Answered(List<DoorForm.Mistake> mistakes, List<ThreadPage.Ask> asked) {}

    /**
     * Answers one of them, with the same limits as any comment.
     *
     * @param said what its author said of the words that the guard asks about, by key
     */
    Answered answer(Entry.Consent consent, String to, String language, String text, Map<String, String> said) {
        Map<String, Finding> found = new LinkedHashMap<>();
        guard.check(text, language).forEach(f -> found.putIfAbsent(f.key(), f));
        List<DoorForm.Mistake> mistakes = new ArrayList<>();
        List<ThreadPage.Ask> asked = new ArrayList<>();
        found.forEach((key, finding) -> {
            String words = text.substring(finding.start(), finding.end());
            if (finding.severity() == Severity.STOP) {
                mistakes.add(new DoorForm.Mistake("answer-" + to, "thread.comment-stopped", words));
                return;
            }
            String chosen = said.getOrDefault(key, "");
            asked.add(ask(text, finding, chosen));
            if (!finding.takes(chosen)) {
                mistakes.add(new DoorForm.Mistake("ask-" + key, "thread.ask-missing", words));
            }
        });
        if (mistakes.isEmpty()) {
            try {
                discussions.answerUnderPseudonym(
                        consent.report(), Box.proof(consent), UUID.fromString(to), language, text, found.keySet());
            } catch (Refusal.NotFound | IllegalArgumentException gone) {
                mistakes.add(new DoorForm.Mistake("gone", "thread.comment-gone"));
            }
        }
        return new Answered(mistakes, asked);
    }

    private static ThreadPage.Ask ask(String text, Finding finding, String chosen) {
        int from = Math.max(0, finding.start() - AROUND);
        int to = Math.min(text.length(), finding.end() + AROUND);
        String before = text.substring(from, finding.start());
        String after = text.substring(finding.end(), to);
        // cut between words
        return new ThreadPage.Ask(
                finding.key(),
                finding.kind().code(),
                from > 0 ? "…" + before.replaceFirst("^\\S*\\s", "") : before,
                text.substring(finding.start(), finding.end()),
                to < text.length() ? after.replaceFirst("\\s\\S*$", "") + "…" : after,
                finding.answers(),
                finding.takes(chosen) ? chosen : "");
    }
}
