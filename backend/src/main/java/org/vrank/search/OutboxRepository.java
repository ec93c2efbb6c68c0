package org.vrank.search;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox, through the indexer's own connections. */
@Repository("indexer")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRepository extends GenericRepository<Position, String> {
    /**
     * A change.
     *
     * @param settled whether its transaction lies below the horizon asked with
     */
    @Introspected
    record Change(long position, UUID circleId, String kind, UUID itemId, boolean settled) {}

    /** Taken before the changes are read, so that everything below its horizon is seen then. */
    @Query("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as horizon, now() as time")
    Position now();

    /** The changes between two positions, and what was committed since the later one; of one circle, or of all. */
    @Query("""
            select position, circle_id, kind, item_id, xid < cast(cast(:untilHorizon as text) as xid8) as settled
            from outbox
            where due <= cast(:until as timestamptz)
              and (xid >= cast(cast(:sinceHorizon as text) as xid8) or due > cast(:since as timestamptz))
              and (cast(:circle as uuid) is null or circle_id = cast(:circle as uuid))
              and position > :after
            order by position limit :limit
            """)
    List<Change> changes(
            String sinceHorizon,
            Instant since,
            String untilHorizon,
            Instant until,
            @Nullable UUID circle,
            long after,
            int limit);

    @Query("select id from circle order by id")
    List<UUID> circles();

    @Query("select cast(id as text) from installation")
    @Nullable
    String installation();

    /** Takes away changes that every node has read long ago. */
    @Query("select vrank_prune_outbox()")
    long prune();
}
