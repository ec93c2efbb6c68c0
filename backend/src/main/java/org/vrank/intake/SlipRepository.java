package org.vrank.intake;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SlipRepository extends GenericRepository<SlipRepository.Nothing, UUID> {
    /** No row of a slip is ever read. */
    @Introspected
    record Nothing(UUID id) {}

    /** Hashes come as hexadecimal digits. */
    @Query("""
            select vrank_add_slips(array(select decode(h, 'hex') from unnest(cast(:hashes as text[])) h), :circle, :month)
            """)
    boolean add(
            @io.micronaut.data.annotation.TypeDef(type = io.micronaut.data.model.DataType.STRING_ARRAY) String[] hashes,
            UUID circle,
            LocalDate month);
}
