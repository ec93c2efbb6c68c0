package org.vrank.meetings;

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
interface SeriesRepository extends GenericRepository<SeriesRepository.Row, UUID> {
    String COLUMNS = """
            id, circle_id, title, about, languages, rule, starts, holidays, left(cast(begins as text), 5) as begins, minutes, place, link,
            ended, version
            """;

    /**
     * A series.
     *
     * @param rule by which its days come (RFC 5545)
     * @param starts the first day that can be one
     * @param holidays whether it meets on public holidays too
     * @param begins hour and minute in Brussels, such as 14:00
     * @param ended after which day it does not meet any more, or null
     */
    @Introspected
    record Row(
            UUID id,
            UUID circleId,
            String title,
            String about,
            @TypeDef(type = DataType.STRING_ARRAY) String[] languages,
            String rule,
            LocalDate starts,
            boolean holidays,
            String begins,
            int minutes,
            String place,
            String link,
            @Nullable LocalDate ended,
            int version) {}

    /** A day by the rule; {@code leftOut} says why it is none: holiday, host, or null. */
    @Introspected
    record Day(LocalDate day, @Nullable String leftOut) {}

    @Query("select " + COLUMNS + " from series order by ended is not null, title, id")
    List<Row> all();

    @Query("select " + COLUMNS + " from series where id = :id")
    @Nullable
    Row find(UUID id);

    @Query("select vrank_hosts(:circle)")
    boolean hosts(UUID circle);

    @Query("""
            insert into series (id, circle_id, title, about, languages, rule, starts, holidays, begins, minutes, place, link)
            values (:id, :circle, :title, :about, cast(:languages as text[]), :rule, :starts, :holidays, cast(:begins as time), :minutes,
                    :place, :link)
            """)
    void add(
            UUID id,
            UUID circle,
            String title,
            String about,
            @TypeDef(type = DataType.STRING_ARRAY) String[] languages,
            String rule,
            LocalDate starts,
            boolean holidays,
            String begins,
            int minutes,
            String place,
            String link);

    @Query("""
            update series set title = :title, about = :about, languages = cast(:languages as text[]), rule = :rule, starts = :starts,
                holidays = :holidays, begins = cast(:begins as time), minutes = :minutes, place = :place, link = :link,
                ended = cast(:ended as date), version = version + 1
            where id = :id and version = :version
            """)
    int change(
            UUID id,
            int version,
            String title,
            String about,
            @TypeDef(type = DataType.STRING_ARRAY) String[] languages,
            String rule,
            LocalDate starts,
            boolean holidays,
            String begins,
            int minutes,
            String place,
            String link,
            @Nullable LocalDate ended);

    @Query("select day, left_out from occurrence where series_id = :series and day >= :since order by day limit :most")
    List<Day> days(UUID series, LocalDate since, int most);

    @Query("delete from occurrence where series_id = :series and day >= :since")
    void forgetDays(UUID series, LocalDate since);

    @Query("""
            insert into occurrence (series_id, circle_id, day, left_out)
            select :series, :circle, cast(d as date),
                   case when d = any (cast(:skipped as text[])) then 'host' when d = any (cast(:resting as text[])) then 'holiday' end
            from unnest(cast(:days as text[])) d
            on conflict do nothing
            """)
    void addDays(
            UUID series,
            UUID circle,
            @TypeDef(type = DataType.STRING_ARRAY) String[] days,
            @TypeDef(type = DataType.STRING_ARRAY) String[] resting,
            @TypeDef(type = DataType.STRING_ARRAY) String[] skipped);

    @Query("update occurrence set left_out = cast(:why as text) where series_id = :series and day = :day")
    int leaveOut(UUID series, LocalDate day, @Nullable String why);

    @Query("select cast(vrank_next_meeting(:series, :today) as text)")
    @Nullable
    String openNext(UUID series, LocalDate today);

    @Query("select circle_id from series_notes where series_id = :series order by circle_id")
    List<UUID> notes(UUID series);

    /** Whether nobody could read there who cannot read here; null where the asker does not read both. */
    @Query("select not vrank_wider(:outcomes, :notes)")
    @Nullable
    Boolean narrower(UUID outcomes, UUID notes);

    /** It, and those that nobody is kept out of who reads it. */
    @Query("""
            select c.id from circle c
            where c.id = any (vrank_circles()) and (c.id = :circle or vrank_wider(c.id, :circle) is not distinct from false)
            order by c.id
            """)
    List<UUID> commonTo(UUID circle);

    @Query("insert into series_notes (series_id, circle_id) values (:series, :circle) on conflict do nothing")
    void addNotes(UUID series, UUID circle);

    @Query("delete from series_notes where series_id = :series and circle_id = :circle")
    int removeNotes(UUID series, UUID circle);
}
