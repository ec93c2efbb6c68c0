package org.vrank.intake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** A thread in the words of its author's page. */
final class ThreadView {
    /** States in which something can still be said. */
    private static final Set<String> OVER = Set.of("closed", "withdrawn");

    private final DoorPages pages;
    private final Language language;
    private final DoorWords words;
    private final ThreadPage thread;

    ThreadView(DoorPages pages, Language language, ThreadPage thread) {
        this.pages = pages;
        this.language = language;
        this.words = pages.words(language);
        this.thread = thread;
    }

    Map<String, Object> page() {
        Map<String, Object> page = new HashMap<>();
        ThreadPage.Published published = thread.published();
        boolean live = !OVER.contains(thread.state());
        page.put("phrase", thread.phrase());
        page.put("textLanguage", thread.textLanguage());
        page.put("stateText", state());
        page.put("overdue", thread.overdue());
        page.put("knownText", known());
        page.put("doneText", thread.done() == null ? "" : words.say("thread.done-" + thread.done()));
        page.put("live", live);
        page.put("proposal", proposal());
        page.put("published", published == null ? Map.of() : published(published));
        if (published == null) {
            page.put("published", false);
        }
        page.put("messages", messages());
        page.put("waiting", live && published == null ? Map.of("on", thread.waitForFive()) : false);
        page.put("identity", identity());
        page.put("original", thread.original());
        page.put("files", files(thread.files()));
        page.put("sentFiles", !thread.files().isEmpty());
        mistakes(page);
        for (String action : List.of("reply", "changes")) {
            page.put(action + "Typed", thread.typed().getOrDefault(action, ""));
        }
        return page;
    }

    private String state() {
        boolean waits = thread.state().equals("consented") && thread.appears() == null;
        Map<String, String> places = new HashMap<>();
        places.put("month", month(thread.month()));
        places.put("answerBy", month(thread.answerBy()));
        YearMonth appears = thread.appears();
        places.put("appears", appears == null ? "" : month(appears));
        ThreadPage.Published published = thread.published();
        places.put("appeared", published == null ? "" : month(published.month()));
        return words.say("thread.state-" + thread.state() + (waits ? "-wait" : ""), places);
    }

    /** To whom one is unknown. */
    private String known() {
        return words.say("thread.known-"
                + (thread.level().equals("receipt")
                        ? "receipt"
                        : thread.identity().equals("destroyed") ? "destroyed" : "confidential"));
    }

    private Object proposal() {
        ThreadPage.Proposal proposal = thread.proposal();
        if (proposal == null || thread.published() != null) {
            return false;
        }
        Map<String, Object> shown = new HashMap<>();
        shown.put("version", proposal.version());
        shown.put("pseudonym", proposal.pseudonym());
        shown.put("context", proposal.context());
        shown.put("place", !proposal.context().equals(Messages.of(language, "region.belgium")));
        shown.put("note", proposal.note());
        shown.put("circle", proposal.circle());
        shown.put("otherCircle", proposal.asked() != null);
        shown.put("asked", proposal.asked() == null ? "" : proposal.asked());
        shown.put("files", files(proposal.files()));
        shown.put("everyone", proposal.everyone());
        shown.put("people", pages.counted(language, "people", proposal.people()));
        shown.put("organisations", pages.counted(language, "organisations", proposal.organisations()));
        shown.put("open", proposal.open());
        shown.put(
                "answers",
                proposal.answers().stream()
                        .map(a -> Map.of(
                                "question",
                                a.question(),
                                "original",
                                a.original(),
                                "pieces",
                                a.pieces().stream().map(ThreadView::piece).toList()))
                        .toList());
        return shown;
    }

    private static List<Map<String, Object>> files(List<ThreadPage.File> files) {
        return files.stream()
                .map(f -> Map.<String, Object>of(
                        "number", f.number(), "name", f.name(), "alt", f.alt(), "picture", f.picture()))
                .toList();
    }

    private static Map<String, Object> piece(ThreadPage.Piece piece) {
        return Map.of(
                "text",
                piece.text(),
                "same",
                piece.change().equals("same"),
                "added",
                piece.change().equals("added"),
                "removed",
                piece.change().equals("removed"));
    }

