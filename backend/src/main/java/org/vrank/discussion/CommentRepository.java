package org.vrank.discussion;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CommentRepository extends GenericRepository<Comment, UUID> {
    /**
     * A comment of the asking member's own, as it will stand once its last edit has appeared.
     *
     * @param reportTitle null where the report can no longer be read
     * @param appears when its present text appears, or null when it has
     * @param note what a custodian who set it aside said
     */
    @Introspected
    record Own(
            UUID id,
            UUID reportId,
            @Nullable String reportTitle,
            @Nullable String reportLanguage,
            UUID circleId,
            @Nullable UUID parentId,
            String kind,
            String voice,
            String language,
            String text,
            int version,
            Instant published,
            @Nullable Instant appears,
            @Nullable LocalDate setAside,
            @Nullable String note,
            boolean readable) {}

    /** A state of a comment that readers have seen. */
    @Introspected
    record State(int number, String language, String text, Instant published) {}

    /** A comment as search shows it. */
    @Introspected
    record Hit(
            UUID id,
            UUID reportId,
            String title,
            UUID circleId,
            String kind,
            @Nullable UUID organisationId,
            @Nullable String region,
            String language,
            String text,
            Instant published) {}

    /** What a custodian asks a report's author. */
    @Introspected
    record Request(UUID reportId, String note, LocalDate asked) {}

    /** What is new under one report. */
    @Introspected
    record News(
            UUID reportId, String title, String language, UUID circleId, boolean mine, int comments, Instant newest) {}

    @Query("""
            select c.id, c.parent_id, c.kind, c.voice, coalesce(b.name, c.pseudonym) as name,
                   coalesce(b.member_id = (select r.member_id from byline r where r.report_id = c.report_id), false) as of_author,
                   c.organisation_id, c.region,
                   case when c.voice = 'pseudonym' then date_trunc('month', c.published, 'Europe/Brussels') else c.published end as published,
                   c.withdrawn, c.set_aside, t.language, t.text, t.number, t.published as edited,
                   exists (select from comment_authorship a where a.comment_id = c.id) as mine,
                   exists (select from flag f where f.comment_id = c.id) as flagged
            from comment c
                left join comment_byline b on b.comment_id = c.id
                left join lateral (select x.language, x.text, x.published, x.number
                                   from comment_text x where x.comment_id = c.id
                                   order by x.number desc limit 1) t on true
            where c.report_id = :report and c.circle_id = :circle
            order by c.published, c.id
            """)
    List<Comment> under(UUID report, UUID circle);

    @Query("""
            select id, report_id, report_title, report_language, circle_id, parent_id, kind, voice, language, text, version, published,
                   appears, set_aside, note, readable
            from vrank_own_comments()
            """)
    List<Own> own();

    @Query("select report_id, note, asked from vrank_own_requests()")
    List<Request> requests();

    @Query("""
            select c.id, c.report_id, r.title, c.circle_id, c.kind, c.organisation_id, c.region, t.language, t.text,
                   case when c.voice = 'pseudonym' then date_trunc('month', c.published, 'Europe/Brussels') else c.published end as published
            from comment c
                join report r on r.id = c.report_id
                join lateral (select x.language, x.text from comment_text x where x.comment_id = c.id order by x.number desc limit 1) t
                    on true
            where c.id = any (cast(:ids as uuid[]))
            """)
    List<Hit> read(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** The report of a comment that the asker reads. */
    @Query("select report_id from comment where id = :id")
    @Nullable
    UUID reportOf(UUID id);

    @Query("select number, language, text, published from comment_text where comment_id = :id order by number")
    List<State> states(UUID id);

    @Query("""
            select vrank_add_comment(:id, :report, cast(:parent as uuid), :kind, :voice, :language, :text,
                                     cast(:organisation as uuid), :region, cast(:at as timestamptz))
            """)
    String add(
            UUID id,
            UUID report,
            @Nullable UUID parent,
            String kind,
            String voice,
            String language,
            String text,
            @Nullable UUID organisation,
            @Nullable String region,
            Instant at);

    @Query("select vrank_edit_comment(:id, :version, :language, :text, cast(:at as timestamptz))")
    @Nullable
    Integer edit(UUID id, int version, String language, String text, @Nullable Instant at);

    @Query("select vrank_withdraw_comment(:id, :today)")
    boolean withdraw(UUID id, LocalDate today);

    /** Under own reports and beside own comments; what is set aside or gone is no news. */
    @Query("""
            with concerned as (
                select a.report_id, true as mine from authorship a
                union
                select c.report_id, false from comment_authorship a join comment c on c.id = a.comment_id
            )
            select r.id as report_id, r.title, r.language, r.circle_id, bool_or(k.mine) as mine,
                   cast(count(distinct c.id) as integer) as comments,
                   max(case when c.voice = 'pseudonym' then date_trunc('month', c.published, 'Europe/Brussels') else c.published end) as newest
            from concerned k
                join report r on r.id = k.report_id
                join comment c on c.report_id = r.id and c.circle_id = r.circle_id
            where c.withdrawn is null and c.set_aside is null
              and not exists (select from comment_authorship a where a.comment_id = c.id)
              and not exists (select from comment_seen s where s.comment_id = c.id)
            group by r.id, r.title, r.language, r.circle_id
            order by newest desc, r.id
            limit 30
            """)
    List<News> news();

    /** Only where it counts as news to the member: what else somebody reads is written down nowhere. */
    @Query("""
            insert into comment_seen (member_id, comment_id)
            select :member, c.id from comment c
            where c.report_id = :report
              and (exists (select from authorship a where a.report_id = :report)
                   or exists (select from comment_authorship a join comment o on o.id = a.comment_id where o.report_id = :report))
              and not exists (select from comment_authorship a where a.comment_id = c.id)
            on conflict do nothing
            """)
    void seen(UUID member, UUID report);

    @Query("select vrank_blur_pseudonyms()")
    int blurPseudonyms();
}
