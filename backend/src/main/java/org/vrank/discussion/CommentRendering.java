package org.vrank.discussion;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Markdown;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.reports.Differences;

/** Comments as readers see them: labels in the interface's language, text as sanitised HTML in its own. */
@Singleton
class CommentRendering {
    private final Organisations organisations;
    private final Markdown markdown;

    CommentRendering(Organisations organisations, Markdown markdown) {
        this.organisations = organisations;
        this.markdown = markdown;
    }

    /** Everything comments take their names from. */
    record Labels(Language language, Map<UUID, Organisation> organisations) {}

    Labels labels(Language language) {
        return new Labels(language, organisations.byId());
    }

    CommentController.CommentView view(Comment c, Labels labels) {
        return new CommentController.CommentView(
                c.id(),
                c.parentId(),
                c.kind(),
                c.voice(),
                c.name(),
                place(c.organisationId(), c.region(), labels),
                c.ofAuthor(),
                LocalDate.ofInstant(c.published(), Clocks.BRUSSELS),
                c.voice().equals("pseudonym"),
                c.withdrawn(),
                c.setAside(),
                c.language(),
                c.text() == null ? null : markdown.html(c.text()),
                c.edited() == null || c.number() == null || c.number() < 2
                        ? null
                        : LocalDate.ofInstant(c.edited(), Clocks.BRUSSELS),
                c.mine(),
                c.flagged());
    }

    /** The organisation, or the region that hides it; null where neither is said. */
    static @Nullable String place(@Nullable UUID organisationId, @Nullable String region, Labels labels) {
        Organisation organisation =
                organisationId == null ? null : labels.organisations().get(organisationId);
        if (organisation != null) {
            return organisation.name(labels.language());
        }
        return region == null ? null : Messages.of(labels.language(), "region." + region);
    }

    /** What changed from state to state, the latest change first. */
    List<CommentController.CommentChange> changes(List<CommentRepository.State> states) {
        List<CommentController.CommentChange> changes = new ArrayList<>();
        for (int i = states.size() - 1; i > 0; i--) {
            changes.add(new CommentController.CommentChange(
                    LocalDate.ofInstant(states.get(i).published(), Clocks.BRUSSELS),
                    Differences.parts(
                            markdown.text(states.get(i - 1).text()).strip(),
                            markdown.text(states.get(i).text()).strip())));
        }
        return changes;
    }
}
