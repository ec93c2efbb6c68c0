package org.vrank.circles;

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
interface FundingTieRepository extends GenericRepository<FundingTie, UUID> {
    String COLUMNS = "id, funder_id, funded_id, call, starts, ends, source, confirmed is not null as confirmed";

    @Query("select " + COLUMNS + " from funding_tie order by starts desc, id")
    List<FundingTie> visible();

    @Query("select " + COLUMNS + """
             from funding_tie
            where confirmed is not null and starts <= vrank_today()
              and (ends is null or ends >= vrank_today() - interval '2 years')
            order by starts, id
            """)
    List<FundingTie> counting();

    @Query("select " + COLUMNS + " from funding_tie where id = :id")
    @Nullable
    FundingTie find(UUID id);

    @Query("""
            insert into funding_tie (id, funder_id, funded_id, call, starts, ends, source, recorded_by)
            values (:id, :funder, :funded, :call, :starts, :ends, :source, :by)
            """)
    void record(
            UUID id,
            UUID funder,
            UUID funded,
            String call,
            LocalDate starts,
            @Nullable LocalDate ends,
            String source,
            UUID by);

    /** How many would leave a circle. */
    @Introspected
    record Consequence(UUID circleId, int people) {}

    @Query("select circle_id, people from vrank_tie_consequences(:id)")
    List<Consequence> consequences(UUID id);

    @Query("select vrank_withdraw_tie(:id)")
    boolean withdraw(UUID id);

    @Query("select vrank_end_tie(:id, :lastDay)")
    boolean end(UUID id, LocalDate lastDay);

    @Query("update funding_tie set confirmed = now(), confirmed_by = :by where id = :id and confirmed is null")
    int confirm(UUID id, UUID by);
}
