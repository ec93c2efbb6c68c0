package org.vrank.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.box.Phrase;
import org.vrank.box.Phrases;
import org.vrank.guard.Finding;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.reports.Handover;
import org.vrank.reports.Manuscript;
import org.vrank.reports.Manuscripts;
import org.vrank.reports.Outlines;

/** Sending without signing in. Whatever session a browser brings along is not looked at. */
@Singleton
class Door {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ANSWER = 20_000;

    private final Box box;
    private final Phrases phrases;
    private final Outlines outlines;
    private final Handover handover;
    private final Organisations organisations;
    private final Readers readers;

    Door(Box box, Phrases phrases, Outlines outlines, Handover handover, Organisations organisations, Readers readers) {
        this.box = box;
        this.phrases = phrases;
        this.outlines = outlines;
        this.handover = handover;
        this.organisations = organisations;
        this.readers = readers;
    }

    /** What was typed, with what can be chosen. */
    DoorForm form(Language language, Map<String, String> posted) {
        return DoorForm.of(
                language,
                posted,
                outlines.kinds(language).stream()
                        .map(k -> new DoorForm.Kind(k.value(), k.label()))
                        .toList(),
                kind -> outlines.questions(kind, language).stream()
                        .filter(q -> q.text() && (q.core() || q.required()))
                        .map(q -> new DoorForm.Question(q.id(), q.label(), q.help(), q.required()))
                        .toList(),
                custodians(language));
    }

    private List<DoorForm.Person> custodians(Language language) {
        Map<UUID, Organisation> units = readers.asVisitor(organisations::byId);
        return box.readers().stream()
                .map(r -> {
                    Organisation unit = units.get(r.organisation());
                    return new DoorForm.Person(r.name(), unit == null ? "" : unit.name(language));
                })
                .toList();
    }

    /** Everything that stands in the way of sending. */
    List<DoorForm.Mistake> mistakes(DoorForm form) {
        List<DoorForm.Mistake> mistakes = new ArrayList<>(form.missing());
        String slip = Phrases.slip(form.slip());
        if (!form.slip().isBlank() && (slip == null || box.slip(slip) == null)) {
            mistakes.add(new DoorForm.Mistake("slip", "errors.slip"));
        }
        if (form.title().length() > LONGEST_TITLE) {
            mistakes.add(
                    new DoorForm.Mistake("title", "errors.too-long", outlines.title(form.kind(), form.language())));
        }
        for (DoorForm.Question question : form.questions()) {
            if (form.answers().getOrDefault(question.id(), "").length() > LONGEST_ANSWER) {
                mistakes.add(new DoorForm.Mistake("answer." + question.id(), "errors.too-long", question.label()));
            }
        }
        return mistakes;
    }

    /** The same with nine words to note: those it came with, or fresh ones. */
    DoorForm withPhrase(DoorForm form) {
        return phrases.read(form.phrase()) == null ? form.withPhrase(phrases.fresh()) : form;
    }

    /** What is said before sending: what the guard finds, and who will read. */
    DoorCheck check(DoorForm form) {
        Map<String, String> labels = new HashMap<>();
        labels.put("title", outlines.title(form.kind(), form.language()));
        form.questions().forEach(q -> labels.put("answers." + q.id(), q.label()));
        Map<String, Object> answers = new HashMap<>(form.answers());
        List<DoorCheck.Finding> findings = new ArrayList<>();
        handover.findings(
                        form.kind(),
                        form.title(),
                        answers,
                        List.of(),
                        spoken(form).code())
                .forEach((field, found) -> {
                    String text = field.equals("title")
                            ? form.title()
                            : form.answers().getOrDefault(field.substring("answers.".length()), "");
                    for (Finding finding : found) {
                        findings.add(new DoorCheck.Finding(
                                labels.getOrDefault(field, field),
                                finding.kind().code(),
                                text.substring(finding.start(), finding.end())));
                    }
                });
        String slip = Phrases.slip(form.slip());
        UUID id = slip == null ? null : box.slip(slip);
        Box.Target circle = id == null ? null : box.circle(id, form.language());
        return new DoorCheck(
                findings,
                circle == null ? "" : circle.name(),
                circle != null && circle.everyone(),
                circle == null ? 0 : circle.people(),
                circle == null ? 0 : circle.organisations());
    }

    /** Whether this very text came in with these nine words already: the answer to it was lost. */
    boolean cameIn(DoorForm form) {
        Phrase phrase = phrases.read(form.phrase());
        Dialogue dialogue = phrase == null ? null : box.open(phrase);
        return dialogue != null
                && dialogue.original().title().equals(form.title().strip());
    }

    /** Sends it; null when it is in, else what stands in the way. */
    DoorForm.@Nullable Mistake send(DoorForm form) {
        Phrase phrase = phrases.read(form.phrase());
        String slip = Phrases.slip(form.slip());
        UUID circle = slip == null ? null : box.slip(slip);
        if (phrase == null) {
            return new DoorForm.Mistake("noted", "check.noted-wrong");
        }
        if (slip == null || circle == null) {
            return new DoorForm.Mistake("slip", "errors.slip");
        }
        Manuscript m;
        try {
            m = readers.asVisitor(() -> handover.looked(draft(form)));
        } catch (Refusal.Invalid refused) {
            return new DoorForm.Mistake("title", "errors.passing");
        }
        Box.Outcome outcome = box.receive(
                new Entry.Original(
                        "receipt",
                        circle,
                        m.kind(),
                        m.language(),
                        m.title(),
                        m.answers(),
                        List.of(),
                        List.of(),
                        form.waitForFive(),
                        List.of()),
                Map.of(),
                null,
                phrase,
                slip);
        box.settleFiles();
        return switch (outcome) {
            case RECEIVED -> null;
            case AGAIN -> new DoorForm.Mistake("noted", "errors.passing");
            case SLIP -> new DoorForm.Mistake("slip", "errors.slip");
            case NOBODY -> new DoorForm.Mistake("slip", "errors.passing");
        };
    }

    private static Manuscripts.Draft draft(DoorForm form) {
        Map<String, Object> answers = new HashMap<>();
        form.answers().forEach((id, text) -> answers.put(id, text));
        return new Manuscripts.Draft(
                form.kind(), spoken(form).code(), form.title(), answers, List.of(), List.of(), null, null);
    }

    /** The language somebody writes in: one of ours, or that of the page. */
    private static Language spoken(DoorForm form) {
        try {
            return Language.of(form.textLanguage());
        } catch (IllegalArgumentException none) {
            return form.language();
        }
    }
}
