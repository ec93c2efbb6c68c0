package org.vrank.reports;

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
interface ReportRepository extends GenericRepository<Report, UUID> {
    String COLUMNS = """
            r.id, r.circle_id, r.kind, r.language, r.title, r.answers, to_jsonb(r.themes) as themes, r.claims,
            r.organisation_id, r.region, r.published, r.revised, b.name as author,
            p.name as pseudonym, p.context, p.level
            """;

    String NAMES = """
             left join byline b on b.report_id = r.id left join pseudonym p on p.report_id = r.id
            """;

    String ADDENDA = """
            , (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text,
                                                            'published', cast(a.published at time zone 'Europe/Brussels' as date))
                                         order by a.published, a.id), cast('[]' as jsonb))
               from addendum a where a.report_id = r.id) as addenda
            """;

    /** That a report stood here; no reason is given where its author moved it. */
    @Introspected
    record Withdrawn(LocalDate withdrawn, String reason) {}

    @Introspected
    record Own(
            UUID id, UUID circleId, String kind, String language, String title, Instant published, boolean readable) {}

    @Query("select " + COLUMNS + ADDENDA + " from report r " + NAMES + " where r.id = :id")
    @Nullable
    Report find(UUID id);

    @Query("select " + COLUMNS + ADDENDA + " from report r " + NAMES + """
            where r.id = any (cast(:ids as uuid[])) and r.circle_id = any (cast(:circles as uuid[]))
            """)
    List<Report> read(
            @TypeDef(type = DataType.STRING_ARRAY) String[] ids,
            @TypeDef(type = DataType.STRING_ARRAY) String[] circles);

    @Query(
            "select withdrawn, reason from withdrawal where report_id = :id order by moved, withdrawn desc, circle_id limit 1")
    @Nullable
    Withdrawn withdrawn(UUID id);

    /** The newest of several circles: the newest of each, merged, so that the index of each circle serves its own part. */
    @Query("select " + COLUMNS + """
             , cast('[]' as jsonb) as addenda
             from (
                select of_circle.* from unnest(cast(:circles as uuid[])) as c (id)
                cross join lateral (
                    select * from report one
                    where one.circle_id = c.id
                      and (cast(:before as timestamptz) is null
                           or (one.published, one.id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
                      and (cardinality(cast(:kinds as text[])) = 0 or one.kind = any (cast(:kinds as text[])))
                      and (cardinality(cast(:filed as text[])) = 0 or one.themes && cast(:filed as text[]))
                      and (cardinality(cast(:settings as text[])) = 0 or one.themes && cast(:settings as text[]))
                      and (cardinality(cast(:languages as text[])) = 0 or one.language = any (cast(:languages as text[])))
                      and (cardinality(cast(:places as text[])) = 0
                           or coalesce(cast(one.organisation_id as text), one.region) = any (cast(:places as text[])))
                      and (cardinality(cast(:groups as text[])) = 0 or one.facets && cast(:groups as text[]))
                      and (cardinality(cast(:levels as text[])) = 0 or one.facets && cast(:levels as text[]))
                      and (cardinality(cast(:years as text[])) = 0 or one.facets && cast(:years as text[]))
                      and (cardinality(cast(:evidence as text[])) = 0 or one.facets && cast(:evidence as text[]))
                    order by one.published desc, one.id desc
                    limit :limit
                ) of_circle
                order by of_circle.published desc, of_circle.id desc
                limit :limit
            ) r
            """ + NAMES + " order by r.published desc, r.id desc")
    List<Report> newest(
            @TypeDef(type = DataType.STRING_ARRAY) String[] circles,
            @TypeDef(type = DataType.STRING_ARRAY) String[] kinds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] filed,
            @TypeDef(type = DataType.STRING_ARRAY) String[] settings,
            @TypeDef(type = DataType.STRING_ARRAY) String[] languages,
            @TypeDef(type = DataType.STRING_ARRAY) String[] places,
            @TypeDef(type = DataType.STRING_ARRAY) String[] groups,
            @TypeDef(type = DataType.STRING_ARRAY) String[] levels,
            @TypeDef(type = DataType.STRING_ARRAY) String[] years,
            @TypeDef(type = DataType.STRING_ARRAY) String[] evidence,
            @Nullable Instant before,
            @Nullable UUID beforeId,
            int limit);

    @Query("""
            insert into report (id, circle_id, kind, language, title, answers, themes, claims, organisation_id, region, published)
            select :id, m.circle_id, m.kind, m.language, m.title, m.answers, m.themes, cast(:ledger as jsonb), :organisation, :region,
                   case when :atOnce then least(cast(:published as timestamptz), now()) else :published end
            from manuscript m where m.id = :manuscript
            """)
    int publish(
            UUID id,
            UUID manuscript,
            String ledger,
            @Nullable UUID organisation,
            @Nullable String region,
            boolean atOnce,
            Instant published);

    @Query("""
            insert into byline (report_id, circle_id, member_id, name)
            select :report, :circle, m.id, m.name from member m where m.id = :member
            """)
    void sign(UUID report, UUID circle, UUID member);

    @Query("insert into authorship (report_id, circle_id, member_id) values (:report, :circle, :member)")
    void keep(UUID report, UUID circle, UUID member);

    @Query("""
            insert into outbox (circle_id, kind, item_id, due)
            values (:circle, 'report', :report, case when :atOnce then now() else :due end)
            """)
    void announce(UUID circle, UUID report, boolean atOnce, Instant due);

    @Query("select id, circle_id, kind, language, title, published, readable from vrank_own_reports()")
    List<Own> own();

    @Query("select published from vrank_own_text(:id) where not readable")
    @Nullable
    Instant appears(UUID id);

    @Query("select exists (select from authorship where report_id = :id)")
    boolean mine(UUID id);

    @Query("select vrank_withdraw(:id, :today, :reason)")
    boolean withdraw(UUID id, LocalDate today, String reason);
}
