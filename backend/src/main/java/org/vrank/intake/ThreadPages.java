package org.vrank.intake;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.platform.Language;
import org.vrank.platform.Texts;

/** What its author sees and does with nine words. */
@Singleton
class ThreadPages {
    private final Receipts receipts;
    private final Box box;
    private final DoorPages pages;
    private final ThreadTexts texts;
    private final ReaderComments comments;

    ThreadPages(Receipts receipts, Box box, DoorPages pages, ThreadTexts texts, ReaderComments comments) {
        this.receipts = receipts;
        this.box = box;
        this.pages = pages;
        this.texts = texts;
        this.comments = comments;
    }

    /** Does what was asked and shows the thread as it then is; what was typed for a refused action stays. */
    String act(Language language, String action, Map<String, String> typed) {
        String words = typed.getOrDefault("phrase", "");
        Tried tried;
        try {
            tried = tried(words, action, typed);
            if (action.equals("withdrawal") && tried.done()) {
                return pages.withdrawn(language);
            }
            Receipts.Opened opened = receipts.open(words);
            return opened == null
                    ? pages.opening(language, action, typed, "opening.unknown")
                    : pages.thread(language, page(language, words, opened, action, tried, typed));
        } catch (RuntimeException passing) {
            // said to nobody but who typed it
            return pages.opening(language, action, typed, "errors.passing");
        }
    }

    /** A file that came along; null when the words open nothing, or nothing of that number. */
    Receipts.@Nullable Shown file(Map<String, String> typed) {
        String number = typed.getOrDefault("number", "");
        try {
            return number.matches("\\d{1,3}")
                    ? receipts.file(typed.getOrDefault("phrase", ""), Integer.parseInt(number))
                    : null;
        } catch (RuntimeException passing) {
            // said to nobody but who asks, on the page that comes instead
            return null;
        }
    }

    /** What became of an action: done, or what is wrong. */
    private record Tried(boolean done, List<DoorForm.Mistake> mistakes, List<ThreadPage.Ask> asked) {
        static final Tried DONE = new Tried(true, List.of(), List.of());
        static final Tried NOTHING = new Tried(false, List.of(), List.of());

        static Tried mistaken(String field, String key) {
            return new Tried(false, List.of(new DoorForm.Mistake(field, key)), List.of());
        }
    }

    private Tried tried(String words, String action, Map<String, String> typed) {
        String text = typed.getOrDefault("text", "").strip();
        boolean sure = "yes".equals(typed.get("sure"));
        return switch (action) {
            case "reply" -> said(action, text, () -> receipts.reply(words, text));
            case "changes" -> said(action, text, () -> receipts.changes(words, text));
            case "consent" -> consented(words, typed);
            case "waiting" -> outcome(action, receipts.waiting(words, "yes".equals(typed.get("wait"))));
            case "destruction" ->
                sure ? outcome(action, receipts.destroyLink(words)) : Tried.mistaken(action, "thread.sure-missing");
            case "withdrawal" ->
                sure ? outcome(action, receipts.withdraw(words)) : Tried.mistaken(action, "thread.sure-missing");
            case "answer" -> answered(words, typed, text);
            default -> Tried.NOTHING;
        };
    }

    private interface Doing {
        Receipts.Outcome run();
    }

    private static Tried said(String action, String text, Doing doing) {
        if (!Texts.says(text)) {
            return Tried.mistaken(action, "thread.text-missing");
        }
        return text.length() > Receipts.LONGEST
                ? Tried.mistaken(action, "thread.text-too-long")
                : outcome(action, doing.run());
    }

    private Tried consented(String words, Map<String, String> typed) {
        String proposal = typed.getOrDefault("proposal", "");
        int number = proposal.matches("\\d{1,6}") ? Integer.parseInt(proposal) : 0;
        return outcome("consent", receipts.consent(words, number, "yes".equals(typed.get("circle-too"))));
    }

    /** Answers a reader under the pseudonym, in the language of the report. */
    private Tried answered(String words, Map<String, String> typed, String text) {
        Receipts.Opened opened = receipts.open(words);
        Entry.Consent consent = opened == null ? null : opened.dialogue().consent();
        String to = typed.getOrDefault("to", "");
        if (opened == null || consent == null || !published(opened)) {
            return Tried.mistaken("answer-" + to, "errors.stale");
        }
        if (!Texts.says(text) || text.length() > ReaderComments.LONGEST) {
            return Tried.mistaken("answer-" + to, Texts.says(text) ? "thread.answer-too-long" : "thread.text-missing");
        }
        ReaderComments.Answered answered =
                comments.answer(consent, to, opened.dialogue().original().language(), text, ofHits(typed));
        return new Tried(answered.mistakes().isEmpty(), answered.mistakes(), answered.asked());
    }

