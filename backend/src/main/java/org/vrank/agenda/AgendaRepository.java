package org.vrank.agenda;

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
interface AgendaRepository extends GenericRepository<AgendaItem, UUID> {
    String ITEM = """
            select i.id, i.circle_id, i.series_id, i.meeting_id, i.seat_id, i.kind, i.language, i.title, i.text, i.minutes, i.state,
                   i.position, i.merged_into, i.because, i.moved, i.guests, i.version,
                   (select a.proceedings_id from agenda_approval a where a.item_id = i.id) as approves
            from agenda_item i
            """;

    /** What was decided and promised under an item, as plain text. */
    String OUTCOMES = """
            concat_ws(E'\\n',
                (select string_agg(concat_ws(E'\\n', d.text, nullif(d.reasons, '')), E'\\n' order by d.made, d.id) from decision d where d.item_id = i.id),
                (select string_agg(a.text, E'\\n' order by a.until, a.id) from action a where a.item_id = i.id)) as outcomes
            """;

    /** An item as search shows it. */
    @Introspected
    record Hit(
            UUID id,
            UUID circleId,
            String kind,
            String language,
            String title,
            String text,
            String outcomes,
            LocalDate moved) {}

    /** What became of an item on a day; {@code held} is the day of the meeting it is about. */
    @Introspected
    record Step(
            int number,
            LocalDate day,
            String step,
            @Nullable UUID meetingId,
            @Nullable LocalDate held,
            String because) {}

    /** A report that an item is about, and that the asker reads. */
    @Introspected
    record Link(UUID itemId, UUID reportId, String title, String language) {}

    /** What stands, or stood, on the agenda of a meeting. */
    @Query(ITEM + """
             where exists (select from agenda_step s where s.item_id = i.id and s.meeting_id = :meeting and s.step <> 'proposed')
               and i.state <> 'withdrawn'
             order by i.meeting_id is distinct from :meeting, i.position, i.id
            """)
    List<AgendaItem> ofMeeting(UUID meeting);

    /** What waits for a host: proposed and parked. */
    @Query(ITEM
            + " where i.series_id = :series and i.state in ('proposed', 'parked') order by i.state desc, i.moved, i.id")
    List<AgendaItem> waiting(UUID series);

    @Query(ITEM + " where i.id = :id")
    @Nullable
    AgendaItem find(UUID id);

    @Query(ITEM + " where i.merged_into = :id order by i.moved, i.id")
    List<AgendaItem> mergedInto(UUID id);

    @Query("select i.id, i.circle_id, i.kind, i.language, i.title, i.text, i.moved, " + OUTCOMES
            + " from agenda_item i where i.id = any (cast(:ids as uuid[])) and i.state not in ('merged', 'withdrawn')")
    List<Hit> hits(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query("""
            select s.number, s.day, s.step, s.meeting_id, m.day as held, s.because
            from agenda_step s left join meeting m on m.id = s.meeting_id
            where s.item_id = :id order by s.number
            """)
    List<Step> steps(UUID id);

    @Query("""
            select l.item_id, l.report_id, r.title, r.language
            from agenda_report l join report r on r.id = l.report_id
            where l.item_id = any (cast(:items as uuid[])) order by r.published, r.id
            """)
    List<Link> links(@TypeDef(type = DataType.STRING_ARRAY) String[] items);

    @Query("""
            insert into agenda_item (id, circle_id, series_id, meeting_id, seat_id, kind, language, title, text, minutes, state, position, moved)
            select :id, :circle, :series, cast(:meeting as uuid), :seat, :kind, :language, :title, :text, :minutes, :state,
                   coalesce((select max(x.position) from agenda_item x where x.meeting_id = cast(:meeting as uuid)), 0) + 1, :today
            """)
    void add(
            UUID id,
            UUID circle,
            UUID series,
            @Nullable UUID meeting,
            UUID seat,
            String kind,
            String language,
            String title,
            String text,
            int minutes,
            String state,
            LocalDate today);

    @Query("""
            update agenda_item set seat_id = :seat, kind = :kind, language = :language, title = :title, text = :text, minutes = :minutes,
                version = version + 1
            where id = :id and version = :version
            """)
    int change(UUID id, int version, UUID seat, String kind, String language, String title, String text, int minutes);

    @Query("""
            update agenda_item set state = :state, meeting_id = cast(:meeting as uuid), merged_into = cast(:target as uuid),
                because = :because, moved = :today, version = version + 1,
                position = case when :state = 'planned' then coalesce((select max(x.position) from agenda_item x
                                                                       where x.meeting_id = cast(:meeting as uuid)), 0) + 1
                                else position end
            where id = :id and version = :version
            """)
    int place(
            UUID id,
            int version,
            String state,
            @Nullable UUID meeting,
            @Nullable UUID target,
            String because,
            LocalDate today);

    @Query("update agenda_item set guests = :shown where id = :id and state = 'planned'")
    int show(UUID id, boolean shown);

    /** The named ones first, in that order; what somebody else added in the meantime behind them. */
    @Query("""
            update agenda_item set position = coalesce(array_position(cast(:items as uuid[]), id), position + cardinality(cast(:items as uuid[])))
            where meeting_id = :meeting and state = 'planned'
            """)
    int order(UUID meeting, @TypeDef(type = DataType.STRING_ARRAY) String[] items);

    @Query("""
            insert into agenda_report (item_id, circle_id, report_id) values (:item, :circle, :report) on conflict do nothing
            """)
    void link(UUID item, UUID circle, UUID report);

    @Query("delete from agenda_report where item_id = :item and report_id = :report")
    int unlink(UUID item, UUID report);

    /** The next meeting of a series that is still to be held. */
    @Query("select id from meeting where series_id = :series and state = 'planned' order by day, id limit 1")
    @Nullable
    UUID next(UUID series);
}
