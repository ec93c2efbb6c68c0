package org.vrank.invitations;

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
interface CalendarAddressRepository extends GenericRepository<CalendarAddressRepository.Own, UUID> {
    /** {@code used}: the first day of the month in which it was last read, or null. */
    @Introspected
    record Own(UUID id, LocalDate created, @Nullable LocalDate used) {}

    /**
     * A meeting that an address opens; without one where there is none.
     *
     * @param stale where this month's reading is not noted yet
     * @param title of its series; null where its circle is candid
     */
    @Introspected
    record Line(
            UUID addressId,
            String language,
            boolean stale,
            @Nullable UUID meetingId,
            @Nullable String title,
            @Nullable LocalDate day,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable String link,
            @Nullable String state,
            @Nullable Integer version) {}

    @Query("select id, created, used from calendar_address order by created, id")
    List<Own> own();

    @Query("""
            insert into calendar_address (id, token_hash, member_id, created)
            values (:id, sha256(convert_to(:token, 'UTF8')), :member, :created)
            """)
    void add(UUID id, String token, UUID member, LocalDate created);

    @Query("delete from calendar_address where id = :id")
    int remove(UUID id);

    @Query("""
            select address_id, language, stale, meeting_id, title, day, begins, minutes, place, link, state, version
            from vrank_calendar(:token)
            """)
    List<Line> open(String token);

    @Query("select 1 from vrank_touch_calendar(:token)")
    int touch(String token);
}
