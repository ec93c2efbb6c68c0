package org.vrank.invitations;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface GuestLinkRepository extends GenericRepository<GuestLinkRepository.Opened, UUID> {
    /**
     * What a guest's link opens.
     *
     * @param title of the series; null where its circle is candid
     * @param waiting the guest's place on the waiting list, or null
     * @param crowded whether the room is full for this guest
     */
    @Introspected
    record Opened(
            @Nullable String title,
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

    /** An item that guests are shown. */
    @Introspected
    record Item(String title, String language, int minutes) {}

    @Query("""
            select title, day, begins, minutes, languages, place, link, state, answer, waiting, crowded from vrank_guest(:token)
            """)
    @Nullable
    Opened open(String token);

    @Query("select title, language, minutes from vrank_guest_items(:token)")
    List<Item> items(String token);

    @Query("select vrank_answer_guest(:token, :answer)")
    boolean answer(String token, String answer);

    /** The address and every link of whoever has this one go. */
    @Query("select vrank_forget_guest(:token)")
    boolean forget(String token);

    /** Addresses of guests go, two weeks after the meeting. */
    @Query("select vrank_forget_guests(:today)")
    int forget(LocalDate today);

    /** Writes mails to guests, to one or to all; {@code letters} is a JSON object by language. Null where the asker is no host. */
    @Query("""
            select vrank_tell_guests(:meeting, cast(:guest as uuid), :seed, :secret, :mark, cast(:method as text), cast(:letters as jsonb))
            """)
    @Nullable
    Integer tell(
            UUID meeting, @Nullable UUID guest, UUID seed, String secret, String mark, String method, String letters);

    /** Gives free places to those who wait, in every meeting. */
    @Query("select vrank_move_all_up()")
    int moveUp();

    /** Writes mails to those who got a place, in a meeting or in all; {@code letters} by language and by who gets them. */
    @Query("select vrank_tell_risen(cast(:meeting as uuid), :seed, :secret, :mark, cast(:letters as jsonb))")
    int tellRisen(@Nullable UUID meeting, UUID seed, String secret, String mark, String letters);
}
