package org.vrank.learning;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;

/** How far somebody has come in an edition. */
@Controller("/api/editions/{id}/progress")
class ProgressController {
    /** So many of each. */
    @Serdeable
    record LearningCounts(int halfDays, int modules, int exercises) {}

    /** A module; {@code answered}: how many of its exercises are done. */
    @Serdeable
    record ModuleProgress(
            String key, String title, String language, int minutes, int exercises, int answered, boolean done) {}

    /**
     * What the asker has done.
     *
     * @param required what completes the course; null where it does not say
     * @param given forms that were answered: before, after, form, weeks
     * @param lastDay the last half day, or null
     */
    @Serdeable
    record LearningProgress(
            String title,
            String language,
            @Nullable LearningCounts required,
            LearningCounts reached,
            boolean complete,
            List<String> given,
            @Nullable LocalDate lastDay,
            List<ModuleProgress> modules) {}

    private final Learners learners;

    ProgressController(Learners learners) {
        this.learners = learners;
    }

    /** What the asker has done, and what is still missing; for who takes part. */
    @Get
    @ReaderScope
    @Operation(operationId = "getLearningProgress")
    LearningProgress get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Learners.Progress progress = learners.progress(id);
        Learners.Edition edition = progress.edition();
        Learners.Required required = edition.required();
        LearningRepository.Reached reached = progress.reached();
        Words words = Words.of(Language.ofInterface(speaks), edition.language());
        return new LearningProgress(
                words.text(edition.title()),
                words.language(edition.title()),
                required == null
                        ? null
                        : new LearningCounts(required.halfDays(), required.modules(), required.exercises()),
                new LearningCounts(reached.halfDays(), reached.modules(), reached.exercises()),
                reached.complete(),
                List.of(reached.given()),
                reached.lastDay(),
                progress.modules().stream()
                        .map(module -> module(module, progress, words))
                        .toList());
    }

    private ModuleProgress module(LearningRepository.Module module, Learners.Progress progress, Words words) {
        var title = learners.read(module.title());
        return new ModuleProgress(
                module.key(),
                words.text(title),
                words.language(title),
                module.minutes(),
                module.exercises(),
                (int) progress.answers().stream()
                        .filter(one -> one.module().equals(module.key()) && one.done())
                        .count(),
                progress.done().contains(module.key()));
    }
}
