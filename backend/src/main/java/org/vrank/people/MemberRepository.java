package org.vrank.people;

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
interface MemberRepository extends GenericRepository<MemberRepository.Self, UUID> {
    @Introspected
    record Self(UUID id, String name, String language) {}

    @Introspected
    record SessionRow(UUID id, @Nullable String browser, Instant created, Instant lastUsed, boolean current) {}

    @Introspected
    record DemoPerson(
            String handle,
            String name,
            String seatKind,
            @Nullable String titleNl,
            @Nullable String titleFr,
            @Nullable String titleEn,
            UUID organisationId) {}

    @Query("select m.id, m.name, a.language from member m join account a on a.member_id = m.id where m.id = :id")
    Self self(UUID id);

    @Query("update account set language = :language where member_id = :id")
    void speak(UUID id, String language);

    @Query(
            "select seat_id, kind, title_nl, title_fr, title_en, organisation_id, root_id, starts from vrank_own_seats()")
    List<HeldSeat> ownSeats();

    @Query("select vrank_demo()")
    boolean demo();

    @Query("select * from vrank_demo_people()")
    List<DemoPerson> demoPeople();

    @Query("select vrank_sign_in_as(:handle, :session, :secret, :browser)")
    boolean signInAs(String handle, UUID session, String secret, @Nullable String browser);

    @Query("select 1 from vrank_ask_sign_in(:id, :mail, :address, :token, :asker, :subject, :body)")
    int ask(UUID id, UUID mail, String address, String token, String asker, String subject, String body);

    @Query("select vrank_confirm_sign_in(:token, :asker, :code, :session, :secret, :browser)")
    @Nullable
    String confirm(String token, String asker, String code, UUID session, String secret, @Nullable String browser);

    @Query("select vrank_redeem_code(:asker, :code, :session, :secret, :browser)")
    boolean redeem(String asker, String code, UUID session, String secret, @Nullable String browser);

    @Query("select id, browser, created, last_used, current from vrank_own_sessions()")
    List<SessionRow> sessions();

    @Query("select vrank_end_session(:id)")
    boolean endSession(@Nullable UUID id);

    @Query("""
            select vrank_add_member(:id, :name, :email, :language, :seat, :tenure, :unit, :kind, :superior, :since,
                                    :mail, :subject, :body)
            """)
    @Nullable
    String add(
            UUID id,
            String name,
            String email,
            String language,
            UUID seat,
            UUID tenure,
            UUID unit,
            String kind,
            @Nullable UUID superior,
            LocalDate since,
            UUID mail,
            String subject,
            String body);

    @Query("select vrank_end_seat(:seat, :lastDay, :reason)")
    boolean endSeat(UUID seat, LocalDate lastDay, String reason);

    @Query("select vrank_holds(:kind)")
    boolean holds(String kind);
}
