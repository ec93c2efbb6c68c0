package org.vrank.notices;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.search.StandingQuestion;

/** Holding items against saved searches, through the indexer's own login, which does not learn whose they are. */
@Repository("indexer")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MatchRepository extends GenericRepository<MatchRepository.Kept, UUID> {
    @Introspected
    record Kept(UUID id, @TypeDef(type = DataType.JSON) StandingQuestion question) {}

    /** Takes the work for this transaction; false when another node has it. */
    @Query("select pg_try_advisory_xact_lock(7216018)")
    boolean take();

    @Query("select reached from saved_position")
    @Nullable
    String reached();

    @Query("""
            insert into saved_position (reached) values (:reached)
            on conflict (only_one) do update set reached = excluded.reached
            """)
    void reach(String reached);

    @Query("select id from saved_search")
    List<UUID> ids();

    @Query("select id, question from saved_search where id = any (cast(:ids as uuid[]))")
    List<Kept> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /**
     * Forgets what was found among these items and fits no longer.
     *
     * @param changed a JSON list of items with kind and id
     * @param fits a JSON list of what fits now, with question, kind and id
     */
    @Query("""
            delete from saved_match m
            using jsonb_to_recordset(cast(:changed as jsonb)) as c (kind text, id uuid)
            where m.item_id = c.id and m.kind = c.kind
              and not exists (select from jsonb_to_recordset(cast(:fits as jsonb)) as f (question uuid, kind text, id uuid)
                              where f.question = m.search_id and f.kind = m.kind and f.id = m.item_id)
            """)
    int forget(String changed, String fits);

    /**
     * Notes what fits and appeared after its search was saved.
     *
     * @param fits a JSON list with question, kind, id, circle, published, and the latest moment at which it can have appeared
     */
    @Query("""
            insert into saved_match (search_id, kind, item_id, circle_id, published, matched)
            select s.id, f.kind, f.id, f.circle, f.published, :at
            from jsonb_to_recordset(cast(:fits as jsonb)) as f (question uuid, kind text, id uuid, circle uuid,
                                                                published timestamptz, latest timestamptz)
                join saved_search s on s.id = f.question
            where f.latest >= s.created
            on conflict (search_id, kind, item_id) do update set circle_id = excluded.circle_id, published = excluded.published
            """)
    int note(String fits, Instant at);

    /** Tells what was found before these hours. */
    @Query("select vrank_deliver_saved(:daily, :weekly)")
    long deliver(Instant daily, Instant weekly);
}
