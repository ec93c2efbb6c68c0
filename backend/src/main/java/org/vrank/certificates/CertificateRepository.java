package org.vrank.certificates;

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
interface CertificateRepository extends GenericRepository<CertificateRepository.Learner, UUID> {
    /** Who takes part, whether they completed it, and the certificate they have. */
    @Introspected
    record Learner(
            UUID enrolmentId,
            String name,
            boolean complete,
            @Nullable UUID certificateId,
            @Nullable String state,
            @Nullable LocalDate issued) {}

    /** What a code leads to; {@code issued} and {@code body} are null where it is no longer valid. */
    @Introspected
    record Found(
            String state,
            @Nullable LocalDate issued,
            @Nullable String body) {}

    @Introspected
    record Own(String state, LocalDate issued, byte[] sealed, String because) {}

    @Query("select enrolment_id, name, complete, certificate_id, state, issued from vrank_learners(:edition)")
    List<Learner> learners(UUID edition);

    /** Answers {@code done}, {@code absent}, {@code incomplete} or {@code exists}. */
    @Query("select vrank_issue_certificate(:edition, :enrolment, :again, :id, :code, :sealed, :today)")
    String issue(UUID edition, UUID enrolment, boolean again, UUID id, byte[] code, byte[] sealed, LocalDate today);

    @Query("select vrank_revoke_certificate(:edition, :certificate, :because)")
    boolean revoke(UUID edition, UUID certificate, String because);

    @Query("select state, issued, body from vrank_certificate(:code)")
    @Nullable
    Found find(byte[] code);

    /** {@code title}: of the course, by language; {@code language}: of the edition. */
    @Introspected
    record Had(
            UUID editionId,
            String title,
            String language,
            String state,
            LocalDate issued,
            byte[] sealed,
            String because) {}

    @Query("select edition_id, title, language, state, issued, sealed, because from vrank_own_certificates()")
    List<Had> all();

    @Query("select state, issued, sealed, because from vrank_own_certificate(:edition)")
    @Nullable
    Own own(UUID edition);
}
