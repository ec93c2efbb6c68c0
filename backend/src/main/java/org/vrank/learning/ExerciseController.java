package org.vrank.learning;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

/** Exercises, and what is answered to them. */
@Controller("/api")
class ExerciseController {
    /**
     * An exercise as it is asked: nothing of what solves or explains it.
     *
     * @param language its words are in
     * @param parts what is chosen from, put in order or sorted, in the order in which it is to be shown
     * @param start of a scenario: where it begins
     */
    @Serdeable
    record ExerciseForm(
            String module,
            String key,
            String kind,
            String language,
            String question,
            String hint,
            List<String> parts,
            ExerciseOutcome.@Nullable ScenarioStep start) {}

    /** An answer that is kept; {@code revision}: what the next one builds on, 0 where nothing is kept. */
    @Serdeable
    record ExerciseAnswer(int revision, Reply reply, boolean shared, ExerciseOutcome outcome) {}

    /** An exercise with what the asker answered. */
    @Serdeable
    record ExerciseView(ExerciseForm exercise, @Nullable ExerciseAnswer answer) {}

    /** A module's exercises; {@code version}: where they can be tried; {@code takesPart}: whether answers of the asker are kept here. */
    @Serdeable
    record ModuleExercises(
            UUID version,
            String title,
            String language,
            boolean done,
            boolean takesPart,
            List<ExerciseView> exercises) {}

    /** {@code shared}: with the trainers; {@code answered}: keys of the guard's warnings that the writer answered. */
    @Serdeable
    record NewExerciseAnswer(
            @Nullable Integer revision,
            @Nullable Reply reply,
            @Nullable Boolean shared,
            @Nullable List<String> answered) {}

    @Serdeable
    record ModuleDone(@Nullable Boolean done) {}

    /** What a learner shared with the trainers. */
    @Serdeable
    record SharedAnswer(ExerciseForm exercise, String name, Reply reply) {}

    private final Exercises exercises;
    private final Learners learners;

    ExerciseController(Exercises exercises, Learners learners) {
        this.exercises = exercises;
        this.learners = learners;
    }

    /** The exercises of a module in an edition, with the asker's own answers; for who takes part or trains. */
    @Get("/editions/{id}/modules/{module}/exercises")
    @ReaderScope
    @Operation(operationId = "listEditionExercises")
    ModuleExercises ofEdition(UUID id, String module, @Nullable @Header("Accept-Language") String speaks) {
        return view(exercises.ofEdition(id, module), speaks);
    }

    /** The exercises of a module of a version, to be tried without an edition. */
    @Get("/course-versions/{id}/modules/{module}/exercises")
    @ReaderScope
    @Operation(operationId = "listVersionExercises")
    ModuleExercises ofVersion(UUID id, String module, @Nullable @Header("Accept-Language") String speaks) {
        return view(exercises.ofVersion(id, module), speaks);
    }

    /** Keeps an answer and says what is to be said about it; sent again it changes nothing. */
    @Put("/editions/{id}/answers/{module}/{exercise}")
    @ReaderScope
    @Operation(operationId = "answerExercise")
    HttpResponse<ExerciseAnswer> answer(
            UUID id,
            String module,
            String exercise,
            @Body NewExerciseAnswer given,
            @Nullable @Header("Accept-Language") String speaks) {
        Exercises.Answered answered = exercises.answer(id, module, exercise, given(given));
        if (answered.revision() < 0) {
            Exercises.Answered present = new Exercises.Answered(
                    answered.exercise(), answered.reply(), answered.shared(), -answered.revision());
            throw new Refusal.Conflict(answer(present, words(speaks, null)));
        }
        return HttpResponse.ok(answer(answered, words(speaks, null)));
    }

    /** Says what is to be said about an answer, and keeps nothing. */
    @Post("/course-versions/{id}/tries/{module}/{exercise}")
    @ReaderScope
    @Operation(operationId = "tryExercise")
    HttpResponse<ExerciseAnswer> attempt(
            UUID id,
            String module,
            String exercise,
            @Body NewExerciseAnswer given,
            @Nullable @Header("Accept-Language") String speaks) {
        return HttpResponse.ok(answer(exercises.attempt(id, module, exercise, given(given)), words(speaks, null)));
    }

    /** The asker calls a module done, or not yet. */
    @Put("/editions/{id}/modules/{module}/done")
    @Operation(operationId = "markModule")
    @Status(HttpStatus.NO_CONTENT)
    void mark(UUID id, String module, @Body ModuleDone given) {
        learners.mark(id, module, Boolean.TRUE.equals(given.done()));
    }

    /** What learners shared on purpose, for the trainers of an edition. */
    @Get("/editions/{id}/shared-answers")
    @ReaderScope
    @Operation(operationId = "listSharedAnswers")
    Page<SharedAnswer> shared(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Words words = words(speaks, null);
        return Page.whole(exercises.shared(id).stream()
                .map(one -> new SharedAnswer(form(one.exercise(), words), one.name(), one.reply()))
                .toList());
    }

    private static Exercises.Given given(NewExerciseAnswer given) {
        Set<String> answered = new HashSet<>(given.answered() == null ? List.of() : given.answered());
        return new Exercises.Given(
                given.revision() == null ? 0 : given.revision(),
                given.reply(),
                Boolean.TRUE.equals(given.shared()),
                answered);
    }

    private static ModuleExercises view(Exercises.OfModule module, @Nullable String speaks) {
        Words words = words(speaks, module.edition());
        return new ModuleExercises(
                module.version(),
                words.text(module.title()),
                words.language(module.title()),
                module.done(),
                module.takesPart(),
                module.exercises().stream()
                        .map(one -> new ExerciseView(
                                form(one.exercise(), words), one.reply() == null ? null : answer(one, words)))
                        .toList());
    }

    private static ExerciseForm form(Exercise exercise, Words words) {
        boolean scenario = exercise.kind().equals("scenario");
        return new ExerciseForm(
                exercise.module(),
                exercise.key(),
                exercise.kind(),
                words.language(exercise.question()),
                scenario ? "" : words.text(exercise.question()),
                words.text(exercise.body().get("hint")),
                exercise.shown().stream()
                        .map(place -> exercise.parts().get(place))
                        .map(part -> words.text(exercise.kind().equals("ordering") ? part : part.get("text")))
                        .toList(),
                scenario ? Judging.step(exercise.step(null), words) : null);
    }

    private static ExerciseAnswer answer(Exercises.Answered answered, Words words) {
        Reply reply = answered.reply() == null ? Reply.open("") : answered.reply();
        return new ExerciseAnswer(
                answered.revision(), reply, answered.shared(), Judging.outcome(answered.exercise(), reply, words));
    }

    private static Words words(@Nullable String speaks, @Nullable String edition) {
        return Words.of(Language.ofInterface(speaks), edition);
    }
}