    private static boolean published(Receipts.Opened opened) {
        return opened.standing() != null && opened.standing().published();
    }

    /** What was said of words that the guard asks about, by their key. */
    private static Map<String, String> ofHits(Map<String, String> typed) {
        Map<String, String> said = new HashMap<>();
        typed.forEach((name, value) -> {
            if (DoorPages.SAID.matcher(name).matches()) {
                said.put(name.substring(name.indexOf('.') + 1), value);
            }
        });
        return said;
    }

    private static Tried outcome(String action, Receipts.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Tried.DONE;
            case STALE -> Tried.mistaken(action, "errors.stale");
            case ANOTHER_CIRCLE -> Tried.mistaken("circle", "thread.circle-missing");
            case CIRCLE_GONE -> Tried.mistaken(action, "thread.circle-gone");
            case UNKNOWN -> Tried.NOTHING;
        };
    }

    private ThreadPage page(
            Language language,
            String words,
            Receipts.Opened opened,
            String action,
            Tried tried,
            Map<String, String> typed) {
        Dialogue dialogue = opened.dialogue();
        Entry.Original original = dialogue.original();
        Box.Standing standing = opened.standing();
        boolean ready = standing != null && !standing.published();
        boolean waits = standing == null ? dialogue.waits() : standing.waits();
        return new ThreadPage(
                words,
                original.level(),
                opened.state(),
                original.language(),
                dialogue.month(),
                dialogue.answerBy(),
                dialogue.overdue(box.month()),
                ready && !waits ? box.month().plusMonths(1) : null,
                waits,
                texts.original(original, language),
                texts.files(original, language),
                texts.proposal(dialogue, language),
                messages(dialogue),
                openings(dialogue),
                dialogue.identity(),
                published(opened, language),
                tried.done() ? action : null,
                tried.mistakes(),
                tried.asked(),
                tried.done() ? Map.of() : typedAgain(action, typed));
    }

    private static List<ThreadPage.Message> messages(Dialogue dialogue) {
        return dialogue.entries().stream()
                .filter(e -> List.of(Entry.QUESTION, Entry.REPLY, Entry.CHANGES, Entry.CLOSING)
                        .contains(e.what()))
                .map(e -> new ThreadPage.Message(
                        List.of(Entry.QUESTION, Entry.CLOSING).contains(e.what()) ? "custodian" : "author",
                        YearMonth.parse(e.month()),
                        e.text() == null ? "" : e.text()))
                .toList();
    }

    private static List<ThreadPage.Opening> openings(Dialogue dialogue) {
        return dialogue.entries().stream()
                .filter(e -> e.what().equals(Entry.OPENING))
                .map(e -> new ThreadPage.Opening(
                        YearMonth.parse(e.month()),
                        e.custodian() == null ? "" : e.custodian(),
                        e.text() == null ? "" : e.text()))
                .toList();
    }

    private ThreadPage.@Nullable Published published(Receipts.Opened opened, Language language) {
        Entry.Consent consent = opened.dialogue().consent();
        Entry entry = opened.dialogue().proposed();
        Entry.Proposal proposal = entry == null ? null : entry.proposal();
        if (consent == null
                || proposal == null
                || opened.standing() == null
                || !opened.standing().published()) {
            return null;
        }
        return new ThreadPage.Published(
                "/" + language.spoken().code() + "/reports/" + consent.report(),
                proposal.title(),
                proposal.pseudonym(),
                YearMonth.from(opened.standing().month()),
                comments.of(consent, language));
    }

    private static Map<String, String> typedAgain(String action, Map<String, String> typed) {
        Map<String, String> again = new HashMap<>();
        String text = typed.getOrDefault("text", "");
        if (!text.isEmpty()) {
            again.put(action.equals("answer") ? "answer:" + typed.getOrDefault("to", "") : action, text);
        }
        ofHits(typed).forEach((key, answer) -> again.put("said." + key, answer));
        return again;
    }
}
