package org.vrank.reports;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ManuscriptRepository extends GenericRepository<Manuscript, UUID> {
    String COLUMNS = """
            id, kind, language, title, answers, to_jsonb(themes) as themes, claims, circle_id, name_level,
            answered, revises, version, saved
            """;

    @Introspected
    record Earlier(
            int version,
            String title,
            @TypeDef(type = DataType.JSON) Map<String, Object> answers,
            @TypeDef(type = DataType.JSON) List<Claim> claims,
            Instant saved) {}

    @Query("select " + COLUMNS + " from manuscript order by saved desc, id")
    List<Manuscript> all();

    @Query("select " + COLUMNS + " from manuscript where id = :id")
    @Nullable
    Manuscript find(UUID id);

    @Query("select " + COLUMNS + " from manuscript where id = :id for update")
    @Nullable
    Manuscript lock(UUID id);

    @Query("""
            insert into manuscript (id, member_id, kind, language, title, answers, themes, claims, circle_id, name_level, answered, revises, saved)
            values (:id, :member, :kind, :language, :title, cast(:given as jsonb), cast(:filed as text[]), cast(:ledger as jsonb),
                    :circle, :nameLevel, cast(:noted as jsonb), :revises, :saved)
            on conflict (revises) where revises is not null do nothing
            """)
    void add(
            UUID id,
            UUID member,
            String kind,
            String language,
            String title,
            String given,
            @TypeDef(type = DataType.STRING_ARRAY) String[] filed,
            String ledger,
            @Nullable UUID circle,
            @Nullable String nameLevel,
            String noted,
            @Nullable UUID revises,
            Instant saved);

    /** Keeps the state about to be replaced: always, or unless one of the last five minutes is kept already. */
    @Query("""
            insert into manuscript_version (manuscript_id, member_id, version, title, answers, claims, saved)
            select id, member_id, version, title, answers, claims, saved from manuscript m
            where m.id = :id and (:always or not exists (
                select from manuscript_version v
                where v.manuscript_id = m.id and v.saved > cast(:now as timestamptz) - interval '5 minutes'))
            on conflict do nothing
            """)
    void keep(UUID id, boolean always, Instant now);

    @Query("""
            update manuscript
            set kind = :kind, language = :language, title = :title, answers = cast(:given as jsonb),
                themes = cast(:filed as text[]), claims = cast(:ledger as jsonb), circle_id = :circle, name_level = :nameLevel,
                answered = cast(:noted as jsonb), version = version + 1, saved = :saved
            where id = :id and version = :version
            """)
    int save(
            UUID id,
            int version,
            String kind,
            String language,
            String title,
            String given,
            @TypeDef(type = DataType.STRING_ARRAY) String[] filed,
            String ledger,
            @Nullable UUID circle,
            @Nullable String nameLevel,
            String noted,
            Instant saved);

    /** What repeated requests remember of it. */
    @Query("delete from idempotency_key where resource_id = :id")
    void forget(UUID id);

    @Query("delete from manuscript where id = :id")
    int remove(UUID id);

    @Query("""
            select version, title, answers, claims, saved from manuscript_version
            where manuscript_id = :id order by version desc limit 50
            """)
    List<Earlier> earlier(UUID id);

    @Query("select id from manuscript where revises = :report")
    @Nullable
    UUID revising(UUID report);

    @Query("select count(*) from manuscript")
    int count();
}
