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
interface RosterRepository extends GenericRepository<RosterRepository.Row, UUID> {
    /** {@code place}: in the waiting list, or null. */
    @Introspected
    record Row(
            UUID id,
            String name,
            UUID rootId,
            String state,
            @Nullable LocalDate until,
            @Nullable Integer place) {}

    /** {@code presence}: present, excused or absent. */
    @Introspected
    record Presence(UUID halfDayId, UUID enrolmentId, String presence) {}

    @Query("select id, name, root_id, state, until, place from vrank_edition_roster(:edition)")
    List<Row> of(UUID edition);

    @Query("select half_day_id, enrolment_id, presence from vrank_edition_presences(:edition)")
    List<Presence> presences(UUID edition);

    @Query("select vrank_edition_tick(:edition, :halfDay, :enrolment, cast(:presence as text))")
    String tick(UUID edition, UUID halfDay, UUID enrolment, @Nullable String presence);

    @Query("select vrank_edition_offer(:edition)")
    String offer(UUID edition);

    @Query("select vrank_edition_remove(:edition, :enrolment)")
    String remove(UUID edition, UUID enrolment);

    @Query("select vrank_edition_enter(:edition, :email, :id)")
    String enter(UUID edition, String email, UUID id);
}
