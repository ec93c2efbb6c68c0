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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RevisionRepository extends GenericRepository<Report, UUID> {
    /**
     * A text of the asking member's own.
     *
     * @param named whether it was published under a name
     * @param shown whether it shows its organisation
     * @param readable whether its author reads it today: it has appeared, in a circle not left since
     */
    @Introspected
    record OwnText(
            UUID id,
            UUID circleId,
            String kind,
            String language,
            String title,
            @TypeDef(type = DataType.JSON) Map<String, Object> answers,
            @TypeDef(type = DataType.JSON) List<String> themes,
            @TypeDef(type = DataType.JSON) List<Claim> claims,
            Instant published,
            @Nullable LocalDate revised,
            boolean named,
            boolean shown,
            boolean readable) {}

    /** An addendum of the asking member's own, as it was typed. */
    @Introspected
    record OwnAddendum(UUID id, String text, Instant published) {}

    /** An earlier state; its texts are null once its author took them away. */
    @Introspected
    record Earlier(
            int number,
            LocalDate replaced,
            String note,
            boolean filesChanged,
            @Nullable String title,
            @Nullable @TypeDef(type = DataType.JSON) Map<String, Object> answers,
            @Nullable @TypeDef(type = DataType.JSON) List<String> themes,
            @Nullable @TypeDef(type = DataType.JSON) List<Claim> claims) {}

    /** What appears the next morning. */
    @Introspected
    record Coming(
            Instant due,
            String language,
            String title,
            @TypeDef(type = DataType.JSON) Map<String, Object> answers,
            @TypeDef(type = DataType.JSON) List<String> themes,
            @TypeDef(type = DataType.JSON) List<Claim> claims) {}

    @Introspected
    record Destination(UUID id, boolean wider) {}

    @Query("""
            select id, circle_id, kind, language, title, answers, to_jsonb(themes) as themes, claims, published, revised,
                   named, shown, readable
            from vrank_own_text(:id)
            """)
    @Nullable
    OwnText own(UUID id);

    @Query("select id, text, published from vrank_own_addenda(:report)")
    List<OwnAddendum> ownAddenda(UUID report);

    @Query("""
            select number, replaced, note, files_changed, title, answers, to_jsonb(themes) as themes, claims
            from revision where report_id = :report order by number desc limit :limit
            """)
    List<Earlier> earlier(UUID report, int limit);

    @Query("select count(*) from revision where report_id = :report")
    int count(UUID report);

    @Query("""
            select due, language, title, answers, to_jsonb(themes) as themes, claims from coming_revision
            where report_id = :report
            """)
    @Nullable
    Coming coming(UUID report);

    @Query("delete from coming_revision where report_id = :report")
    int forgetComing(UUID report);

    @Query("select vrank_revise(:report, :manuscript, cast(:ledger as jsonb), :note, :erase, cast(:at as timestamptz))")
    boolean revise(UUID report, UUID manuscript, String ledger, String note, boolean erase, @Nullable Instant at);

    /** Holds an own report until the transaction ends; false when it is not the asker's, or gone. */
    @Query("select vrank_hold(:report)")
    boolean hold(UUID report);

    @Query("select vrank_apply_revisions()")
    int applyDue();

    @Query("""
            insert into addendum (id, report_id, circle_id, text, published)
            values (:id, :report, :circle, :text, case when :atOnce then least(cast(:published as timestamptz), now()) else :published end)
            """)
    void append(UUID id, UUID report, UUID circle, String text, boolean atOnce, Instant published);

    @Query("select count(*) from addendum where report_id = :report")
    int addenda(UUID report);

    @Query("select vrank_remove_addendum(:report, :id)")
    boolean removeAddendum(UUID report, UUID id);

    @Query("""
            select c.id, vrank_wider(:from, c.id) as wider from circle c
            where c.id = any (cast(:circles as uuid[])) and c.id <> :from
            """)
    List<Destination> destinations(UUID from, @TypeDef(type = DataType.STRING_ARRAY) String[] circles);

    @Query("""
            select vrank_move(:report, :circle, :consent, cast(:organisation as uuid), :region, cast(:ledger as jsonb),
                              cast(:at as timestamptz))
            """)
    String move(
            UUID report,
            UUID circle,
            boolean consent,
            @Nullable UUID organisation,
            @Nullable String region,
            String ledger,
            @Nullable Instant at);
}
