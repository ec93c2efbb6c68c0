package org.vrank.discussion;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The discussion of a report out of the box, from its author's side. Nobody is signed in there, so no reader scope is open: whoever
 * asks proves to hold its receipt, and only the intake's login may call these functions.
 */
@Repository("intake")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PseudonymRepository extends GenericRepository<Discussions.Said, UUID> {
    @Query("""
            select id, parent_id, kind, voice, name, organisation_id, region, language, text, month, withdrawn, set_aside
            from vrank_pseudonym_discussion(:report, :proof)
            """)
    List<Discussions.Said> discussion(UUID report, byte[] proof);

    @Query("select vrank_answer_under_pseudonym(:id, :report, :proof, :parent, :language, :text, :appears)")
    boolean answer(UUID id, UUID report, byte[] proof, UUID parent, String language, String text, Instant appears);
}
