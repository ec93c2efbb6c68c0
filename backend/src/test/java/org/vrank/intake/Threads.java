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
        return thread(state, phrase, null, null);
    }

    static ThreadPage done(String action, String phrase) {
        String state = action.equals("answer") ? "published" : action.equals("consent") ? "consented" : "received";
        return thread(state, phrase, action, null);
    }

    static ThreadPage mistaken(String action, String phrase) {
        String key = switch (action) {
            case "reply", "changes" -> "thread.text-missing";
            case "consent" -> "errors.stale";
            case "circle" -> "thread.circle-missing";
            default -> "thread.sure-missing";
        };
        return thread("proposed", phrase, null, new DoorForm.Mistake(action, key));
    }

    private static ThreadPage thread(
            String state, String phrase, @Nullable String done, DoorForm.@Nullable Mistake mistake) {
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
                mistake,
                Map.of());
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
