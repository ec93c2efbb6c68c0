package org.vrank.archive;

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
interface OldMinutesRepository extends GenericRepository<OldMinute, UUID> {
    /** Minutes in a list. */
    @Introspected
    record Line(UUID id, LocalDate day, String language, String title) {}

    @Query(
            "select id, day, language, title from old_minutes where series_id = :series order by day desc, id limit 1000")
    List<Line> of(UUID series);

    @Query("select count(*) from old_minutes where series_id = :series")
    int number(UUID series);

    @Query("select id, circle_id, series_id, day, language, title, text from old_minutes where id = :id")
    @Nullable
    OldMinute find(UUID id);

    @Query(
            "select id, circle_id, series_id, day, language, title, text from old_minutes where id = any (cast(:ids as uuid[]))")
    List<OldMinute> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query("""
            insert into old_minutes (id, circle_id, series_id, day, language, title, text)
            values (:id, :circle, :series, :day, :language, :title, :text)
            """)
    void add(UUID id, UUID circle, UUID series, LocalDate day, String language, String title, String text);

    @Query("delete from old_minutes where id = :id")
    int remove(UUID id);
}
