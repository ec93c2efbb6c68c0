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
interface EnrolmentRepository extends GenericRepository<EnrolmentRepository.Own, UUID> {
    /**
     * An enrolment of the asker.
     *
     * @param title of the course, as JSON by language
     * @param because why the superior refused; or empty
     * @param place in the waiting list, or null
     */
    @Introspected
    record Own(
            UUID editionId,
            String title,
            String language,
            String state,
            @Nullable LocalDate until,
            String because,
            @Nullable Integer place,
            String editionState,
            @Nullable LocalDate firstDay) {}

    /** A seat of the asker; {@code superior}: whether the one above is held by somebody with an account. */
    @Introspected
    record OwnSeat(
            UUID seatId,
            String kind,
            @Nullable String titleNl,
            @Nullable String titleFr,
            @Nullable String titleEn,
            UUID organisationId,
            boolean superior) {}

    /** What a superior's link opens. */
    @Introspected
    record Approval(UUID editionId, String title, String language, String name, UUID rootId, String place) {}

    @Query("""
            select edition_id, title, language, state, until, because, place, edition_state, first_day
            from vrank_own_enrolments(cast(:edition as uuid))
            """)
    List<Own> own(@Nullable UUID edition);

    @Query("""
            select seat_id, kind, title_nl, title_fr, title_en, organisation_id, superior from vrank_enrol_own_seats(:edition)
            """)
    List<OwnSeat> seats(UUID edition);

    @Query("select vrank_enrol(:edition, cast(:seat as uuid), :address, :id, :token, :mark, cast(:letters as jsonb))")
    String enrol(UUID edition, @Nullable UUID seat, String address, UUID id, String token, String mark, String letters);

    @Query("select vrank_enrol_cancel(:edition)")
    String cancel(UUID edition);

    @Query("select vrank_enrol_confirm(:edition)")
    String confirm(UUID edition);

    @Query("select vrank_enrol_give(:edition, :token)")
    String give(UUID edition, String token);

    @Query("select vrank_enrol_take(:edition, :token, :id)")
    String take(UUID edition, String token, UUID id);

    @Query("select edition_id, title, language, name, root_id, place from vrank_enrol_approval(:token)")
    @Nullable
    Approval approval(String token);

    @Query("select id, day, begins, minutes, place, sequence from vrank_enrol_approval_days(:token)")
    List<HalfDay> approvalDays(String token);

    @Query("select vrank_enrol_answer(:token, :approves, :reason)")
    boolean answer(String token, boolean approves, String reason);

    /** A half day that a calendar's address opens; {@code place}: its own, or that of the edition. */
    @Introspected
    record Booked(
            UUID halfDayId,
            UUID editionId,
            boolean candid,
            String title,
            String language,
            LocalDate day,
            String begins,
            int minutes,
            String place,
            String link,
            boolean cancelled,
            int sequence) {}

    @Query("""
            select half_day_id, edition_id, candid, title, language, day, begins, minutes, place, link, cancelled, sequence
            from vrank_calendar_half_days(:token)
            """)
    List<Booked> calendar(String token);
}
