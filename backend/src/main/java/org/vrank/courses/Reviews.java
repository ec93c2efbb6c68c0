package org.vrank.courses;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Clocks;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.search.Outbox;

/** The door to what becomes of a version: one trainer asks, another publishes, and a course may be withdrawn. */
@Singleton
public class Reviews {
    private final Readers readers;
    private final Courses courses;
    private final Drafts drafts;
    private final DraftRepository versions;
    private final CourseRepository read;
    private final Guard guard;
    private final Outbox outbox;
    private final Clock clock;

    Reviews(
            Readers readers,
            Courses courses,
            Drafts drafts,
            DraftRepository versions,
            CourseRepository read,
            Guard guard,
            Outbox outbox,
            Clock clock) {
        this.readers = readers;
        this.courses = courses;
        this.drafts = drafts;
        this.versions = versions;
        this.read = read;
        this.guard = guard;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Asks another trainer to look, or takes a version back into work.
     *
     * @param answered keys of the guard's questions about its texts
     * @return the revision it has now
     */
    @ReaderScope
    public int state(UUID id, int revision, @Nullable String state, @Nullable String said, Set<String> answered) {
        CourseRepository.Version version = drafts.get(id);
        Texts texts = new Texts();
        String note = texts.optional("note", said, 1_000);
        guard.refuse(texts, "note", note);
        if (state == null || !Set.of("draft", "review", "published").contains(state) || state.equals(version.state())) {
            texts.reject("state", "field.choice", "draft, review, published");
        }
        texts.check();
        if ("published".equals(state)) {
            return publish(version, revision).revision();
        }
        if ("review".equals(state)) {
            ask(id, version, answered);
        }
        if (versions.state(id, revision, String.valueOf(state), note) == 0) {
            throw new Refusal.Conflict(null);
        }
        return drafts.get(id).revision();
    }

    private void ask(UUID id, CourseRepository.Version version, Set<String> answered) {
        Texts texts = new Texts();
        courses.folder(id).forEach((path, content) -> {
            if (CourseFolder.liesBeside(path)) {
                return;
            }
            String language = path.endsWith(".md") && path.contains("/text.")
                    ? path.substring(path.length() - 5, path.length() - 3)
                    : version.outline().languages().getFirst();
            guard.pass(texts, path, Drafts.typed(content), language, answered);
        });
        for (CourseRepository.Said one : courses.said(id)) {
            guard.pass(
                    texts, one.path(), one.said(), version.outline().languages().getFirst(), answered);
        }
        texts.check();
        if (courses.modules(id).isEmpty()) {
            throw new Refusal.Invalid("modules", "course.empty");
        }
    }

    private CourseRepository.Version publish(CourseRepository.Version version, int revision) {
        String refused = versions.publish(version.id(), revision, today());
        if (refused != null) {
            throw switch (refused) {
                case "absent" -> new Refusal.NotFound();
                case "moved" -> new Refusal.Conflict(null);
                case "own" -> new Refusal.Invalid("state", "course.own");
                default -> new Refusal.Invalid("state", "course.review-first");
            };
        }
        outbox.changed();
        return drafts.get(version.id());
    }

    /** Whether the asking trainer may publish a version: not one of those who worked on it. */
    @ReaderScope
    boolean mayPublish(UUID id) {
        readers.current();
        return !read.hadHand(id);
    }

    /** Withdraws a course: it is listed and found no more, and begins nowhere; what runs of it goes on. */
    @ReaderScope
    void withdraw(UUID id, @Nullable String said) {
        readers.current().signedIn();
        if (!courses.get(id).trains()) {
            throw new Refusal.NotAllowed();
        }
        Texts texts = new Texts();
        String because = texts.optional("because", said, 500);
        guard.refuse(texts, "because", because);
        texts.check();
        if (versions.withdraw(id, today(), because) == 0) {
            throw new Refusal.Conflict(null);
        }
        outbox.changed();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
