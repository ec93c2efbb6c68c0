package org.vrank.imports;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImportRepository extends GenericRepository<ImportRepository.Known, UUID> {
    @Introspected
    record Known(@Nullable UUID reportId) {}

    /** Takes an id for this transaction, waiting for another that has it in hand; 0 when it was imported before. */
    @Query("""
            insert into imported (member_id, source, external_id) values (:member, :source, :externalId)
            on conflict do nothing
            """)
    int claim(UUID member, String source, String externalId);

    @Query("""
            select report_id from imported
            where member_id = :member and source = :source and external_id = :externalId
            """)
    Known find(UUID member, String source, String externalId);

    @Query("""
            update imported set report_id = :report
            where member_id = :member and source = :source and external_id = :externalId
            """)
    void settle(UUID member, String source, String externalId, UUID report);
}
