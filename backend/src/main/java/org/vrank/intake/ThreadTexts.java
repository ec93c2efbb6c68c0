package org.vrank.intake;

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
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Readers;
import org.vrank.reports.Differences;
import org.vrank.reports.Outlines;

/** What was sent and what is proposed, for its author. */
@Singleton
class ThreadTexts {
    private final Box box;
    private final Outlines outlines;
    private final Readers readers;

    ThreadTexts(Box box, Outlines outlines, Readers readers) {
        this.box = box;
        this.outlines = outlines;
        this.readers = readers;
    }

    List<ThreadPage.Answer> original(Entry.Original original, Language language) {
        List<ThreadPage.Answer> answers = new ArrayList<>();
        texts(original.kind(), original.title(), original.answers(), language)
                .forEach((question, text) -> answers.add(new ThreadPage.Answer(question, text)));
        List<String> themes = themes(original.themes(), language);
        if (!themes.isEmpty()) {
            answers.add(new ThreadPage.Answer(Messages.of(language, "box.themes"), String.join("\n", themes)));
        }
        return answers;
    }

    List<ThreadPage.File> files(Entry.Original original, Language language) {
        return original.files().stream()
                .map(f -> new ThreadPage.File(f.number(), f.name(language), f.alt(), f.picture()))
                .toList();
    }

    /** Title and answers by their question, in its order. */
    private Map<String, String> texts(String kind, String title, Map<String, Object> answers, Language language) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(outlines.title(kind, language), title);
        outlines.questions(kind, language).forEach(q -> {
            String text = outlines.answer(kind, q.id(), answers.get(q.id()), language);
            if (!text.isEmpty()) {
                texts.put(q.label(), text);
            }
        });
        return texts;
    }

    private List<String> themes(List<String> themes, Language language) {
        return readers.asVisitor(() -> outlines.themes(themes, language));
    }

    ThreadPage.@Nullable Proposal proposal(Dialogue dialogue, Language language) {
        Entry entry = dialogue.proposed();
        Entry.Proposal proposal = entry == null ? null : entry.proposal();
        if (entry == null || proposal == null) {
            return null;
        }
        Entry.Original original = dialogue.original();
        Box.Target circle = box.circle(proposal.circle(), language);
        return new ThreadPage.Proposal(
                Integer.toString(entry.number()),
                changes(original, proposal, language),
                proposal.pseudonym(),
                proposal.context().getOrDefault(language.code(), ""),
                entry.text() == null ? "" : entry.text(),
                circle == null ? "" : circle.name(),
                proposal.circle().equals(original.circle()) ? null : name(original.circle(), language),
                circle != null && circle.everyone(),
                circle == null ? 0 : circle.people(),
                circle == null ? 0 : circle.organisations(),
                chosen(original, proposal, language),
                dialogue.proposes());
    }

    private String name(UUID circle, Language language) {
        Box.Target target = box.circle(circle, language);
        return target == null ? "" : target.name();
    }

    private List<ThreadPage.Changed> changes(Entry.Original original, Entry.Proposal proposal, Language language) {
        Map<String, String> before = texts(original.kind(), original.title(), original.answers(), language);
        Map<String, String> after = texts(original.kind(), proposal.title(), proposal.answers(), language);
        Map<String, String> both = new LinkedHashMap<>(after);
        before.forEach(both::putIfAbsent);
        List<ThreadPage.Changed> changes = new ArrayList<>();
        for (String question : both.keySet()) {
            String was = before.getOrDefault(question, "");
            changes.add(new ThreadPage.Changed(
                    question, was, pieces(Differences.parts(was, after.getOrDefault(question, "")))));
        }
        List<String> sent = themes(original.themes(), language);
        List<String> proposed = themes(proposal.themes(), language);
        if (!sent.isEmpty() || !proposed.isEmpty()) {
            changes.add(new ThreadPage.Changed(
                    Messages.of(language, "box.themes"),
                    String.join("\n", sent),
                    pieces(Differences.lines(sent, proposed))));
        }
        return changes;
    }

    private static List<ThreadPage.Piece> pieces(List<Differences.Part> parts) {
        return parts.stream()
                .map(p -> new ThreadPage.Piece(p.text(), p.change()))
                .toList();
    }

    /** The files that readers would see, as they would see them. */
    private static List<ThreadPage.File> chosen(Entry.Original original, Entry.Proposal proposal, Language language) {
        List<ThreadPage.File> chosen = new ArrayList<>();
        for (Entry.Chosen one : proposal.files()) {
            Entry.File file = original.file(one.number());
            if (file != null) {
                String name = one.title().isEmpty()
                        ? Messages.of(language, "attachment.name", chosen.size() + 1)
                        : one.title();
                chosen.add(new ThreadPage.File(file.number(), name, one.alt(), file.picture()));
            }
        }
        return chosen;
    }
}
