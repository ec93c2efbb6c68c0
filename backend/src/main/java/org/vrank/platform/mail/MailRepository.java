package org.vrank.platform.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MailRepository extends GenericRepository<MailRepository.Waiting, UUID> {
    /**
     * A mail on its way out.
     *
     * @param html the same text for programs that show that; or empty
     * @param calendar an entry for a calendar; or empty
     * @param method what a calendar should do with it
     * @param answers the mail this one answers, for programs that show what belongs together
     * @param unsubscribe where its recipient says that no more should come; or empty
     * @param fileName of what it carries; empty where it carries nothing
     */
    @Introspected
    record Waiting(
            UUID id,
            String recipient,
            String subject,
            String body,
            String html,
            String calendar,
            @Nullable String method,
            @Nullable UUID answers,
            String unsubscribe,
            String fileName,
            String fileType,
            byte[] file) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Waiting waiting && waiting.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    @Introspected
    record Shown(UUID id, Instant sent, String recipient, String subject, String body) {}

    @Query("""
            select id, recipient, subject, body, html, calendar, method, answers, unsubscribe, file_name, file_type, file
            from vrank_take_mail()
            """)
    @Nullable
    Waiting take();

    @Query("select 1 from vrank_mail_went(:id, :went)")
    int went(UUID id, boolean went);

    /** A mail came back. */
    @Query("select 1 from vrank_mail_returned(:id)")
    int returned(UUID id);

    @Query("select id, sent, recipient, subject, body from vrank_own_mail(:asker)")
    List<Shown> own(String asker);

    @Query("select vrank_demo()")
    boolean demo();
}
