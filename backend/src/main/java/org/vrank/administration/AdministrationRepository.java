package org.vrank.administration;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AdministrationRepository extends GenericRepository<AdministrationRepository.Held, UUID> {
    /** A member with one of their seats; a member who never held one has a row without. */
    @Introspected
    record Held(
            UUID memberId,
            String name,
            boolean suspended,
            @Nullable UUID seatId,
            @Nullable String kind,
            @Nullable String titleNl,
            @Nullable String titleFr,
            @Nullable String titleEn,
            @Nullable UUID organisationId,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends) {}

    @Introspected
    record Act(
            Instant at,
            String kind,
            @Nullable String actor,
            @Nullable String subject,
            boolean mine,
            @Nullable String seatKind,
            @Nullable UUID organisationId,
            @Nullable UUID fundedId,
            @Nullable String circleNl,
            @Nullable String circleFr,
            @Nullable String circleDe,
            @Nullable String circleEn,
            String reason) {}

    @Query("""
            select member_id, name, suspended, seat_id, kind, title_nl, title_fr, title_en, organisation_id, starts, ends
            from vrank_roster(:asked)
            """)
    List<Held> roster(String asked);

    @Query("select vrank_add_seat(:member, :seat, :tenure, :unit, :kind, :superior, :since, :reason)")
    @Nullable
    String addSeat(
            UUID member,
            UUID seat,
            UUID tenure,
            UUID unit,
            String kind,
            @Nullable UUID superior,
            LocalDate since,
            String reason);

    @Query("select vrank_pass_seat(:seat, :successor, :tenure, :since, :reason)")
    @Nullable
    String passOn(UUID seat, UUID successor, UUID tenure, LocalDate since, String reason);

    @Query("select vrank_suspend(:member, :reason)")
    @Nullable
    String suspend(UUID member, String reason);

    @Query("select vrank_lift(:member, :reason)")
    boolean lift(UUID member, String reason);

    @Query("""
            select at, kind, actor, subject, mine, seat_kind, organisation_id, funded_id, circle_nl, circle_fr, circle_de,
                   circle_en, reason
            from vrank_acts(:whole, :skipped)
            """)
    List<Act> acts(boolean whole, int skipped);
}
