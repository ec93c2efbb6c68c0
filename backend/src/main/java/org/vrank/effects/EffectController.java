package org.vrank.effects;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What learners say of an edition, and what its trainers see of that. */
@Controller("/api/editions/{id}")
class EffectController {
    /** {@code moment}: before, after or form; {@code marks}: one for each statement, from 1 to 5; {@code text}: of the form alone. */
    @Serdeable
    record NewFeedback(
            @Nullable String moment,
            @Nullable List<Integer> marks,
            @Nullable String text) {}

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

    @Serdeable
    record EditionEffects(List<FormEffects> forms) {}

    private final Effects effects;

    EffectController(Effects effects) {
        this.effects = effects;
    }

    /** Answers a form, once; for who takes part. What is said cannot be told from what others say. */
    @Post("/feedback")
    @Operation(operationId = "giveFeedback")
    @Status(HttpStatus.NO_CONTENT)
    void give(UUID id, @Body NewFeedback given) {
        effects.give(id, given.moment(), given.marks(), given.text());
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
    EditionEffects shown(UUID id) {
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
        return new EditionEffects(forms);
    }
}
