package org.vrank.minutes;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MinuteRepository extends GenericRepository<Minute, UUID> {
    /** A layer: the circle it lies in, the seat that takes its notes or null, and whether the asker may. */
    @Introspected
    record Layer(UUID circleId, @Nullable UUID seatId, boolean mine, boolean writes) {}

    /** A text that came too late, or an earlier one. */
    @Introspected
    record Other(UUID id, UUID circleId, UUID itemId, String text, boolean beside, Instant saved) {}

    /**
     * How far something has moved: an item of a layer; the layer itself where {@code itemId} is null; or, where it is the meeting, its
     * agenda with what was decided and promised.
     */
    @Introspected
    record Moved(UUID circleId, @Nullable UUID itemId, int version) {}

    /** How far the minutes of a meeting have moved, all layers together, and its agenda. */
    @Introspected
    record Meeting(UUID meetingId, long moved) {}

    /** The layer of the outcomes first, then those of notes that the asker reads. */
    @Query("""
            select c.circle_id, l.seat_id, coalesce(vrank_seated(l.seat_id), false) as mine, vrank_notes(:meeting, c.circle_id) as writes
            from (select m.circle_id, 0 as place from meeting m where m.id = :meeting
                  union select n.circle_id, 1 from series_notes n join meeting m on m.series_id = n.series_id where m.id = :meeting
                  union select l.circle_id, 1 from minute_layer l join meeting m on m.id = l.meeting_id
                        where m.id = :meeting and l.circle_id <> m.circle_id) c
                 left join minute_layer l on l.meeting_id = :meeting and l.circle_id = c.circle_id
            order by c.place, c.circle_id
            """)
    List<Layer> layers(UUID meeting);

    @Query(
            "select circle_id, item_id, text, version from minute where meeting_id = :meeting order by circle_id, item_id")
    List<Minute> of(UUID meeting);

    @Query("""
            select circle_id, item_id, text, version from minute where meeting_id = :meeting and circle_id = :circle and item_id = :item
            """)
    @Nullable
    Minute one(UUID meeting, UUID circle, UUID item);

    @Query("""
            select circle_id, item_id, text, version from minute where meeting_id = :meeting and item_id = any(cast(:items as uuid[]))
            order by circle_id, item_id
            """)
    List<Minute> under(UUID meeting, @TypeDef(type = DataType.STRING_ARRAY) String[] items);

    @Query("select item_id from off_record where meeting_id = :meeting order by item_id")
    List<UUID> off(UUID meeting);

    @Query("""
            select id, circle_id, item_id, text, beside, saved from minute_version
            where meeting_id = :meeting and beside order by saved, id limit 500
            """)
    List<Other> beside(UUID meeting);

    @Query("""
            select id, circle_id, item_id, text, beside, saved from minute_version
            where meeting_id = :meeting and circle_id = :circle and item_id = :item order by saved desc, id limit 100
            """)
    List<Other> earlier(UUID meeting, UUID circle, UUID item);

    @Query("""
            select circle_id, cast(null as uuid) as item_id, cast(version as integer) as version from minute_layer where meeting_id = :meeting
            union all select circle_id, item_id, version from minute where meeting_id = :meeting
            union all select circle_id, id, vrank_agenda_moved(id) from meeting where id = :meeting
            order by 1, 2
            """)
    List<Moved> state(UUID meeting);

    @Query("select meeting_id, moved from vrank_minutes_moved(cast(:meetings as uuid[]))")
    List<Meeting> moved(@TypeDef(type = DataType.STRING_ARRAY) String[] meetings);

    @Query("select vrank_take_minutes(:meeting, :circle)")
    String take(UUID meeting, UUID circle);

    @Query("select vrank_write_minute(:meeting, :circle, :item, :version, :text, :fresh, :keep, :now)")
    String write(UUID meeting, UUID circle, UUID item, int version, String text, UUID fresh, boolean keep, Instant now);

    @Query("select vrank_settle_minute(:meeting, :circle, :id)")
    String settle(UUID meeting, UUID circle, UUID id);

    @Query("select vrank_off_record(:meeting, :item, :off)")
    String offRecord(UUID meeting, UUID item, boolean off);
}
