package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.People;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** In a candid circle nobody funds anybody, also when everything happens at once. */
class CandourTest {
    private static final int ROUNDS = 10;
    private static final int PAIRS = 4;

    /** From the tables themselves, not from the views under test: pairs of admitted members of one candid circle in a tie. */
    private static final String BROKEN = """
            select count(*)::text
            from membership a
                join membership b on b.circle_id = a.circle_id and b.member_id <> a.member_id
                join circle c on c.id = a.circle_id and c.candid
                join tenure ta on ta.member_id = a.member_id join seat sa on sa.id = ta.seat_id
                join organisation oa on oa.id = sa.organisation_id
                join tenure tb on tb.member_id = b.member_id join seat sb on sb.id = tb.seat_id
                join organisation ob on ob.id = sb.organisation_id
                join funding_tie f on f.funder_id = oa.root_id and f.funded_id = ob.root_id and f.confirmed is not null
            where a.ended is null and b.ended is null and a.confirmed is not null and b.confirmed is not null
            """;

    private static TestServer server;
    private static People people;

    @BeforeAll
    static void start() {
        server = TestServer.empty();
        people = new People(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Town(UUID funder, UUID funded, UUID circle, UUID founder, List<UUID> givers, List<UUID> takers) {}

    private static Town town(String name) {
        UUID funder = people.organisation(name + " funder");
        UUID funded = people.organisation(name + " funded");
        UUID circle = people.circle(name, true, true, "practitioner");
        UUID founder = people.member(name + "-founder", people.organisation(name + " neutral"), "practitioner");
        people.admit(circle, founder, null);
        List<UUID> givers = new ArrayList<>();
        List<UUID> takers = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            givers.add(people.member(name + "-giver" + i, funder, "practitioner"));
            takers.add(people.member(name + "-taker" + i, funded, "practitioner"));
        }
        return new Town(funder, funded, circle, founder, givers, takers);
    }

    private static Callable<Boolean> admission(Town town, UUID member) {
        UUID id = server.ids().next();
        return write("""
                insert into membership (id, circle_id, member_id, confirmed_by, confirmed, accepted)
                values (?, ?, ?, ?, now(), now())
                """, id, town.circle(), member, town.founder());
    }

    /** One statement on a connection of its own; false when the database refuses. */
    private static Callable<Boolean> write(String sql, @Nullable Object... values) {
        return () -> {
            try (Connection connection = TestDatabase.get().connect(server.database());
                    var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
                return true;
            } catch (SQLException refused) {
                if ("VR004".equals(refused.getSQLState())) {
                    return false;
                }
                throw refused;
            }
        };
    }

    private static long atOnce(List<Callable<Boolean>> works) throws Exception {
        CyclicBarrier together = new CyclicBarrier(works.size());
        long done = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (Callable<Boolean> work : works) {
                results.add(threads.submit(() -> {
                    together.await();
                    return work.call();
                }));
            }
            for (Future<Boolean> result : results) {
                done += result.get() ? 1 : 0;
            }
        }
        return done;
    }

    @Test
    void funders_and_funded_who_are_admitted_at_once_never_both_come_in() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Town town = town("admitted" + round);
            people.tie(town.funder(), town.funded(), 100, null);
            List<Callable<Boolean>> works = new ArrayList<>();
            town.givers().forEach(giver -> works.add(admission(town, giver)));
            town.takers().forEach(taker -> works.add(admission(town, taker)));
            assertThat(atOnce(works)).as("one side comes in whole").isEqualTo(PAIRS);
            assertThat(server.ask(BROKEN)).as("round " + round).isEqualTo("0");
        }
    }

    @Test
    void a_tie_confirmed_while_a_funder_is_admitted_leaves_no_funder_in() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Town town = town("confirmed" + round);
            UUID tie = people.waitingTie(town.funder(), town.funded(), 100, null);
            people.admit(town.circle(), town.takers().get(0), town.founder());
            people.admit(town.circle(), town.givers().get(0), town.founder());
            List<Callable<Boolean>> works = new ArrayList<>();
            works.add(write("update funding_tie set confirmed = now() where id = ?", tie));
            town.givers().subList(1, PAIRS).forEach(giver -> works.add(admission(town, giver)));
            town.takers().subList(1, PAIRS).forEach(taker -> works.add(admission(town, taker)));
            atOnce(works);
            assertThat(server.ask(BROKEN)).as("round " + round).isEqualTo("0");
            for (UUID taker : town.takers()) {
                assertThat(people.reads(taker, town.circle())).isTrue();
            }
            for (UUID giver : town.givers()) {
                assertThat(people.reads(giver, town.circle())).isFalse();
            }
        }
    }

    @Test
    void two_ties_confirmed_at_once_take_out_every_funder() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Town town = town("mutual" + round);
            people.admit(town.circle(), town.takers().get(0), town.founder());
            people.admit(town.circle(), town.givers().get(0), town.founder());
            UUID one = people.waitingTie(town.funder(), town.funded(), 100, null);
            UUID back = people.waitingTie(town.funded(), town.funder(), 100, null);
            atOnce(List.of(
                    write("update funding_tie set confirmed = now() where id = ?", one),
                    write("update funding_tie set confirmed = now() where id = ?", back)));
            assertThat(server.ask(BROKEN)).as("round " + round).isEqualTo("0");
        }
    }

    @Test
    void a_transaction_with_an_older_snapshot_admits_nobody() throws SQLException {
        Town town = town("snapshot");
        try (Connection connection = TestDatabase.get().connect(server.database())) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("""
                    insert into membership (id, circle_id, member_id, confirmed_by, confirmed) values (?, ?, ?, ?, now())
                    """)) {
                insert.setObject(1, server.ids().next());
                insert.setObject(2, town.circle());
                insert.setObject(3, town.givers().get(0));
                insert.setObject(4, town.founder());
                assertThatThrownBy(insert::execute).hasMessageContaining("read committed only");
            }
        }
    }
}
