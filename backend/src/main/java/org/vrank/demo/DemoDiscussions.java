package org.vrank.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vrank.discussion.Discussions;
import org.vrank.people.SignIns;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Violation;
import org.vrank.platform.database.ContentFiles;
import org.vrank.platform.database.Owner;

/** What the demo world's people write under each other's reports: through the same doors as anybody, then dated back. */
@Singleton
@Requires(beans = Owner.class)
class DemoDiscussions {
    private final Owner owner;
    private final SignIns signIns;
    private final Readers readers;
    private final Discussions discussions;

    DemoDiscussions(Owner owner, SignIns signIns, Readers readers, Discussions discussions) {
        this.owner = owner;
        this.signIns = signIns;
        this.readers = readers;
        this.discussions = discussions;
    }

    /** All of them; {@code reports} says which file became which report. */
    void write(Map<String, UUID> reports) {
        for (Node discussion : new Node(ContentFiles.yaml("demo/discussions.yml")).list("discussions")) {
            String file = discussion.text("report");
            UUID report = reports.get(file);
            if (report == null) {
                throw new IllegalArgumentException("the demo world has no report " + file);
            }
            try {
                for (Node comment : discussion.list("comments")) {
                    UUID id = write(report, comment, null);
                    for (Node reply : comment.list("replies")) {
                        write(report, reply, id);
                    }
                    withdraw(comment, id);
                }
            } catch (RuntimeException refused) {
                throw new IllegalStateException("the demo world cannot discuss " + file + ": " + refused, refused);
            }
        }
    }

    private UUID write(UUID report, Node comment, @Nullable UUID parent) {
        String writer = signIns.as(comment.text("by"), null);
        String name = comment.optional("name");
        String language = comment.text("language");
        UUID id = answering(answered -> readers.as(
                writer,
                () -> discussions.add(
                        report,
                        new Discussions.Written(
                                comment.optional("kind"),
                                name == null ? "named" : name,
                                parent,
                                language,
                                comment.text("text"),
                                answered))));
        date(id, comment.number("days-ago"));
        int version = 1;
        for (Node edit : comment.list("edits")) {
            int built = version++;
            answering(answered -> readers.as(writer, () -> {
                discussions.edit(id, built, language, edit.text("text"), answered);
                return id;
            }));
            owner("""
                    update comment_text set published = date_trunc('day', now()) + interval '17 hours' - make_interval(days => ?)
                    where comment_id = ? and number = (select max(number) from comment_text where comment_id = ?)
                    """, edit.number("days-ago"), id, id);
        }
        return id;
    }

    /** Nobody in the demo world exists: whatever could be answered is answered. */
    private static UUID answering(Function<Set<String>, UUID> written) {
        try {
            return written.apply(Set.of());
        } catch (Refusal.Invalid warned) {
            Set<String> keys = new HashSet<>();
            for (Violation violation : warned.violations()) {
                Violation.Hit hit = violation.hit();
                if (hit != null) {
                    keys.add(hit.key());
                }
            }
            return written.apply(keys);
        }
    }

    private void date(UUID id, @Nullable Integer daysAgo) {
        String morning = "date_trunc('day', now()) + interval '9 hours' - make_interval(days => ?)";
        owner("update comment set published = " + morning + " where id = ?", daysAgo, id);
        owner("update comment_text set published = " + morning + " where comment_id = ?", daysAgo, id);
    }

    private void withdraw(Node comment, UUID id) {
        Integer daysAgo = comment.number("withdrawn");
        if (daysAgo != null) {
            readers.as(signIns.as(comment.text("by"), null), () -> {
                discussions.withdraw(id);
                return id;
            });
            owner("update comment set withdrawn = vrank_today() - ? where id = ?", daysAgo, id);
        }
    }

    private void owner(String sql, @Nullable Object... values) {
        owner.transact(c -> {
            DemoPeople.run(c, sql, values);
            return true;
        });
    }
}
