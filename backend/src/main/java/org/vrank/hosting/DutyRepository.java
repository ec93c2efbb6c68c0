package org.vrank.hosting;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.vrank.people.Organisation;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DutyRepository extends GenericRepository<Organisation, UUID> {
    /**
     * The municipalities that hold a seat in a circle today and of which nothing was heard from that day on.
     *
     * @param common the circle, and those that all its readers read
     */
    @Query("""
            with seated as materialized (
                select s.seat_id, s.root_id, s.member_id from vrank_seats(:circle) s join organisation o on o.id = s.root_id
                where o.kind = 'municipality'
            ), heard as (
                select s.root_id from attendance a join meeting m on m.id = a.meeting_id join seated s on s.seat_id = a.seat_id
                where a.circle_id = :circle and m.day >= :since and a.presence in ('present', 'online')
                union all
                select s.root_id from agenda_item i join seated s on s.seat_id = i.seat_id
                where i.circle_id = :circle and i.state <> 'withdrawn'
                  and exists (select from agenda_step p where p.item_id = i.id and p.number = 1 and p.day >= :since)
                union all
                select s.root_id from action a join seated s on s.seat_id = a.seat_id
                where a.circle_id = :circle and a.state = 'done' and a.settled >= :since
                union all
                select o.root_id from report r join organisation o on o.id = r.organisation_id
                where r.circle_id = any (cast(:common as uuid[])) and r.published >= cast(:since as timestamp) at time zone 'Europe/Brussels'
                union all
                select o.root_id from comment c join organisation o on o.id = c.organisation_id
                where c.circle_id = any (cast(:common as uuid[])) and c.published >= cast(:since as timestamp) at time zone 'Europe/Brussels'
                  and c.withdrawn is null and c.set_aside is null
            )
            select distinct root_id from seated
            where member_id is not null and root_id not in (select root_id from heard)
            """)
    List<UUID> silent(UUID circle, @TypeDef(type = DataType.STRING_ARRAY) String[] common, LocalDate since);

    @Query("select exists (select from meeting m where m.series_id = :series and m.state = 'held' and m.day >= :since)")
    boolean held(UUID series, LocalDate since);
}
