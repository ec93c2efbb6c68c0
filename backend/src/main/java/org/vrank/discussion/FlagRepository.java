package org.vrank.discussion;

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
interface FlagRepository extends GenericRepository<FlagRepository.Flag, UUID> {
    /**
     * A flag as custodians see it: never who flagged, nor who wrote.
     *
     * @param commentText the words flagged as they stand now; null where the report is flagged
     * @param answerable whether there is somebody here who can be asked to change it
     * @param readable whether the asking custodian reads the circle
     */
    @Introspected
    record Flag(
            UUID id,
            UUID reportId,
            String reportTitle,
            String reportLanguage,
            @Nullable UUID commentId,
            @Nullable String commentLanguage,
            @Nullable String commentText,
            String nameNl,
            String nameFr,
            String nameDe,
            String nameEn,
            boolean candid,
            String reason,
            String text,
            LocalDate made,
            String state,
            @Nullable String note,
            @Nullable LocalDate settled,
            boolean answerable,
            boolean readable) {}

    @Query("""
            insert into flag (id, circle_id, report_id, comment_id, member_id, reason, text, made)
            select :id, r.circle_id, r.id, cast(:comment as uuid), :member, :reason, :text, :today from report r where r.id = :report
            on conflict do nothing
            """)
    int add(UUID id, UUID report, @Nullable UUID comment, UUID member, String reason, String text, LocalDate today);

    @Query("""
            select id, report_id, report_title, report_language, comment_id, comment_language, comment_text, name_nl, name_fr, name_de,
                   name_en, candid, reason, text, made, state, note, settled, answerable, readable
            from vrank_flags()
            """)
    List<Flag> all();

    @Query("select vrank_settle_flag(:id, :decision, :note)")
    String settle(UUID id, String decision, @Nullable String note);

    @Query("select report_id from comment where id = :comment and withdrawn is null")
    @Nullable
    UUID reportOf(UUID comment);
}
