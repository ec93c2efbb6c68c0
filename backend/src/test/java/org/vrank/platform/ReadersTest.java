package org.vrank.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.people.Members;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class ReadersTest {
    private static final int CALLS = 5_000;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo(
                Map.of("datasources.default.maximum-pool-size", 4, "datasources.default.connection-timeout", 60_000),
                List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Seen(String name, List<String> circles) {}

    @Test
    void five_thousand_calls_on_four_connections_each_read_as_their_own_reader() throws Exception {
        Readers readers = server.context().getBean(Readers.class);
        Members members = server.context().getBean(Members.class);
        Circles circles = server.context().getBean(Circles.class);
        Map<String, String> secrets = new TreeMap<>();
        Map<String, Seen> right = new TreeMap<>();
        for (String who : List.of("nadia", "karim", "annemie", "dries", "bilal", "godelieve", "kristien")) {
            secrets.put(who, Objects.requireNonNull(server.as(who).cookies().get("vrank")));
            right.put(who, look(readers, members, circles, secrets.get(who)));
        }
        assertThat(right.values().stream().map(Seen::name)).doesNotHaveDuplicates();
        List<String> people = List.copyOf(secrets.keySet());
        List<Future<Boolean>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLS; i++) {
                String who = people.get(i % people.size());
                calls.add(threads.submit(
                        () -> look(readers, members, circles, secrets.get(who)).equals(right.get(who))));
            }
        }
        int wrong = 0;
        for (Future<Boolean> call : calls) {
            wrong += call.get() ? 0 : 1;
        }
        assertThat(wrong).isZero();
    }

    private static Seen look(
            Readers readers, Members members, Circles circles, @org.jspecify.annotations.Nullable String secret) {
        return readers.as(
                Objects.requireNonNull(secret),
                () -> readers.inScope(() -> new Seen(
                        members.name(),
                        circles.own().stream().map(Circle::nameEn).toList())));
    }

    @Test
    void no_session_stays_on_a_pooled_connection_after_its_request() throws SQLException {
        Browser nadia = server.as("nadia");
        for (int i = 0; i < 12; i++) {
            assertThat(nadia.get("/api/me").status()).isEqualTo(200);
        }
        DataSource pool = DelegatingDataSource.unwrapDataSource(
                server.context().getBean(DataSource.class, Qualifiers.byName("default")));
        List<String> left = new ArrayList<>();
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Connection connection = pool.getConnection();
                all.add(connection);
                try (var ask = connection.createStatement();
                        var row = ask.executeQuery("select coalesce(current_setting('vrank.session', true), '')")) {
                    row.next();
                    left.add(row.getString(1));
                }
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        assertThat(left).hasSize(4).containsOnly("");
    }

    @Test
    void outside_a_scope_there_is_no_reader() {
        Readers readers = server.context().getBean(Readers.class);
        assertThatThrownBy(readers::current).hasMessageContaining("outside a reader scope");
        assertThat(readers.<Boolean>inScope(() -> readers.current().member() == null))
                .isTrue();
    }

    @Test
    void a_secret_that_opens_nothing_reads_as_a_visitor() {
        Readers readers = server.context().getBean(Readers.class);
        Viewer viewer = readers.as("z".repeat(43), () -> readers.inScope(readers::current));
        assertThat(viewer.member()).isNull();
        assertThat(viewer.circles()).hasSize(1);
    }
}
