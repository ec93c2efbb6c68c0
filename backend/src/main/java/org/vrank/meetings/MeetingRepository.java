package org.vrank.meetings;

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
interface MeetingRepository extends GenericRepository<Meeting, UUID> {
    String MEETING = """
            select m.id, m.circle_id, m.series_id, s.title, m.occurrence, m.day, left(cast(m.begins as text), 5) as begins, m.minutes,
                   m.languages, m.place, m.link, m.state, m.because, m.version
            from meeting m join series s on s.id = m.series_id
            """;

    @Query(MEETING + " where m.id = :id")
    @Nullable
    Meeting find(UUID id);

    @Query(MEETING + " where m.series_id = :series order by m.day desc, m.id limit 200")
    List<Meeting> of(UUID series);

    @Query(MEETING + " where m.day >= :since order by m.day, m.begins, m.id limit 50")
    List<Meeting> since(LocalDate since);

    @Query("""
            update meeting set day = :day, begins = cast(:begins as time), minutes = :minutes, languages = cast(:languages as text[]),
                place = :place, link = :link, version = version + 1
            where id = :id and version = :version and state = 'planned'
            """)
    int change(
            UUID id,
            int version,
            LocalDate day,
            String begins,
            int minutes,
            @TypeDef(type = DataType.STRING_ARRAY) String[] languages,
            String place,
            String link);

    @Query("select vrank_end_meeting(:id, :outcome, :reason, :today)")
    String end(UUID id, String outcome, String reason, LocalDate today);

    @Query("select vrank_open_meetings(:today)")
    int openAll(LocalDate today);
}
