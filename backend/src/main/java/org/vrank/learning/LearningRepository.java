package org.vrank.learning;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything goes through doors of the owner, which ask for the asker's own enrolment or for the trainers of the edition. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LearningRepository extends GenericRepository<LearningRepository.Reached, UUID> {
    /** An edition; what completes it is null where the course does not say. */
    @Introspected
    record Row(
            UUID editionId,
            UUID versionId,
            int number,
            String title,
            String language,
            @Nullable Integer halfDays,
            @Nullable Integer modules,
            @Nullable Integer exercises,
            @Nullable UUID enrolmentId,
            boolean trains) {}

    @Introspected
    record Asked(String module, String key, String kind, String body) {}

    @Introspected
    record Module(String key, String title, int minutes, int exercises) {}

    @Introspected
    record Kept(String module, String exercise, String answer, boolean shared, boolean done, int revision) {}

    @Introspected
    record Reached(
            int halfDays,
            int modules,
            int exercises,
            boolean complete,
            @TypeDef(type = DataType.STRING_ARRAY) String[] given,
            @Nullable LocalDate lastDay) {}

    @Introspected
    record Shared(String module, String exercise, String name, String answer) {}

    @Query("""
            select edition_id, version_id, number, title, language, half_days, modules, exercises, enrolment_id, trains
            from vrank_learning(:edition)
            """)
    @Nullable
    Row edition(UUID edition);

    @Query("select module, key, kind, body from vrank_exercises(:course, :module)")
    List<Asked> exercises(UUID course, String module);

    @Query("select module, key, kind, body from vrank_exercises(:course, :module) where key = :exercise")
    @Nullable
    Asked exercise(UUID course, String module, String exercise);

    @Query("select key, title, minutes, exercises from vrank_modules(:course)")
    List<Module> modules(UUID course);

    @Query("select module, exercise, answer, shared, done, revision from vrank_own_answers(:edition)")
    List<Kept> answers(UUID edition);

    @Query("select vrank_own_modules(:edition)")
    List<String> done(UUID edition);

    @Query("select vrank_save_answer(:edition, :module, :exercise, :revision, cast(:answer as jsonb), :shared, :done)")
    int save(UUID edition, String module, String exercise, int revision, String answer, boolean shared, boolean done);

    @Query("select vrank_mark_module(:edition, :module, :done)")
    boolean mark(UUID edition, String module, boolean done);

    @Query("select half_days, modules, exercises, complete, given, last_day from vrank_own_progress(:edition)")
    @Nullable
    Reached reached(UUID edition);

    @Query("select module, exercise, name, answer from vrank_shared_answers(:edition)")
    List<Shared> shared(UUID edition);
}
