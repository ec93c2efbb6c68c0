package org.vrank.minutes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutcomeRepository extends GenericRepository<Decision, UUID> {
    String DECISION = """
            select d.id, d.circle_id, d.series_id, d.item_id, i.title, d.meeting_id, d.language, d.text, d.reasons, d.review, d.state,
                   d.made, d.version
            from decision d join agenda_item i on i.id = d.item_id
            """;
    String ACTION = """
            select a.id, a.circle_id, a.series_id, a.item_id, i.title, a.meeting_id, a.language, a.text, a.seat_id, a.until, a.state,
                   a.settled, a.version
            from action a join agenda_item i on i.id = a.item_id
            """;

    @Query(DECISION + " where d.id = :id")
    @Nullable
    Decision decision(UUID id);

    @Query(DECISION + """
             where d.series_id = :series
               and (cast(:state as text) is null or d.state = cast(:state as text))
               and (cast(:meeting as uuid) is null or d.meeting_id = cast(:meeting as uuid))
               and (cast(:item as uuid) is null or d.item_id = cast(:item as uuid))
             order by d.made desc, d.id limit 1000
            """)
    List<Decision> decisions(UUID series, @Nullable String state, @Nullable UUID meeting, @Nullable UUID item);

    @Query("""
            insert into decision (id, circle_id, series_id, item_id, meeting_id, language, text, reasons, review, made)
            values (:id, :circle, :series, :item, :meeting, :language, :text, :reasons, cast(:review as date), :today)
            """)
    void addDecision(
            UUID id,
            UUID circle,
            UUID series,
            UUID item,
            UUID meeting,
            String language,
            String text,
            String reasons,
            @Nullable LocalDate review,
            LocalDate today);

    @Query("""
            update decision set text = :text, reasons = :reasons, review = cast(:review as date), state = :state, version = version + 1
            where id = :id and version = :version
            """)
    int changeDecision(UUID id, int version, String text, String reasons, @Nullable LocalDate review, String state);

    @Query(ACTION + " where a.id = :id")
    @Nullable
    Action action(UUID id);

    /** Those of a series; {@code late} leaves out what has time until today or later. */
    @Query(ACTION + """
             where a.series_id = :series
               and (cast(:state as text) is null or a.state = cast(:state as text))
               and (cast(:before as date) is null or a.until < cast(:before as date))
               and (cast(:seat as uuid) is null or a.seat_id = cast(:seat as uuid))
               and (cast(:meeting as uuid) is null or a.meeting_id = cast(:meeting as uuid))
               and (cast(:item as uuid) is null or a.item_id = cast(:item as uuid))
             order by a.state <> 'open', a.until, a.id limit 1000
            """)
    List<Action> actions(
            UUID series,
            @Nullable String state,
            @Nullable LocalDate before,
            @Nullable UUID seat,
            @Nullable UUID meeting,
            @Nullable UUID item);

    /** The open ones of seats the asker holds today. */
    @Query(ACTION + " where a.state = 'open' and vrank_seated(a.seat_id) order by a.until, a.id limit 100")
    List<Action> own();

    @Query("""
            insert into action (id, circle_id, series_id, item_id, meeting_id, language, text, seat_id, until)
            values (:id, :circle, :series, :item, :meeting, :language, :text, :seat, :until)
            """)
    void addAction(
            UUID id,
            UUID circle,
            UUID series,
            UUID item,
            UUID meeting,
            String language,
            String text,
            UUID seat,
            LocalDate until);

    @Query("""
            update action set text = :text, seat_id = :seat, until = :until, version = version + 1
            where id = :id and version = :version
            """)
    int changeAction(UUID id, int version, String text, UUID seat, LocalDate until);

    @Query("""
            update action set state = :state, settled = cast(:settled as date), version = version + 1
            where id = :id and version = :version
            """)
    int settle(UUID id, int version, String state, @Nullable LocalDate settled);
}
