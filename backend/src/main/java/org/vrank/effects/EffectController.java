package org.vrank.effects;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.learning.Learners;
import org.vrank.learning.Words;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;

/** What learners say of an edition, and what its trainers see of that. */
@Controller("/api/editions/{id}")
class EffectController {
    /**
     * The answer to a form.
     *
     * @param moment before, after or form
     * @param marks one for each statement, from 1 to 5
     * @param chosen before and after: what one would do in each vignette, by its place from 0
     * @param text of the form alone
     * @param answered keys of the guard's warnings that were answered
     */
    @Serdeable
    record NewFeedback(
            @Nullable String moment,
            @Nullable List<Integer> marks,
            @Nullable List<Integer> chosen,
            @Nullable String text,
            @Nullable List<String> answered) {}

    /** A short situation, and what one could do in it. */
    @Serdeable
    record VignetteForm(String question, String language, List<String> options) {}

    @Serdeable
    record VignetteForms(List<VignetteForm> vignettes) {}

    /** {@code marks}: how far it was used, and what came of it, from 1 to 5; {@code text}: becomes the draft of a report. */
    @Serdeable
    record SixWeeksAnswer(
            @Nullable List<Integer> marks, @Nullable String text) {}

    /** {@code manuscript}: the draft on the writer's desk, or null. */
    @Serdeable
    record SixWeeksMade(@Nullable UUID manuscript) {}

    /**
     * What is shown of one form.
     *
     * @param answers of how many it is made: 0 for fewer than five, then 5, 10, 15
     * @param statements for each statement how often each value from 1 to 5 was given
     * @param texts sentences, in no order that means anything
     */
    @Serdeable
    record FormEffects(String moment, int answers, List<List<Integer>> statements, List<String> texts) {}

    /** {@code score}: how well it serves, from 0 to 10. */
    @Serdeable
    record VignetteOption(String text, int score) {}

    /**
     * How often each thing was chosen, at one moment.
     *
     * @param answers of how many it is made: 0 for fewer than five, then 5, 10, 15
     * @param average score, to one decimal
     */
    @Serdeable
    record VignetteSum(int answers, List<Integer> chosen, double average) {}

    @Serdeable
    record VignetteEffects(
            String question, String language, List<VignetteOption> options, VignetteSum before, VignetteSum after) {}

    @Serdeable
    record EditionEffects(List<FormEffects> forms, List<VignetteEffects> vignettes) {}

    private final Effects effects;

    EffectController(Effects effects) {
        this.effects = effects;
    }

    /** Answers a form, once; for who takes part. What is said cannot be told from what others say. */
    @Post("/feedback")
    @Operation(operationId = "giveFeedback")
    @Status(HttpStatus.NO_CONTENT)
    void give(UUID id, @Body NewFeedback given) {
        Set<String> answered = given.answered() == null ? Set.of() : new HashSet<>(given.answered());
        effects.give(id, given.moment(), given.marks(), given.chosen(), given.text(), answered);
    }

    /** The vignettes that are answered before and after; for who takes part. */
    @Get("/vignettes")
    @ReaderScope
    @Operation(operationId = "listVignettes")
    VignetteForms vignettes(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Effects.Asked asked = effects.asked(id);
        Words words = words(asked.edition(), speaks);
        return new VignetteForms(asked.vignettes().stream()
                .map(one -> new VignetteForm(
                        words.text(one.question()),
                        words.language(one.question()),
                        one.deeds().stream()
                                .map(deed -> words.text(deed.text()))
                                .toList()))
                .toList());
    }

    private static Words words(Learners.Edition edition, @Nullable String speaks) {
        return Words.of(Language.ofInterface(speaks), edition.language());
    }

    /** Six weeks on: was it used, and what came of it? What is told goes to the desk of who tells it, and to nobody else. */
    @Post("/six-weeks")
    @Operation(operationId = "answerSixWeeks")
    @Status(HttpStatus.CREATED)
    SixWeeksMade after(UUID id, @Body SixWeeksAnswer given) {
        return new SixWeeksMade(effects.after(id, given.marks(), given.text()));
    }

    /** What learners said, added up, from five answers on; for the trainers of an edition. */
    @Get("/effects")
    @Operation(operationId = "getEffects")
    EditionEffects shown(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Effects.Shown shown = effects.shown(id);
        List<FormEffects> forms = new ArrayList<>();
        for (String moment : List.of("before", "form", "after", "weeks")) {
            List<EffectRepository.Count> counts = shown.counts().stream()
                    .filter(one -> one.moment().equals(moment))
                    .toList();
            List<List<Integer>> statements = new ArrayList<>();
            for (int i = 1; i <= Effects.STATEMENTS.getOrDefault(moment, 0); i++) {
                int statement = i;
                statements.add(counts.stream()
                        .filter(one -> one.statement() == statement)
                        .map(EffectRepository.Count::answers)
                        .toList());
            }
            forms.add(new FormEffects(
                    moment,
                    counts.isEmpty() ? 0 : counts.getFirst().shown(),
                    counts.isEmpty() ? List.of() : statements,
                    shown.texts().stream()
                            .filter(one -> one.moment().equals(moment))
                            .map(EffectRepository.Sentence::text)
                            .toList()));
        }
        Words words = words(shown.edition(), speaks);
        List<VignetteEffects> vignettes = new ArrayList<>();
        for (int i = 0; i < shown.vignettes().size(); i++) {
            Vignette one = shown.vignettes().get(i);
            vignettes.add(new VignetteEffects(
                    words.text(one.question()),
                    words.language(one.question()),
                    one.deeds().stream()
                            .map(deed -> new VignetteOption(words.text(deed.text()), deed.score()))
                            .toList(),
                    sum(shown, one, "before", i),
                    sum(shown, one, "after", i)));
        }
        return new EditionEffects(forms, vignettes);
    }

    private static VignetteSum sum(Effects.Shown shown, Vignette vignette, String moment, int place) {
        // they are counted behind the statements of the form
        int statement = Effects.STATEMENTS.getOrDefault(moment, 0) + place + 1;
        List<EffectRepository.Count> counts = shown.counts().stream()
                .filter(one -> one.moment().equals(moment) && one.statement() == statement)
                .toList();
        List<Integer> chosen =
                counts.stream().map(EffectRepository.Count::answers).toList();
        return new VignetteSum(counts.isEmpty() ? 0 : counts.getFirst().shown(), chosen, vignette.average(chosen));
    }
}
