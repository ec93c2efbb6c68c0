package org.vrank.platform;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface IdempotencyRepository extends GenericRepository<IdempotencyRepository.Claim, UUID> {
    @Introspected
    record Claim(byte[] requestHash, @Nullable UUID resourceId) {}

    /** A request is repeated within minutes; what is older than a day would only tell who made what. */
    @Query("delete from idempotency_key where member_id = :member and created < now() - interval '1 day'")
    void forget(UUID member);

    @Query("""
            insert into idempotency_key (member_id, operation, key, request_hash)
            values (:member, :operation, :key, :hash)
            on conflict do nothing
            """)
    int claim(UUID member, String operation, String key, byte[] hash);

    @Query("""
            update idempotency_key set resource_id = :made
            where member_id = :member and operation = :operation and key = :key
            """)
    void settle(UUID member, String operation, String key, UUID made);

    @Query("""
            select request_hash, resource_id from idempotency_key
            where member_id = :member and operation = :operation and key = :key
            """)
    Claim find(UUID member, String operation, String key);
}
