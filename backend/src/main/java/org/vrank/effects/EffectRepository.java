package org.vrank.effects;

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

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EffectRepository extends GenericRepository<EffectRepository.Count, UUID> {
    /** How often a value was given to a statement, as far as it is shown; {@code shown}: of how many answers. */
    @Introspected
    record Count(String moment, int shown, int statement, int value, int answers) {}

    @Introspected
    record Sentence(String moment, String text) {}

    /** Answers {@code done}, {@code absent} or {@code given}. */
    /** The last half day of an edition, for who reads its circle. */
    @Query("select max(day) from half_day where edition_id = :edition")
    @Nullable
    LocalDate lastDay(UUID edition);

    @Query(
            "select vrank_give_feedback(:edition, :moment, cast(:marks as integer[]), cast(:most as integer[]), :sentence)")
    String give(
            UUID edition,
            String moment,
            @TypeDef(type = DataType.STRING_ARRAY) String[] marks,
            @TypeDef(type = DataType.STRING_ARRAY) String[] most,
            String sentence);

    @Query("select vrank_vignettes(:edition)")
    @Nullable
    String vignettes(UUID edition);

    @Query("select moment, shown, statement, value, answers from vrank_feedback_counts(:edition)")
    List<Count> counts(UUID edition);

    @Query("select moment, text from vrank_feedback_texts(:edition)")
    List<Sentence> texts(UUID edition);

    @Query("select vrank_ask_after(:today, :seed, cast(:letters as jsonb))")
    int ask(LocalDate today, UUID seed, String letters);
}
