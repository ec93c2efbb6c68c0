package org.vrank.intake;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.discussion.Discussions;
import org.vrank.guard.Finding;
import org.vrank.guard.Guard;
import org.vrank.guard.Severity;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** What readers wrote under a report out of the box, and its author's answers under the pseudonym. */
@Singleton
class ReaderComments {
    private final Discussions discussions;
    private final Organisations organisations;
    private final Readers readers;
    private final Guard guard;

    ReaderComments(Discussions discussions, Organisations organisations, Readers readers, Guard guard) {
        this.discussions = discussions;
        this.organisations = organisations;
        this.readers = readers;
        this.guard = guard;
    }

    /** Those that can be read: not what was withdrawn or set aside. */
    List<ThreadPage.Comment> of(UUID report, Language language) {
        List<Discussions.Said> said = discussions.underPseudonym(report);
        Map<UUID, Organisation> units = readers.asVisitor(organisations::byId);
        return said.stream()
                .filter(one -> one.text() != null && !one.withdrawn())
                .map(one -> new ThreadPage.Comment(
                        one.id().toString(),
                        Messages.of(language, "comment.kind." + one.kind()),
                        by(one, units, language),
                        YearMonth.from(one.month()),
                        one.language() == null ? "" : one.language(),
                        one.text() == null ? "" : one.text(),
                        one.voice().equals("pseudonym"),
                        one.parentId() == null && !one.voice().equals("pseudonym")))
                .toList();
    }

    private static String by(Discussions.Said said, Map<UUID, Organisation> units, Language language) {
        if (said.name() != null) {
            return said.name();
        }
        Organisation unit = said.organisationId() == null ? null : units.get(said.organisationId());
        if (unit != null) {
            return unit.name(language);
        }
        return said.region() == null ? "" : Messages.of(language, "region." + said.region());
    }

    /**
     * Answers one of them.
     *
     * @param looked whether its author says that nobody can be recognised by what the guard asks about
     * @return the key of what stands in the way, or null
     */
    @Nullable
    String answer(UUID report, String to, String pseudonym, String language, String text, boolean looked) {
        Set<String> answered =
                looked ? guard.check(text, language).stream().map(Finding::key).collect(Collectors.toSet()) : Set.of();
        try {
            discussions.answerUnderPseudonym(report, UUID.fromString(to), pseudonym, language, text, answered);
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
