package org.vrank.custody;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.platform.Language;
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

    BoxViews(Custody custody, Box box, Outlines outlines, Differences differences, Handover handover) {
        this.custody = custody;
        this.box = box;
        this.outlines = outlines;
        this.differences = differences;
        this.handover = handover;
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
                        original.claims()),
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
                dialogue.waits());
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
                differences
                        .between(
                                original.kind(),
                                new Differences.State(original.title(), original.answers(), original.claims()),
                                new Differences.State(proposal.title(), proposal.answers(), proposal.claims()),
                                language)
                        .stream()
                        .map(c -> new BoxController.DifferenceView(c.id(), c.label(), c.parts()))
                        .toList());
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
                .forEach((field, found) -> views.put(
                        field,
                        found.stream()
                                .map(f -> new BoxController.FindingView(
                                        f.kind().code(), f.severity().code(), f.start(), f.end()))
                                .toList()));
        return views;
    }

    private BoxController.InCircle circle(java.util.UUID id) {
        return new BoxController.InCircle(id, custody.circle(id));
    }

    private static String text(Entry entry) {
        return entry.text() == null ? "" : entry.text();
    }
}