    private Map<String, Object> published(ThreadPage.Published published) {
        List<Map<String, Object>> comments = new ArrayList<>();
        for (ThreadPage.Comment comment : published.comments()) {
            Map<String, Object> shown = new HashMap<>();
            shown.put("id", comment.id());
            shown.put("kind", comment.kind());
            shown.put("by", comment.by());
            shown.put("when", month(comment.when()));
            shown.put("language", comment.language());
            shown.put("text", comment.text());
            shown.put("mine", comment.mine());
            shown.put("open", comment.open());
            answering(comment.id(), shown);
            comments.add(shown);
        }
        return Map.of(
                "address",
                published.address(),
                "title",
                published.title(),
                "pseudonym",
                published.pseudonym(),
                "comments",
                comments);
    }

    private List<Map<String, Object>> messages() {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (ThreadPage.Message message : thread.messages()) {
            messages.add(Map.of(
                    "from",
                    message.from(),
                    "author",
                    message.from().equals("author"),
                    "month",
                    month(message.month()),
                    "text",
                    message.text()));
        }
        return messages;
    }

    private Object identity() {
        if (thread.identity().equals("none")) {
            return false;
        }
        List<Map<String, String>> openings = thread.openings().stream()
                .map(o -> Map.of("month", month(o.month()), "custodian", o.custodian(), "reason", o.reason()))
                .toList();
        return Map.of(
                "openings",
                openings,
                "opened",
                !openings.isEmpty(),
                "sealed",
                thread.identity().equals("sealed"),
                "destroyed",
                thread.identity().equals("destroyed"));
    }

    /** The form in which a comment is answered, with what was typed there and is still to be said about it. */
    private void answering(String comment, Map<String, Object> shown) {
        String typed = thread.typed().getOrDefault("answer:" + comment, "");
        List<String> wrong = wrong("answer-" + comment);
        boolean here = !typed.isEmpty() || !wrong.isEmpty();
        List<Map<String, Object>> asked =
                here ? thread.asked().stream().map(this::ask).toList() : List.of();
        shown.put("typed", typed);
        shown.put("wrong", wrong);
        shown.put("refused", !wrong.isEmpty());
        shown.put("begun", here);
        shown.put("asked", asked);
        shown.put("said", here ? said() : List.of());
    }

    private Map<String, Object> ask(ThreadPage.Ask ask) {
        return Map.of(
                "key",
                ask.key(),
                "before",
                ask.before(),
                "words",
                ask.words(),
                "after",
                ask.after(),
                "what",
                words.say(words.knows("guard." + ask.kind()) ? "guard." + ask.kind() : "guard.other"),
                "missing",
                ask.chosen().isEmpty(),
                "choices",
                ask.choices().stream()
                        .map(one -> Map.of(
                                "value",
                                one,
                                "label",
                                words.say("guard.answer-" + one),
                                "chosen",
                                one.equals(ask.chosen())))
                        .toList());
    }

    /** What was said about words that are not asked about now: they may come back with the next change. */
    private List<Map<String, String>> said() {
        return thread.typed().entrySet().stream()
                .filter(e -> DoorPages.SAID.matcher(e.getKey()).matches())
                .filter(e -> thread.asked().stream().noneMatch(ask -> e.getKey().equals("said." + ask.key())))
                .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
                .toList();
    }

    /** What is wrong with a field, in words. */
    private List<String> wrong(String field) {
        return pages
                .mistakes(
                        language,
                        thread.mistakes().stream()
                                .filter(m -> m.field().equals(field))
                                .toList())
                .stream()
                .map(m -> m.getOrDefault("text", ""))
                .toList();
    }

    private void mistakes(Map<String, Object> page) {
        page.put("mistakes", pages.mistakes(language, thread.mistakes()));
        for (String action : List.of("reply", "consent", "circle", "changes", "destruction", "withdrawal", "gone")) {
            page.put(action + "Mistake", String.join(" ", wrong(action)));
        }
        page.put(
                "goneTyped",
                thread.typed().entrySet().stream()
                        .filter(e -> e.getKey().startsWith("answer:"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(""));
    }

    private String month(YearMonth month) {
        return DoorPages.month(language, month);
    }
}
