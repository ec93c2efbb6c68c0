package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.database.Address;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** A transaction remembers its reader's circles; nobody can make it remember others. */
class RememberedCirclesTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Connection application() throws SQLException {
        Address address = TestDatabase.get().administrator(server.database());
        Connection connection = DriverManager.getConnection(address.jdbc(), "vrank_app", "");
        connection.setAutoCommit(false);
        return connection;
    }

    private static String secret(String who) {
        return Objects.requireNonNull(server.as(who).cookies().get("vrank"));
    }

    private static String one(Connection connection, String question, String... values) throws SQLException {
        try (var ask = connection.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
                ask.setString(i + 1, values[i]);
            }
            try (var row = ask.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }

    private static String enter(Connection connection, String secret) throws SQLException {
        return one(connection, "select circles::text from vrank_enter(?)", secret);
    }

    private static String remembered(Connection connection) throws SQLException {
        return one(connection, "select current_setting('vrank.circles', true)");
    }

    private static void remember(Connection connection, String what) throws SQLException {
        one(connection, "select set_config('vrank.circles', ?, true)", what);
    }

    private static String circles(Connection connection) throws SQLException {
        return one(connection, "select vrank_circles()::text");
    }

    @Test
    void what_was_remembered_is_what_is_asked() throws SQLException {
        try (Connection connection = application()) {
            String entered = enter(connection, secret("nadia"));
            assertThat(entered.split(",")).hasSizeGreaterThan(1);
            assertThat(remembered(connection)).endsWith(entered).hasSize(64 + entered.length());
            assertThat(circles(connection)).isEqualTo(entered);
            remember(connection, "");
            assertThat(circles(connection)).isEqualTo(entered);
        }
    }

    /** The circles of a member are worked out on a shorter way than the view by which everybody else's reading is told. */
    @Test
    void everybodys_circles_are_those_the_view_of_readers_has() {
        assertThat(String.valueOf(server.ask("select count(*)::text from reader")))
                .isNotEqualTo("0");
        assertThat(server.ask("select count(*)::text from seat_above")).isNotEqualTo("0");
        assertThat(server.ask("select count(*)::text from tie_in_force")).isNotEqualTo("0");
        assertThat(server.ask("""
                        select string_agg(name, ', ') from member
                        where vrank_circles_of(id) is distinct from
                              array(select id from circle where kind = 'public'
                                    union select circle_id from reader where member_id = member.id order by id)
                        """)).isNull();
    }

    @Test
    void circles_without_their_seal_or_under_that_of_others_are_not_believed() throws SQLException {
        try (Connection connection = application()) {
            String of_nadia = enter(connection, secret("nadia"));
            String sealed = remembered(connection);
            String of_kristien = enter(connection, secret("kristien"));
            assertThat(of_kristien).isNotEqualTo(of_nadia);
            remember(connection, sealed);
            assertThat(circles(connection)).isEqualTo(of_kristien);
            remember(connection, "0".repeat(64) + of_nadia);
            assertThat(circles(connection)).isEqualTo(of_kristien);
            remember(connection, sealed.substring(0, 64) + of_kristien);
            assertThat(circles(connection)).isEqualTo(of_kristien);
        }
    }

    @Test
    void what_one_transaction_remembered_says_nothing_in_the_next() throws SQLException {
        try (Connection connection = application()) {
            String secret = secret("bilal");
            String before = enter(connection, secret);
            String sealed = remembered(connection);
            connection.commit();
            assertThat(remembered(connection)).isEmpty();
            enter(connection, secret);
            String left = one(connection, "select id::text from circle where kind <> 'public' order by id limit 1");
            assertThat(one(connection, "select vrank_leave(?::uuid)", left)).isEqualTo("t");
            connection.commit();
            one(connection, "select set_config('vrank.session', ?, true)", secret);
            remember(connection, sealed);
            assertThat(before).contains(left);
            assertThat(circles(connection)).doesNotContain(left);
        }
    }

    @Test
    void leaving_counts_at_once_in_the_transaction_that_leaves() throws SQLException {
        try (Connection connection = application()) {
            String before = enter(connection, secret("karim"));
            String left = one(connection, "select id::text from circle where kind <> 'public' order by id limit 1");
            assertThat(before).contains(left);
            assertThat(one(connection, "select vrank_leave(?::uuid)", left)).isEqualTo("t");
            assertThat(remembered(connection)).isEmpty();
            assertThat(circles(connection)).doesNotContain(left);
            connection.rollback();
        }
    }

    @Test
    void the_application_can_neither_seal_nor_read_the_key() throws SQLException {
        for (String question : new String[] {
            "select vrank_seal('{}')",
            "select inner_key::text from circle_seal",
            "select vrank_circles_of(gen_random_uuid())::text"
        }) {
            try (Connection connection = application()) {
                enter(connection, secret("nadia"));
                assertThatThrownBy(() -> one(connection, question)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void the_seal_is_the_hmac_that_java_computes() throws Exception {
        String pads = String.valueOf(
                server.ask("select encode(inner_key, 'hex') || ' ' || encode(outer_key, 'hex') from circle_seal"));
        byte[] inner = HexFormat.of().parseHex(pads.substring(0, 128));
        byte[] outer = HexFormat.of().parseHex(pads.substring(129));
        byte[] key = new byte[64];
        for (int i = 0; i < 64; i++) {
            key[i] = (byte) (inner[i] ^ 0x36);
            assertThat(outer[i]).isEqualTo((byte) (key[i] ^ 0x5c));
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String sealed = String.valueOf(server.ask("""
                select concat_ws(' ', pg_backend_pid(), now(), current_setting('vrank.session'), 'what') || '|' || vrank_seal('what')
                from (select set_config('vrank.session', 'secret', true)) entered
                """));
        assertThat(sealed.substring(sealed.indexOf('|') + 1))
                .isEqualTo(HexFormat.of()
                        .formatHex(mac.doFinal(
                                sealed.substring(0, sealed.indexOf('|')).getBytes(StandardCharsets.UTF_8))));
    }
}
