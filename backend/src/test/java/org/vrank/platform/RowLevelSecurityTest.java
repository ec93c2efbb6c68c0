package org.vrank.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.platform.database.Address;
import org.vrank.testing.Browser;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** The floor: SQL with the application's own login reads what the API shows, and not a row more. */
class RowLevelSecurityTest {
    private static final List<String> PEOPLE =
            List.of("nadia", "karim", "bilal", "jan", "veronique", "annemie", "leila", "dries", "tom");
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        for (String who : List.of("nadia", "annemie", "dries")) {
            server.as(who)
                    .with("Idempotency-Key", "a-key-of-" + who)
                    .post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "title", "draft of " + who));
        }
        meet();
    }

    /** A row in every table of meetings, in a circle that some of these people read; the notes lie in a narrower one. */
    private static void meet() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, server.circle("Brussels platform"), "Platform");
        String meeting = Gathering.next(server, series);
        server.as("nadia")
                .post("/api/series/" + series + "/notes-circles", Map.of("circle", server.circle("First line")));
        String report = String.valueOf(server.ask(
                "select id::text from report where circle_id = ?::uuid and published <= now() limit 1",
                server.circle("The network")));
        Map<String, Object> item = Gathering.item("Over een verslag");
        item.put("report", report);
        item.put("meeting", meeting);
        String made = Gathering.made(leila.post("/api/series/" + series + "/agenda-items", item));
        Map<String, Object> narrower = Gathering.item("Over een verslag van minder mensen");
        narrower.put(
                "report",
                String.valueOf(server.ask(
                        "select id::text from report where circle_id = ?::uuid and published <= now() limit 1",
                        server.circle("First line"))));
        Gathering.made(server.as("nadia").post("/api/series/" + series + "/agenda-items", narrower));
        String seat = Gathering.seat(server, "nadia");
        leila.put("/api/meetings/" + meeting + "/attendance/" + seat, Map.of("answer", "there"));
        Gathering.made(leila.post("/api/meetings/" + meeting + "/guests", Map.of("name", "Gast van elders")));
        Gathering.made(leila.post(
                "/api/meetings/" + meeting + "/guests",
                Map.of("name", "Gast met mail", "email", "gast@example.org", "language", "nl")));
        Gathering.made(leila.post("/api/agenda-items/" + made + "/decisions", Map.of("language", "nl", "text", "Zo")));
        Gathering.made(leila.post(
                "/api/agenda-items/" + made + "/actions",
                Map.of("language", "nl", "text", "Doen", "seat", seat, "until", "2090-01-01")));
        Gathering.made(
                leila.upload("/api/agenda-items/" + made + "/files", "nota.txt", "Over de zaal".getBytes(UTF_8)));
        leila.post("/api/meetings/" + meeting + "/code", Map.of());
        minute(leila, meeting, server.circle("Brussels platform"), made);
        minute(server.as("nadia"), meeting, server.circle("First line"), made);
        leila.put("/api/meetings/" + meeting + "/minutes/off-record/" + made, Map.of("off", true));
        for (String who : List.of("leila", "nadia")) {
            String path = "/api/meetings/" + meeting + "/proceedings";
            String circle = server.circle(who.equals("leila") ? "Brussels platform" : "First line");
            String seen = server.as(who).get(path).each("drafts", "seen").getLast();
            Gathering.made(server.as(who).post(path, Map.of("circle", circle, "seen", seen)));
        }
        Gathering.made(leila.post(
                "/api/series/" + series + "/old-minutes",
                Map.of("day", "2019-03-05", "language", "nl", "title", "Verslag", "text", "Wij spraken elkaar.")));
        server.sql("""
                insert into meeting (id, circle_id, series_id, occurrence, day, begins, minutes, languages, place, link)
                select gen_random_uuid(), circle_id, series_id, day + 1, day + 1, begins, minutes, languages, place, link
                from meeting where id = ?::uuid
                """, meeting);
        for (String table : List.of(
                "series",
                "occurrence",
                "series_notes",
                "meeting",
                "agenda_item",
                "agenda_step",
                "agenda_report",
                "agenda_file",
                "attendance",
                "guest",
                "guest_address",
                "guest_link",
                "meeting_code",
                "decision",
                "action",
                "minute_layer",
                "minute",
                "minute_version",
                "off_record",
                "proceedings",
                "proceedings_version",
                "agenda_approval",
                "old_minutes")) {
            assertThat(server.ask("select count(*) from " + table)).as(table).isNotEqualTo("0");
        }
    }

    private static void minute(Browser who, String meeting, String circle, String item) {
        String layer = "/api/meetings/" + meeting + "/minutes/" + circle;
        who.post(layer + "/taker", Map.of());
        who.put(layer + "/texts/" + item, Map.of("version", 3, "text", "Te laat"));
        who.put(layer + "/texts/" + item, Map.of("version", 0, "text", "Op tijd"));
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

    private static void enter(Connection connection, String secret) throws SQLException {
        try (var set = connection.prepareStatement("select set_config('vrank.session', ?, true)")) {
            set.setString(1, secret);
            set.execute();
        }
    }

    private static String secret(Browser browser) {
        return Objects.requireNonNull(browser.cookies().get("vrank"));
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Every table with its row class. */
    private static Map<String, String> classes() {
        Map<String, String> classes = new TreeMap<>();
        String all = String.valueOf(server.ask("""
                select string_agg(relname || '=' || split_part(obj_description(oid, 'pg_class'), ':', 1), ',')
                from pg_class where relnamespace = 'vrank'::regnamespace and relkind in ('r', 'p')
                """));
        for (String table : all.split(",", -1)) {
            classes.put(table.substring(0, table.indexOf('=')), table.substring(table.indexOf('=') + 1));
        }
        return classes;
    }

    private static boolean has(String table, String column) {
        return server.ask(
                        "select 1 from information_schema.columns where table_schema = 'vrank' and table_name = ? and column_name = ?",
                        table,
                        column)
                != null;
    }

    @Test
    void every_table_shows_each_person_exactly_the_rows_of_its_class() throws SQLException {
        Map<String, String> classes = classes();
        assertThat(classes.values()).contains("public", "own", "circle", "owner");
        for (String who : PEOPLE) {
            Browser browser = server.as(who);
            String me = browser.get("/api/me").text("member.id");
            try (Connection connection = application()) {
                for (var table : classes.entrySet()) {
                    enter(connection, secret(browser));
                    compare(connection, table.getKey(), table.getValue(), who, me);
                    connection.rollback();
                }
            }
        }
    }

    private static void compare(Connection connection, String table, String rowClass, String who, String me)
            throws SQLException {
        String as = who + " reads " + table;
        boolean administers = who.equals("dries") || who.equals("tom");
        if (rowClass.equals("owner")) {
            assertThatThrownBy(() -> one(connection, "select count(*) from " + table))
                    .as(as)
                    .hasMessageContaining("permission denied");
            return;
        }
        String expected = switch (rowClass) {
            case "public" ->
                table.equals("funding_tie")
                        ? (administers || who.equals("jan") ? "true" : "confirmed is not null")
                        : "true";
            case "own" ->
                table.equals("member") && administers
                        ? "true"
                        : (table.equals("member") ? "id" : "member_id") + " = '" + me + "'";
            case "circle" ->
                table.equals("circle") && administers
                        ? "true"
                        : (table.equals("circle") ? "id" : "circle_id")
                                + " in (select circle_id from reader where member_id = '" + me
                                + "' union select id from circle where kind = 'public')"
                                + (has(table, "published") ? " and published <= now()" : "")
                                + alsoReads(table, me);
            default -> throw new AssertionError("no expectation for " + table + ", class " + rowClass);
        };
        String seen = one(
                connection,
                "select coalesce(md5(string_agg(t::text, ',' order by t::text)), 'none') from " + table + " t");
        String right = server.ask("select coalesce(md5(string_agg(t::text, ',' order by t::text)), 'none') from "
                + table + " t where " + expected);
        assertThat(seen).as(as).isEqualTo(right);
    }

    /** What lies in one circle and is about something in another shows to those who read both. */
    private static String alsoReads(String table, String me) {
        String circles = "(select circle_id from reader where member_id = '" + me
                + "' union select id from circle where kind = 'public')";
        return switch (table) {
            case "series_notes" -> " and series_id in (select id from series where circle_id in " + circles + ")";
            case "agenda_report" -> " and report_id in (select id from report where circle_id in " + circles + ")";
            case "minute_layer", "minute", "minute_version", "off_record", "proceedings", "proceedings_version" ->
                " and meeting_id in (select id from meeting where circle_id in " + circles + ")";
            default -> "";
        };
    }

    @Test
    void sql_and_the_api_show_the_same_circles_reports_ties_and_drafts() throws SQLException {
        for (String who : PEOPLE) {
            Browser browser = server.as(who);
            try (Connection connection = application()) {
                enter(connection, secret(browser));
                for (var pair : Map.of(
                                "circle", "/api/circles",
                                "report", "/api/reports?limit=50",
                                "funding_tie", "/api/funding-ties",
                                "manuscript", "/api/manuscripts",
                                "organisation", "/api/organisations")
                        .entrySet()) {
                    assertThat(browser.get(pair.getValue()).status()).isEqualTo(200);
                    String ids = one(connection, "select string_agg(id::text, ',') from " + pair.getKey());
                    assertThat(new TreeSet<>(browser.every(pair.getValue(), "id")))
                            .as(who + pair)
                            .isEqualTo(ids.equals("null") ? new TreeSet<>() : new TreeSet<>(List.of(ids.split(","))));
                }
            }
        }
    }

    @Test
    void without_a_session_nothing_is_readable_not_even_as_an_empty_list() throws SQLException {
        for (String secret : List.of("", "no session at all", "x".repeat(43))) {
            for (String table :
                    List.of("report", "circle", "member", "account", "manuscript", "authorship", "byline")) {
                try (Connection connection = application()) {
                    enter(connection, secret);
                    assertThatThrownBy(() -> one(connection, "select count(*) from " + table))
                            .as(table)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    refused -> assertThat(refused.getSQLState()).isEqualTo("VR002"));
                }
            }
        }
        try (Connection connection = application()) {
            assertThatThrownBy(() -> one(connection, "select count(*) from report"))
                    .hasMessageContaining("no reader");
        }
    }

    @Test
    void a_session_ends_with_its_transaction() throws SQLException {
        try (Connection connection = application()) {
            enter(connection, secret(server.as("nadia")));
            assertThat(Integer.parseInt(one(connection, "select count(*) from report")))
                    .isPositive();
            connection.commit();
            assertThatThrownBy(() -> one(connection, "select count(*) from report"))
                    .hasMessageContaining("no reader");
        }
    }

    @Test
    void a_setting_left_on_every_pooled_connection_counts_for_nothing() throws SQLException {
        DataSource pool = DelegatingDataSource.unwrapDataSource(
                server.context().getBean(DataSource.class, Qualifiers.byName("default")));
        String left = secret(server.as("nadia"));
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Connection connection = pool.getConnection();
            all.add(connection);
            try (var set = connection.prepareStatement("select set_config('vrank.session', ?, false)")) {
                set.setString(1, left);
                set.execute();
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
        for (Connection connection : all) {
            connection.close();
        }
        Browser annemie = server.as("annemie");
        for (int i = 0; i < 24; i++) {
            assertThat(server.visitor().get("/api/circles").each("name")).containsExactly("Everyone");
            assertThat(server.visitor().get("/api/me").text("member")).isEqualTo("null");
            assertThat(annemie.get("/api/circles").each("name")).containsExactlyInAnyOrder("Everyone", "The network");
        }
    }

    @Test
    void a_feed_opens_the_one_circle_of_its_member_and_none_of_their_own_rows() throws SQLException {
        Browser nadia = server.as("nadia");
        String firstLine = server.circle("First line");
        String token = nadia.post("/api/feeds", Map.of("circle", firstLine))
                .text("address")
                .substring("http://vrank.test/feeds/".length());
        for (Browser session : List.of(nadia, server.as("annemie"))) {
            try (Connection connection = application()) {
                enter(connection, secret(session));
                feed(connection, token);
                assertThat(one(connection, "select string_agg(distinct circle_id::text, ',') from report"))
                        .isEqualTo(firstLine);
                assertThat(one(connection, "select string_agg(id::text, ',') from circle"))
                        .isEqualTo(firstLine);
                feed(connection, "x".repeat(43));
                assertThat(one(connection, "select count(*) from report")).isEqualTo("0");
                connection.rollback();
            }
        }
        server.visitor().get("/feeds/" + token);
        try (Connection connection = application()) {
            feed(connection, token);
            assertThatThrownBy(() -> one(connection, "select count(*) from manuscript"))
                    .hasMessageContaining("no reader");
        }
        nadia.delete("/api/feeds/" + nadia.get("/api/feeds").text("items.0.id"));
    }

    private static void feed(Connection connection, String token) throws SQLException {
        try (var set = connection.prepareStatement("select set_config('vrank.feed', ?, true)")) {
            set.setString(1, token);
            set.execute();
        }
    }

    @Test
    void nobody_writes_as_somebody_else_or_into_a_circle_of_others() throws SQLException {
        String other = String.valueOf(server.ask("select id::text from member where handle = 'karim'"));
        String firstLine = server.circle("First line");
        String platform = server.circle("Brussels platform");
        String series = String.valueOf(server.ask("select id::text from series"));
        String meeting = String.valueOf(server.ask("select id::text from meeting"));
        String seat = Gathering.seat(server, "annemie");
        for (String write : List.of(
                "insert into manuscript (id, member_id, kind, language, saved) values (gen_random_uuid(), '" + other
                        + "', 'lesson', 'nl', now())",
                "insert into report (id, circle_id, kind, language, title, answers, themes, region, published) values (gen_random_uuid(), '"
                        + firstLine + "', 'lesson', 'nl', 'x', '{}', '{}', 'belgium', now())",
                "insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en) values (gen_random_uuid(), 'working', false, true, '{host}', 'a', 'a', 'a', 'a')",
                "insert into membership (id, circle_id, member_id) values (gen_random_uuid(), '" + firstLine + "', '"
                        + other + "')",
                "insert into series (id, circle_id, title, about, languages, rule, starts, holidays, begins, minutes, place, link) values (gen_random_uuid(), '"
                        + platform
                        + "', 'x', '', '{nl}', 'FREQ=WEEKLY;BYDAY=TU', now(), false, '10:00', 60, '', '')",
                "insert into series_notes (series_id, circle_id) values ('" + series + "', '" + firstLine + "')",
                "update meeting set state = 'held'",
                "insert into agenda_item (id, circle_id, series_id, seat_id, kind, language, title, text, minutes, state, moved) values (gen_random_uuid(), '"
                        + platform + "', '" + series + "', '" + seat
                        + "', 'discussion', 'nl', 'x', '', 5, 'proposed', now())",
                "insert into attendance (meeting_id, circle_id, seat_id) values ('" + meeting + "', '" + platform
                        + "', '" + seat + "')",
                "select * from meeting_code",
                "select * from guest_address",
                "select * from guest_link",
                "update guest set answer = 'there'",
                "update meeting set places = 1",
                "update minute set text = 'x'",
                "insert into off_record (meeting_id, circle_id, item_id) select meeting_id, circle_id, item_id from minute",
                "insert into old_minutes (id, circle_id, series_id, day, language, title, text) values (gen_random_uuid(), '"
                        + platform + "', '" + series + "', '2019-03-05', 'nl', 'x', 'x')",
                "insert into funding_tie (id, funder_id, funded_id, call, starts, source) select gen_random_uuid(), min(id::text)::uuid, max(id::text)::uuid, 'call', now(), 'source' from organisation",
                "update account set email = 'mine@example.org'",
                "update member set name = 'Somebody'",
                "delete from report")) {
            try (Connection connection = application()) {
                enter(connection, secret(server.as("annemie")));
                assertThatThrownBy(() -> {
                            try (var statement = connection.createStatement()) {
                                statement.execute(write);
                            }
                        })
                        .as(write)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
        }
    }
}
