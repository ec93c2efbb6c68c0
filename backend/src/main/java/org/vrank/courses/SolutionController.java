package org.vrank.courses;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ReaderScope;

/** Exercises and vignettes of a draft with their solutions, for whoever trains in its circle. */
@Controller("/api/course-versions/{id}")
class SolutionController {
    /** {@code state}: of the version; only a draft can be changed. */
    @Serdeable
    record SolvedExercises(int revision, String state, List<String> languages, List<SolvedExercise> exercises) {}

    @Serdeable
    record WrittenExercise(int revision, @Nullable SolvedExercise exercise) {}

    @Serdeable
    record ExerciseSaved(int revision) {}

    private final Drafts drafts;
    private final Solutions solutions;

    SolutionController(Drafts drafts, Solutions solutions) {
        this.drafts = drafts;
        this.solutions = solutions;
    }

    /** The exercises of a module. */
    @Get("/modules/{module}/solutions")
    @ReaderScope
    @Operation(operationId = "listSolvedExercises")
    SolvedExercises exercises(UUID id, String module) {
        return all(id, module);
    }

    /** Writes an exercise of a module: a new one where none has this key. */
    @Put("/modules/{module}/solutions/{exercise}")
    @Operation(operationId = "writeSolvedExercise")
    ExerciseSaved write(UUID id, String module, String exercise, @Body WrittenExercise given) {
        return saved(solutions.write(id, given.revision(), module, exercise, given.exercise()));
    }

    /** Takes an exercise away. */
    @Delete("/modules/{module}/solutions/{exercise}")
    @Operation(operationId = "removeSolvedExercise")
    ExerciseSaved remove(UUID id, String module, String exercise, @Nullable @QueryValue Integer revision) {
        return saved(solutions.remove(id, revision == null ? 0 : revision, module, exercise));
    }

    /** The vignettes that are answered before and after the course. */
    @Get("/vignettes")
    @ReaderScope
    @Operation(operationId = "listSolvedVignettes")
    SolvedExercises vignettes(UUID id) {
        return all(id, null);
    }

    /** Writes a vignette: a new one where none has this key. */
    @Put("/vignettes/{vignette}")
    @Operation(operationId = "writeVignette")
    ExerciseSaved write(UUID id, String vignette, @Body WrittenExercise given) {
        return saved(solutions.write(id, given.revision(), null, vignette, given.exercise()));
    }

    /** Takes a vignette away. */
    @Delete("/vignettes/{vignette}")
    @Operation(operationId = "removeVignette")
    ExerciseSaved remove(UUID id, String vignette, @Nullable @QueryValue Integer revision) {
        return saved(solutions.remove(id, revision == null ? 0 : revision, null, vignette));
    }

    private SolvedExercises all(UUID id, @Nullable String module) {
        CourseRepository.Version version = drafts.get(id);
        return new SolvedExercises(
                version.revision(), version.state(), version.outline().languages(), solutions.list(id, module));
    }

    private static ExerciseSaved saved(CourseRepository.Version version) {
        return new ExerciseSaved(version.revision());
    }
}
