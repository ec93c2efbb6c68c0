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

    /** What became of an action: done, or the key of what is wrong. */
    private record Tried(boolean done, @Nullable String mistake) {
        /** The field that it is about: the action itself, or one of its own. */
        String field(String action, Map<String, String> typed) {
            if (action.equals("answer")) {
                return "answer-" + typed.getOrDefault("to", "");
            }
            return "thread.circle-missing".equals(mistake) ? "circle" : action;
        }
    }

    private Tried tried(String words, String action, Map<String, String> typed) {
        String text = typed.getOrDefault("text", "").strip();
        boolean sure = "yes".equals(typed.get("sure"));
        return switch (action) {
            case "reply" -> said(text, () -> receipts.reply(words, text));
            case "changes" -> said(text, () -> receipts.changes(words, text));
            case "consent" -> consented(words, typed);
            case "waiting" -> outcome(receipts.waiting(words, "yes".equals(typed.get("wait"))));
            case "destruction" -> sure ? outcome(receipts.destroyLink(words)) : new Tried(false, "thread.sure-missing");
            case "withdrawal" -> sure ? outcome(receipts.withdraw(words)) : new Tried(false, "thread.sure-missing");
            case "answer" -> answered(words, typed, text);
            default -> new Tried(false, null);
        };
    }

    private interface Doing {
        Receipts.Outcome run();
    }

    private static Tried said(String text, Doing doing) {
        if (!Texts.says(text)) {
            return new Tried(false, "thread.text-missing");
        }
        return text.length() > Receipts.LONGEST ? new Tried(false, "thread.text-too-long") : outcome(doing.run());
    }

    private Tried consented(String words, Map<String, String> typed) {
        String proposal = typed.getOrDefault("proposal", "");
        int number = proposal.matches("\\d{1,6}") ? Integer.parseInt(proposal) : 0;
        return outcome(receipts.consent(words, number, "yes".equals(typed.get("circle-too"))));
    }

    /** Answers a reader under the pseudonym, in the language of the report. */
    private Tried answered(String words, Map<String, String> typed, String text) {
        Receipts.Opened opened = receipts.open(words);
        Entry.Consent consent = opened == null ? null : opened.dialogue().consent();
        Entry entry = opened == null ? null : opened.dialogue().proposed();
        Entry.Proposal proposal = entry == null ? null : entry.proposal();
        if (opened == null
                || consent == null
                || proposal == null
                || opened.standing() == null
                || !opened.standing().published()) {
            return new Tried(false, "errors.stale");
        }
        if (!Texts.says(text) || text.length() > Receipts.LONGEST) {
            return new Tried(false, Texts.says(text) ? "thread.text-too-long" : "thread.text-missing");
        }
        String mistake = comments.answer(
                consent,
                typed.getOrDefault("to", ""),
                opened.dialogue().original().language(),
                text,
                "yes".equals(typed.get("sure")));
        return new Tried(mistake == null, mistake);
    }

    private static Tried outcome(Receipts.Outcome outcome) {
        return switch (outcome) {
            case DONE -> new Tried(true, null);
            case STALE -> new Tried(false, "errors.stale");
            case ANOTHER_CIRCLE -> new Tried(false, "thread.circle-missing");
            case CIRCLE_GONE -> new Tried(false, "thread.circle-gone");
            case UNKNOWN -> new Tried(false, null);
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
                tried.mistake() == null ? null : new DoorForm.Mistake(tried.field(action, typed), tried.mistake()),
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
                "/" + (language == Language.DE ? Language.EN : language).code() + "/reports/" + consent.report(),
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
        return again;
    }
}
