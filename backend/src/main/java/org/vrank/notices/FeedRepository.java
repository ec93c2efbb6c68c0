package org.vrank.notices;

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
interface FeedRepository extends GenericRepository<Feed, UUID> {

    /** The feed that is being read; {@code stale} where this month's reading is not noted yet. */
    @Introspected
    record Opened(UUID id, UUID circleId, String language, boolean stale) {}

    @Query("select id, circle_id, created, used from feed order by created, id")
    List<Feed> own();

    @Query("select count(*) from feed where circle_id = :circle")
    int count(UUID circle);

    @Query("""
            insert into feed (id, token_hash, member_id, circle_id, created)
            values (:id, sha256(convert_to(:token, 'UTF8')), :member, :circle, :created)
            """)
    void add(UUID id, String token, UUID member, UUID circle, LocalDate created);

    @Query("delete from feed where id = :id")
    int remove(UUID id);

    @Query("select id, circle_id, language, stale from vrank_feed()")
    @Nullable
    Opened opened();

    @Query("select 1 from vrank_touch_feed()")
    int touch();
}
