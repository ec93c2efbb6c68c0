package org.vrank.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.SignIns;
import org.vrank.platform.Readers;
import org.vrank.platform.database.Owner;
import org.vrank.reports.Claim;
import org.vrank.reports.Manuscript;
import org.vrank.reports.Manuscripts;
import org.vrank.reports.Reports;
import org.vrank.reports.Revisions;

/**
 * The demo world's reports: written, revised, added to and withdrawn through the same doors as anybody's, by their authors;
 * then dated back, for demo time runs while nobody watches.
 */
@Singleton
@Requires(beans = Owner.class)
class DemoReports {
    private final Owner owner;
    private final SignIns signIns;
    private final Readers readers;
    private final Manuscripts manuscripts;
    private final Reports reports;
    private final Revisions revisions;

    DemoReports(
            Owner owner,
            SignIns signIns,
            Readers readers,
            Manuscripts manuscripts,
            Reports reports,
            Revisions revisions) {
        this.owner = owner;
        this.signIns = signIns;
        this.readers = readers;
        this.manuscripts = manuscripts;
        this.reports = reports;
        this.revisions = revisions;
    }

    UUID publish(String file, Node report, DemoWorld.Known known) {
        try {
            String author = signIns.as(report.text("author"), null);
            UUID id = readers.as(author, () -> {
                UUID manuscript = manuscripts.add(draft(report, known));
                return reports.publish(manuscript, 1);
            });
            owner("""
                    update report set published = date_trunc('day', now()) + interval '9 hours' - make_interval(days => ?)
                    where id = ?
                    """, report.number("days-ago"), id);
            for (Node revision : report.list("revisions")) {
                revise(author, id, revision, known);
            }
            for (Node addendum : report.list("addenda")) {
                append(author, id, addendum);
            }
            if (report.node("withdrawn").optional("reason") != null) {
                readers.as(author, () -> {
                    reports.withdraw(id, report.node("withdrawn").text("reason"), null);
                    return id;
                });
                owner(
                        "update withdrawal set withdrawn = vrank_today() - ? where report_id = ?",
                        report.node("withdrawn").number("days-ago"),
                        id);
            }
            return id;
        } catch (RuntimeException refused) {
            throw new IllegalStateException("the demo world cannot publish " + file + ": " + refused, refused);
        }
    }

    /** A revision says only what changed; the rest is taken from the state before. */
    private void revise(String author, UUID id, Node revision, DemoWorld.Known known) {
        Manuscript before = readers.as(author, () -> revisions.open(id));
        Map<String, Object> answers = new HashMap<>(before.answers());
        answers.putAll(answers(revision));
        String title = revision.optional("title");
        Manuscripts.Draft changed = new Manuscripts.Draft(
                before.kind(),
                before.language(),
                title == null ? before.title() : title,
                answers,
                before.themes(),
                revision.list("claims").isEmpty() ? before.claims() : claims(revision, known),
                before.circleId(),
                before.nameLevel());
        Manuscript saved = readers.as(author, () -> manuscripts.save(before.id(), before.version(), changed, false));
        readers.as(
                author,
                () -> revisions.revise(
                        id, saved.id(), saved.version(), new Revisions.Note(revision.text("note"), null), false));
        owner("update coming_revision set due = now() where report_id = ?", id);
        owner("select vrank_apply_revisions()");
        Integer daysAgo = revision.number("days-ago");
        owner("update report set revised = vrank_today() - ? where id = ?", daysAgo, id);
        owner("""
                update revision set replaced = vrank_today() - ?
                where report_id = ? and number = (select max(number) from revision where report_id = ?)
                """, daysAgo, id, id);
    }

    private void append(String author, UUID id, Node addendum) {
        UUID made = readers.as(
                author, () -> revisions.append(id, addendum.text("text"), null).id());
        owner("""
                update addendum set published = date_trunc('day', now()) + interval '9 hours' - make_interval(days => ?)
                where id = ?
                """, addendum.number("days-ago"), made);
    }

    private void owner(String sql, @Nullable Object... values) {
        owner.transact(c -> {
            DemoPeople.run(c, sql, values);
            return true;
        });
    }

    private static Manuscripts.Draft draft(Node report, DemoWorld.Known known) {
        return new Manuscripts.Draft(
                report.text("kind"),
                report.text("language"),
                report.text("title"),
                answers(report),
                report.texts("themes"),
                claims(report, known),
                known.circles().get(report.text("circle")),
                report.text("name"));
    }

    static Map<String, Object> answers(Node report) {
        Map<String, Object> answers = new HashMap<>();
        report.node("answers")
                .map()
                .forEach((id, answer) -> answers.put(
                        id.toString(),
                        answer instanceof List<?> chosen
                                ? chosen.stream().map(Object::toString).toList()
                                : answer.toString()));
        return answers;
    }

    private static List<Claim> claims(Node report, DemoWorld.Known known) {
        return report.list("claims").stream()
                .map(c -> new Claim(
                        c.text("stage"),
                        c.text("text"),
                        c.optional("judge"),
                        c.optional("organisation") == null
                                ? null
                                : known.organisations().get(c.text("organisation")),
                        c.optional("known"),
                        c.optional("evidence"),
                        null))
                .toList();
    }
}
