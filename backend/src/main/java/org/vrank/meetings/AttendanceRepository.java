package org.vrank.meetings;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttendanceRepository extends GenericRepository<AttendanceRepository.Row, UUID> {
    /** A seat of a circle; without a name where nobody who reads there holds it. */
    @Introspected
    record SeatRow(
            UUID seatId,
            @Nullable String name,
            String kind,
            @Nullable String titleNl,
            @Nullable String titleFr,
            @Nullable String titleEn,
            UUID organisationId,
            boolean mine) {}

    /**
     * What a seat answered, and whether it was there.
     *
     * @param answer there, online, not; or null
     * @param presence present, online, excused, absent; or null
     */
    @Introspected
    record Row(
            UUID seatId,
            @Nullable String answer,
            String apology,
            String standIn,
            @Nullable String presence) {}

    /** How many places a meeting has in the room, null where nobody counts; how many have one, and how many wait. */
    @Introspected
    record Room(@Nullable Integer places, int taken, int waiting) {}

    /** A seat or a guest that waits, and in which place. */
    @Introspected
    record Waiting(UUID id, int place) {}

    @Query("select seat_id, name, kind, title_nl, title_fr, title_en, organisation_id, mine from vrank_seats(:circle)")
    List<SeatRow> seats(UUID circle);

    @Query(
            "select seat_id, answer, apology, stand_in, presence from attendance where meeting_id = :meeting order by seat_id")
    List<Row> of(UUID meeting);

    @Query("select vrank_answer_invitation(:meeting, :seat, cast(:answer as text), :apology, :standIn)")
    String answer(UUID meeting, UUID seat, @Nullable String answer, String apology, String standIn);

    @Query("select vrank_tick(:meeting, :seat, cast(:presence as text))")
    String tick(UUID meeting, UUID seat, @Nullable String presence);

    @Query("select vrank_meeting_code(:meeting, :fresh)")
    @Nullable
    String code(UUID meeting, String fresh);

    @Query("select vrank_check_in(:meeting, :seat, :code, :way)")
    String checkIn(UUID meeting, UUID seat, String code, String way);

    /** One row for whoever reads its circle. */
    @Query("select places, taken, waiting from vrank_places(:meeting)")
    Room room(UUID meeting);

    @Query("select id, place from vrank_waiting(:meeting)")
    List<Waiting> waiting(UUID meeting);

    @Query("select vrank_set_places(:meeting, cast(:places as integer))")
    String setPlaces(UUID meeting, @Nullable Integer places);
}
