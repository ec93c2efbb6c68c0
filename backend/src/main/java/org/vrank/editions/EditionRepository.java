package org.vrank.editions;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EditionRepository extends GenericRepository<EditionRepository.Row, UUID> {
    /**
     * An edition as whoever asks sees it.
     *
     * @param title of the version, as JSON by language
     * @param link empty for who takes no part
     * @param free how many places nobody has
     */
    @Introspected
    record Row(
            UUID id,
            UUID circleId,
            UUID courseId,
            UUID versionId,
            int number,
            String title,
            String language,
            String place,
            String link,
            int capacity,
            @Nullable Integer perRoot,
            LocalDate closes,
            boolean approval,
            String waiting,
            int confirmDays,
            String state,
            String because,
            int revision,
            boolean trains,
            int free) {}

    /** {@code days}: with commas between them. */
    @Introspected
    record Line(UUID id, String language, String place, LocalDate closes, String state, int free, String days) {}

    @Introspected
    record Message(UUID id, LocalDate day, String subject, String text) {}

    /** {@code kinds}, {@code languages}: what to tell, and in which, with commas between them; {@code days}: as JSON. */
    @Introspected
    record Pending(
            UUID id,
            String kinds,
            String languages,
            boolean candid,
            String title,
            String language,
            String place,
            String link,
            String because,
            String days) {}

    @Query("""
            select id, circle_id, course_id, version_id, number, title, language, place, link, capacity, per_root, closes, approval, waiting,
                   confirm_days, state, because, revision, trains, free
            from vrank_edition(:id)
            """)
    @Nullable
    Row find(UUID id);

    @Query("""
            select id, language, place, closes, state, free, array_to_string(days, ',') as days from vrank_editions_of(:course)
            """)
    List<Line> of(UUID course);

    @Query("""
            select id, day, left(begins::text, 5) as begins, minutes, place, sequence
            from half_day where edition_id = :edition order by day, begins, id
            """)
    List<HalfDay> halfDays(UUID edition);

    @Query("select vrank_edition_open(:id, :ofVersion, cast(:given as jsonb))")
    String open(UUID id, UUID ofVersion, String given);

    @Query("select vrank_edition_change(:id, :known, cast(:given as jsonb))")
    String change(UUID id, int known, String given);

    @Query("select vrank_edition_end(:id, :outcome, :because)")
    String end(UUID id, String outcome, String because);

    @Query("select id, day, subject, text from vrank_edition_messages(:edition)")
    List<Message> messages(UUID edition);

    /** Keeps a message and writes its mails; null where the asker trains nobody here. */
    @Query("select vrank_edition_say(:edition, :id, :subject, :text, cast(:letters as jsonb))")
    @Nullable
    Integer say(UUID edition, UUID id, String subject, String text, String letters);

    @Query("""
            select id, array_to_string(kinds, ',') as kinds, array_to_string(languages, ',') as languages, candid, title, language, place, link, because, days
            from vrank_edition_pending(cast(:edition as uuid))
            """)
    List<Pending> pending(@Nullable UUID edition);

    /** Makes mails of what participants have to be told; {@code letters} by language and by kind. */
    @Query("select vrank_edition_tell(:edition, :seed, :mark, cast(:letters as jsonb))")
    int tell(UUID edition, UUID seed, String mark, String letters);

    @Query("select vrank_edition_sweep()")
    int sweep();

    @Query("select vrank_edition_remind(:today)")
    int remind(LocalDate today);
}
