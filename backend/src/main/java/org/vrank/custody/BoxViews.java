package org.vrank.custody;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.guard.Finding;
import org.vrank.guard.Guard;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.reports.Differences;
import org.vrank.reports.Handover;
import org.vrank.reports.Outlines;

/** Threads as the custodians' desk shows them. */
@Singleton
class BoxViews {
    private final Custody custody;
    private final Box box;
    private final Outlines outlines;
    private final Differences differences;
    private final Handover handover;
    private final Guard guard;

    BoxViews(Custody custody, Box box, Outlines outlines, Differences differences, Handover handover, Guard guard) {
        this.custody = custody;
        this.box = box;
        this.outlines = outlines;
        this.differences = differences;
        this.handover = handover;
        this.guard = guard;
    }

    BoxController.BoxLine line(Custody.Opened opened, Language language) {
        Dialogue dialogue = opened.dialogue();
        Entry.Original original = dialogue.original();
        return new BoxController.BoxLine(
                dialogue.id(),
                dialogue.month().toString(),
                dialogue.answerBy().toString(),
                dialogue.overdue(box.month()),
                original.level(),
                opened.state(),
                circle(original.circle()),
                original.title(),
                original.kind(),
                outlines.kinds(language).stream()
                        .filter(k -> k.value().equals(original.kind()))
                        .findFirst()
                        .map(Outlines.Kind::label)
                        .orElse(original.kind()),
                original.language());
    }

    BoxController.BoxView page(Custody.Opened opened, Language language) {
        Dialogue dialogue = opened.dialogue();
        Entry.Original original = dialogue.original();
        return new BoxController.BoxView(
                line(opened, language),
                new BoxController.OriginalView(
                        original.title(),
                        answers(original.kind(), original.answers(), language),
                        original.themes(),
                        original.claims(),
                        original.files().stream().map(f -> file(f, language)).toList()),
                proposal(dialogue, language),
                dialogue.entries().stream()
                        .filter(e -> List.of(Entry.QUESTION, Entry.REPLY, Entry.CHANGES, Entry.CLOSING)
                                .contains(e.what()))
                        .map(e -> new BoxController.MessageView(
                                List.of(Entry.QUESTION, Entry.CLOSING).contains(e.what()) ? "custodian" : "author",
                                e.month(),
                                text(e)))
                        .toList(),
                findings(original),
                dialogue.entries().stream()
                        .filter(e -> e.what().equals(Entry.OPENING))
                        .map(e -> new BoxController.OpeningView(
                                e.month(), e.custodian() == null ? "" : e.custodian(), text(e)))
                        .toList(),
                dialogue.identity(),
                dialogue.waits(),
                circles(dialogue));
    }

    private static BoxController.BoxFileView file(Entry.File file, Language language) {
        return new BoxController.BoxFileView(
                file.number(),
                file.kind(),
                file.name(language),
                file.title(),
                file.alt(),
                file.text(),
                file.picture() ? file.width() : null,
                file.picture() ? file.height() : null,
                file.size());
    }

    private List<BoxController.InCircle> circles(Dialogue dialogue) {
        return custody.circles(dialogue).stream().map(this::circle).toList();
    }

    private BoxController.@Nullable ProposalView proposal(Dialogue dialogue, Language language) {
        Entry entry = dialogue.proposed();
        Entry.Proposal proposal = entry == null ? null : entry.proposal();
        if (entry == null || proposal == null) {
            return null;
        }
        Entry.Original original = dialogue.original();
        return new BoxController.ProposalView(
                entry.number(),
                proposal.title(),
                answers(original.kind(), proposal.answers(), language),
                proposal.themes(),
                proposal.claims(),
                circle(proposal.circle()),
                proposal.given(),
                proposal.context().getOrDefault(language.code(), ""),
                proposal.pseudonym(),
                text(entry),
                proposal.files().stream()
                        .map(f -> new BoxController.ChosenFileView(f.number(), f.title(), f.alt()))
                        .toList(),
                differences(original, proposal, language));
    }

    private List<BoxController.DifferenceView> differences(
            Entry.Original original, Entry.Proposal proposal, Language language) {
        List<BoxController.DifferenceView> views = new ArrayList<>();
        differences
                .between(
                        original.kind(),
                        new Differences.State(original.title(), original.answers(), original.claims()),
                        new Differences.State(proposal.title(), proposal.answers(), proposal.claims()),
                        language)
                .forEach(c -> views.add(new BoxController.DifferenceView(c.id(), c.label(), c.parts())));
        lines(
                views,
                "themes",
                Messages.of(language, "box.themes"),
                outlines.themes(original.themes(), language),
                outlines.themes(proposal.themes(), language));
        lines(
                views,
                "files",
                Messages.of(language, "box.files"),
                original.files().stream()
                        .map(f -> told(f.name(language), f.alt()))
                        .toList(),
                proposal.files().stream()
                        .map(f -> told(
                                f.title().isEmpty() ? Messages.of(language, "attachment.name", f.number()) : f.title(),
                                f.alt()))
                        .toList());
        return views;
    }

    private static void lines(
            List<BoxController.DifferenceView> views, String id, String label, List<String> was, List<String> is) {
        if (!was.equals(is)) {
            views.add(new BoxController.DifferenceView(id, label, Differences.lines(was, is)));
        }
    }

    private static String told(String name, String alt) {
        return alt.isEmpty() ? name : name + " (" + alt + ")";
    }

    private List<BoxController.AnswerView> answers(String kind, Map<String, Object> answers, Language language) {
        return outlines.questions(kind, language).stream()
                .filter(q -> answers.containsKey(q.id()))
                .map(q -> new BoxController.AnswerView(
                        q.id(),
                        q.label(),
                        outlines.answer(kind, q.id(), answers.get(q.id()), language),
                        answers.getOrDefault(q.id(), ""),
                        q.text()))
                .toList();
    }

    private Map<String, List<BoxController.FindingView>> findings(Entry.Original original) {
        Map<String, List<BoxController.FindingView>> views = new LinkedHashMap<>();
        handover.findings(original.kind(), original.title(), original.answers(), original.claims(), original.language())
                .forEach((field, found) -> views.put(field, views(found)));
        original.files().forEach(file -> {
            String field = "files." + file.number();
            guarded(views, field, file.text(), original.language());
            guarded(views, field + ".title", file.title(), original.language());
            guarded(views, field + ".alt", file.alt(), original.language());
        });
        return views;
    }

    private void guarded(
            Map<String, List<BoxController.FindingView>> views, String field, String text, String language) {
        List<Finding> found = guard.check(text, language);
        if (!found.isEmpty()) {
            views.put(field, views(found));
        }
    }

    private static List<BoxController.FindingView> views(List<Finding> found) {
        return found.stream()
                .map(f -> new BoxController.FindingView(
                        f.kind().code(), f.severity().code(), f.start(), f.end()))
                .toList();
    }

    private BoxController.InCircle circle(UUID id) {
        return new BoxController.InCircle(id, custody.circle(id));
    }

    private static String text(Entry entry) {
        return entry.text() == null ? "" : entry.text();
    }
}
