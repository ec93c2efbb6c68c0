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
interface GuestRepository extends GenericRepository<GuestRepository.Row, UUID> {
    /**
     * Somebody without a seat.
     *
     * @param answer there, online, not; or null
     * @param presence present, online, excused, absent; or null
     */
    @Introspected
    record Row(
            UUID id,
            String name,
            String fromWhere,
            @Nullable String answer,
            @Nullable String presence) {}

    /** A guest who gets mail; {@code undelivered} where none gets through. */
    @Introspected
    record Mail(UUID guestId, boolean undelivered) {}

    @Query("select id, name, from_where, answer, presence from guest where meeting_id = :meeting order by name, id")
    List<Row> of(UUID meeting);

    @Query("""
            insert into guest (id, meeting_id, circle_id, name, from_where, presence)
            values (:id, :meeting, :circle, :name, :origin, cast(:presence as text))
            """)
    void add(UUID id, UUID meeting, UUID circle, String name, String origin, @Nullable String presence);

    @Query("select vrank_guest_address(:id, :email, :language)")
    String address(UUID id, String email, String language);

    /** For hosts; else none. */
    @Query("select guest_id, undelivered from vrank_guest_mail(:meeting)")
    List<Mail> mail(UUID meeting);

    @Query("update guest set presence = cast(:presence as text) where id = :id and meeting_id = :meeting")
    int tick(UUID id, UUID meeting, @Nullable String presence);

    @Query("select vrank_remove_guest(:meeting, :id)")
    String remove(UUID meeting, UUID id);
}
