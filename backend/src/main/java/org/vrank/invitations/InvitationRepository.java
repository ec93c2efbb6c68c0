package org.vrank.invitations;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvitationRepository extends GenericRepository<InvitationRepository.Told, UUID> {
    /** How many were told of a meeting, how many not yet, and to how many no mail gets through. */
    @Introspected
    record Told(long told, long missing, long undelivered) {}

    /**
     * What the link of a mail opens.
     *
     * @param waiting the place of its holder on the waiting list, or null
     * @param crowded whether the room is full for its holder
     */
    @Introspected
    record Opened(
            String title,
            LocalDate day,
            String begins,
            int minutes,
            @TypeDef(type = DataType.STRING_ARRAY) String[] languages,
            String place,
            String link,
            String state,
            @Nullable String answer,
            @Nullable Integer waiting,
            boolean crowded) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Writes the mails; {@code letters} is a JSON object by language. Null where the asker is no host. */
    @Query(
            "select vrank_tell_of_meeting(:meeting, :seed, :secret, :mark, :first, cast(:method as text), cast(:letters as jsonb))")
    @Nullable
    Integer tell(UUID meeting, UUID seed, String secret, String mark, boolean first, String method, String letters);

    @Query("select told, missing, undelivered from vrank_told_of_meeting(:meeting)")
    @Nullable
    Told told(UUID meeting);

    @Query("""
            select title, day, begins, minutes, languages, place, link, state, answer, waiting, crowded from vrank_rsvp(:token)
            """)
    @Nullable
    Opened open(String token);

    @Query("select vrank_answer_rsvp(:token, :answer)")
    boolean answer(String token, String answer);

    /** Takes a calendar's reply; false where it is none to an invitation that stands. {@code letters} is a JSON object by language. */
    @Query(
            "select vrank_answer_reply(:tag, :meeting, :replier, cast(:sequence as integer), :answer, :mail, cast(:letters as jsonb))")
    boolean reply(
            String tag,
            UUID meeting,
            String replier,
            @Nullable Integer sequence,
            String answer,
            UUID mail,
            String letters);

    /** Its holder wants no more mail about meetings; false where it is no link of anybody. */
    @Query("select vrank_unsubscribe(:token)")
    boolean unsubscribe(String token);

    /** Writes the reminders of a day, once; {@code letters} is a JSON object by language. */
    @Query("select vrank_remind(:today, :seed, cast(:letters as jsonb))")
    int remind(LocalDate today, UUID seed, String letters);

    @Query("select exists (select from mail_refusal)")
    boolean refuses();

    @Query("insert into mail_refusal (member_id) values (:member) on conflict do nothing")
    void refuse(UUID member);

    @Query("delete from mail_refusal")
    void accept();
}
