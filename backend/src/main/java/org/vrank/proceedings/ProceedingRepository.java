package org.vrank.proceedings;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProceedingRepository extends GenericRepository<Proceeding, UUID> {
    String COLUMNS =
            "select id, meeting_id, circle_id, language, title, text, number, made, approved from proceedings ";

    /** A meeting as its minutes head it. */
    @Introspected
    record Meeting(
            UUID circleId,
            UUID seriesId,
            String title,
            LocalDate day,
            String begins,
            int minutes,
            String place,
            @TypeDef(type = DataType.STRING_ARRAY) String[] languages) {}

    /** A layer of a meeting; {@code writes}: whether the asker may publish it. */
    @Introspected
    record Layer(UUID circleId, boolean writes) {}

    /** What was written under an item, empty where nothing was; {@code because}: why it was parked at this meeting, or null. */
    @Introspected
    record Item(
            UUID id,
            String title,
            String language,
            String text,
            @Nullable String because) {}

    @Introspected
    record Decided(UUID itemId, String text, String language, String reasons) {}

    @Introspected
    record Promised(UUID itemId, String text, String language, UUID seatId, LocalDate until) {}

    /** {@code represented}: whoever holds the seat said that somebody else comes in their place. */
    @Introspected
    record There(UUID seatId, String presence, boolean represented) {}

    /** A version; {@code because} says what it corrected. Where it is withheld, {@code body} is empty. */
    @Introspected
    record Version(int number, String because, String body, Instant made, boolean withheld) {}

    @Query("""
            select m.circle_id, m.series_id, s.title, m.day, left(cast(m.begins as text), 5) as begins, m.minutes, m.place, m.languages
            from meeting m join series s on s.id = m.series_id where m.id = :meeting
            """)
    @Nullable
    Meeting meeting(UUID meeting);

    @Query("""
            select c.circle_id, vrank_notes(:meeting, c.circle_id) as writes
            from (select m.circle_id, 0 as place from meeting m where m.id = :meeting
                  union select l.circle_id, 1 from minute_layer l join meeting m on m.id = l.meeting_id
                        where m.id = :meeting and l.circle_id <> m.circle_id) c
            order by c.place, c.circle_id
            """)
    List<Layer> layers(UUID meeting);

    /**
     * The items of a meeting with what was written in this circle: those of which something was noted, decided or promised there,
     * whatever became of them since, and those that still stood on its agenda on the day. What went on to another meeting has its place
     * there, so it comes last.
     */
    @Query("""
            select i.id, i.title, i.language, coalesce(t.text, '') as text, case when went.step = 'parked' then went.because end as because
            from meeting m join agenda_item i on i.series_id = m.series_id
                left join minute t on t.item_id = i.id and t.meeting_id = m.id and t.circle_id = :circle
                left join lateral (select max(s.number) as number from agenda_step s
                                   where s.item_id = i.id and s.meeting_id = m.id and s.step in ('planned', 'carried', 'returned')) laid on true
                left join lateral (select s.step, s.day, s.because from agenda_step s
                                   where s.item_id = i.id and s.number > laid.number and s.step <> 'closed' order by s.number limit 1) went on true
            where m.id = :meeting
              and (t.text <> ''
                   or exists (select from decision d where d.item_id = i.id and d.meeting_id = m.id and d.state = 'standing')
                   or exists (select from action a where a.item_id = i.id and a.meeting_id = m.id and a.state <> 'dropped')
                   or laid.number is not null and (went.step is null or went.day >= m.day and went.step <> 'merged'))
            order by coalesce(went.step in ('carried', 'returned'), false), i.position, i.id
            """)
    List<Item> items(UUID meeting, UUID circle);

    @Query("""
            select item_id, text, language, reasons from decision where meeting_id = :meeting and state = 'standing' order by made, id
            """)
    List<Decided> decided(UUID meeting);

    @Query("""
            select item_id, text, language, seat_id, until from action where meeting_id = :meeting and state <> 'dropped'
            order by until, id
            """)
    List<Promised> promised(UUID meeting);

    /** Who was ticked, and who said they cannot come and was not. */
    @Query("""
            select seat_id, coalesce(presence, 'excused') as presence,
                   coalesce(answer = 'not' and stand_in <> '' and presence in ('present', 'online'), false) as represented
            from attendance
            where meeting_id = :meeting and (presence is not null or answer = 'not')
            """)
    List<There> there(UUID meeting);

    @Query("""
            select concat_ws(', ', name, nullif(from_where, '')) from guest
            where meeting_id = :meeting and presence in ('present', 'online') order by name, id
            """)
    List<String> guests(UUID meeting);

    @Query(COLUMNS + " where meeting_id = :meeting order by made, id")
    List<Proceeding> of(UUID meeting);

    @Query(COLUMNS + " where id = :id")
    @Nullable
    Proceeding find(UUID id);

    @Query(COLUMNS + " where id = any (cast(:ids as uuid[]))")
    List<Proceeding> among(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query("select vrank_notes(:meeting, :circle)")
    boolean writes(UUID meeting, UUID circle);

    @Query("""
            select number, because, body, made, withheld from proceedings_version where proceedings_id = :id order by number desc
            """)
    List<Version> versions(UUID id);

    @Query("""
            select vrank_publish_minutes(:meeting, :circle, :fresh, :follows, :language, :title, :text, :body, :because, :now)
            """)
    String publish(
            UUID meeting,
            UUID circle,
            UUID fresh,
            int follows,
            String language,
            String title,
            String text,
            String body,
            String because,
            Instant now);

    /** Whether they stand on an agenda to be agreed with. */
    @Query("""
            select exists (select from agenda_approval a join agenda_item i on i.id = a.item_id
                           where a.proceedings_id = :id and i.state = 'planned')
            """)
    boolean comesBack(UUID id);

    /** Takes away what stood in the versions before the one that stands. */
    @Query("select vrank_withhold_minutes(:meeting, :circle)")
    void withhold(UUID meeting, UUID circle);

    /**
     * Writes the mails. {@code letters} and {@code files} are JSON objects by language, {@code first} the language of the file for whoever
     * has none of their own there; without files none goes along. Answers how many, or null where the asker may not.
     */
    @Query("select vrank_tell_of_minutes(:id, :seed, cast(:letters as jsonb), cast(:files as jsonb), :first)")
    @Nullable
    Integer tell(UUID id, UUID seed, String letters, String files, String first);

    @Query("select vrank_approve_minutes(:id, :today)")
    String approve(UUID id, LocalDate today);
}
