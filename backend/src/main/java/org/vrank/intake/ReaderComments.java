package org.vrank.intake;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
     * Answers one of them.
     *
     * @param looked whether its author says that nobody can be recognised by what the guard asks about
     * @return the key of what stands in the way, or null
     */
    @Nullable
    String answer(Entry.Consent consent, String to, String language, String text, boolean looked) {
        Set<String> answered =
                looked ? guard.check(text, language).stream().map(Finding::key).collect(Collectors.toSet()) : Set.of();
        try {
            discussions.answerUnderPseudonym(
                    consent.report(), Box.proof(consent), UUID.fromString(to), language, text, answered);
            return null;
        } catch (Refusal.Invalid found) {
            return guard.check(text, language).stream().anyMatch(f -> f.severity() == Severity.STOP)
                    ? "thread.comment-stopped"
                    : "thread.comment-asked";
        } catch (Refusal.NotFound | IllegalArgumentException gone) {
            return "errors.stale";
        }
    }
}
