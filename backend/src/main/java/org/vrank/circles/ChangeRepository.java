package org.vrank.circles;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ChangeRepository extends GenericRepository<Circle, UUID> {
    /** Somebody who came or went; seat and organisation of those who read today. */
    @Introspected
    record Change(
            UUID memberId,
            String name,
            boolean joined,
            Instant at,
            @Nullable String seatKind,
            @Nullable String titleNl,
            @Nullable String titleFr,
            @Nullable String titleEn,
            @Nullable UUID organisationId) {}

    /** A report of the asking member's own. */
    @Introspected
    record Own(UUID id, String title, String language, Instant published) {}

    @Query("select id, title, language, published from vrank_own_reports_in(:circle)")
    List<Own> own(UUID circle);

    @Query("select vrank_changes_since(:circle, :report)")
    @Nullable
    Instant since(UUID circle, @Nullable UUID report);

    @Query("""
            select member_id, name, joined, at, seat_kind, title_nl, title_fr, title_en, organisation_id
            from vrank_changes(:circle, :report)
            """)
    List<Change> changes(UUID circle, @Nullable UUID report);

    @Query("""
            insert into circle_look (member_id, circle_id, looked) values (:member, :circle, now())
            on conflict (member_id, circle_id) do update set looked = excluded.looked
            """)
    void look(UUID member, UUID circle);
}
