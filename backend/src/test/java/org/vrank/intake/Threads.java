package org.vrank.intake;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thread in each of its states. */
final class Threads {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private Threads() {}

    static ThreadPage in(String state, String phrase) {
        return thread(state, phrase, null, List.of(), List.of(), Map.of());
    }

    static ThreadPage done(String action, String phrase) {
        String state = action.equals("answer") ? "published" : action.equals("consent") ? "consented" : "received";
        return thread(state, phrase, action, List.of(), List.of(), Map.of());
    }

    static ThreadPage mistaken(String action, String phrase) {
        String key = switch (action) {
            case "reply", "changes" -> "thread.text-missing";
            case "consent" -> "errors.stale";
            case "circle" -> "thread.circle-missing";
            case "gone" -> "thread.comment-gone";
            default -> "thread.sure-missing";
        };
        return action.equals("gone")
                ? thread(
                        "published",
                        phrase,
                        null,
                        List.of(new DoorForm.Mistake(action, key)),
                        List.of(),
                        Map.of("answer:c9", "’s Avonds, na zessen."))
                : thread("proposed", phrase, null, List.of(new DoorForm.Mistake(action, key)), List.of(), Map.of());
    }

    /** An answer in which one thing has to go, one was answered and one was not. */
    static ThreadPage asked(String phrase) {
        return thread(
                "published",
                phrase,
                null,
                List.of(
                        new DoorForm.Mistake("answer-c1", "thread.comment-stopped", "0475 12 34 56"),
                        new DoorForm.Mistake("ask-00000000000000aa", "thread.ask-missing", "Fatoumata Diallo")),
                List.of(
                        new ThreadPage.Ask(
                                "00000000000000aa",
                                "name",
                                "…zei ",
                                "Fatoumata Diallo",
                                " dat het kon, en…",
                                List.of("not-a-person", "public", "changed"),
                                ""),
                        new ThreadPage.Ask(
                                "00000000000000bb",
                                "birth-date",
                                "…hij is ",
                                "geboren op 12 maart 1998",
                                ".",
                                List.of("something-else", "public", "changed"),
                                "changed")),
                Map.of(
                        "answer:c1",
                        "Toen zei Fatoumata Diallo dat het kon, en hij is geboren op 12 maart 1998. Bel 0475 12 34 56.",
                        "said.00000000000000bb",
                        "changed",
                        "said.00000000000000cc",
                        "public"));
    }

    private static ThreadPage thread(
            String state,
            String phrase,
            @Nullable String done,
            List<DoorForm.Mistake> mistakes,
            List<ThreadPage.Ask> asked,
            Map<String, String> typed) {
        boolean destroyed = "destruction".equals(done);
        boolean said = !state.equals("received");
        boolean proposed = List.of("proposed", "changes-asked", "consented").contains(state);
        return new ThreadPage(
                phrase,
                state.equals("asked") ? "receipt" : "confidential",
                state,
                "nl",
                NOVEMBER,
                NOVEMBER.plusMonths(1),
                state.equals("answered"),
                state.equals("consented") && done == null ? null : NOVEMBER.plusMonths(1),
                state.equals("consented"),
                List.of(
                        new ThreadPage.Answer("Titel", "De dialoogavond die niemand wilde"),
                        new ThreadPage.Answer(
                                "Wat liep er mis?", "Wij belden ouders op in de Zavelstraat.\n\nNiemand kwam.")),
                List.of(new ThreadPage.File(1, "De affiche", "Een lege zaal met stoelen", true)),
                proposed ? proposal(state.equals("proposed")) : null,
                said
                        ? List.of(
                                new ThreadPage.Message("custodian", NOVEMBER, "Hoeveel ouders belde u ongeveer?"),
                                new ThreadPage.Message("author", NOVEMBER, "Een dertigtal.\nTwee namen op."))
                        : List.of(),
                said
                        ? List.of(new ThreadPage.Opening(
                                NOVEMBER, "Jan Moerkens", "Twee berichten lijken van dezelfde persoon te komen."))
                        : List.of(),
                state.equals("asked") ? "none" : destroyed ? "destroyed" : "sealed",
                state.equals("published") ? published() : null,
                done,
                mistakes,
                asked,
                typed);
    }

    private static ThreadPage.Proposal proposal(boolean open) {
        return new ThreadPage.Proposal(
                "2",
                List.of(new ThreadPage.Changed(
                        "Wat liep er mis?",
                        "Wij belden ouders op in de Zavelstraat.\n\nNiemand kwam.",
                        List.of(
                                new ThreadPage.Piece("Wij belden ouders op in ", "same"),
                                new ThreadPage.Piece("de Zavelstraat.", "removed"),
                                new ThreadPage.Piece("een dichtbevolkte wijk.", "added"),
                                new ThreadPage.Piece("\n\nNiemand kwam.", "same")))),
                "Rietvink",
                "een school in de kanaalzone",
                "Met de straatnaam is de school te herkennen.",
                "Eerste lijn",
                "Iedereen",
                false,
                23,
                16,
                List.of(new ThreadPage.File(1, "De affiche", "Een lege zaal met stoelen", true)),
                open);
    }

    private static ThreadPage.Published published() {
        return new ThreadPage.Published(
                "/nl/reports/0b5a6600-0000-4000-8000-000000000000",
                "Een dialoogavond die niemand vroeg",
                "Rietvink",
                NOVEMBER.plusMonths(1),
                List.of(
                        new ThreadPage.Comment(
                                "c1",
                                "Vraag",
                                "Wout Decraene, Brussel",
                                NOVEMBER.plusMonths(1),
                                "nl",
                                "Hoe laat belde u?",
                                false,
                                true),
                        new ThreadPage.Comment(
                                "c2",
                                "Antwoord",
                                "Rietvink",
                                NOVEMBER.plusMonths(1),
                                "nl",
                                "’s Avonds.",
                                true,
                                false)));
    }
}
