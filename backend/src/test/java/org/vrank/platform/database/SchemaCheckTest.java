package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vrank.testing.TestDatabase;

/** The server does not start on a database whose walls have a hole, and names the hole. */
class SchemaCheckTest {

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.get().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void open(String database, String login) throws IOException, SQLException {
        Address address = TestDatabase.get().administrator(database);
        String url = address.jdbc().replace("jdbc:postgresql://", "postgresql://" + login + "@");
        Database.open(Map.of("VRANK_DATABASE_URL", url)).close();
    }

    @Test
    void a_whole_schema_is_accepted() throws IOException, SQLException {
        open(TestDatabase.get().copy(false), "vrank_app");
        open(TestDatabase.get().copy(true), "vrank_app");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table report disable row level security | row-level security is not enforced on report
            alter table report no force row level security | row-level security is not enforced on report
            create table gossip (id uuid) | row-level security is not enforced on gossip
            comment on table report is 'reports' | no row class is declared on report
            comment on table mail is null | no row class is declared on mail
            create policy wide on report for select to vrank_application using (true) | an application policy on report shows every row
            create policy wide on report to public using (true) | an application policy on report shows every row
            create policy wide on session for select to vrank_application using (member_id is not null) | may read session
            create view peek as select * from report | the view peek reads with its owner's rights
            create materialized view peek as select * from report | the view peek reads with its owner's rights
            alter view reader reset (security_invoker) | the view reader reads with its owner's rights
            grant execute on function vrank_people(uuid) to public | the function vrank_people is open to everybody
            alter function vrank_people(uuid) reset all | or has no fixed search path
            alter function vrank_people(uuid) set search_path = public, vrank | or has no fixed search path
            grant create on schema vrank to vrank_application | may put tables and functions into the schema
            alter table theme owner to vrank_app | the application owns theme
            """)
    void a_hole_in_the_schema_is_refused_by_name(String hole, String said) throws SQLException {
        String database = TestDatabase.get().copy(false);
        execute(database, hole);
        assertThatThrownBy(() -> open(database, "vrank_app"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create role walls_super superuser login | walls_super | logs in as superuser
            create role walls_bypass bypassrls login in role vrank_application | walls_bypass | may bypass row-level security
            create role walls_maker createrole login in role vrank_application | walls_maker | may make roles
            create role walls_stream replication login in role vrank_application | walls_stream | read the write-ahead log
            create role walls_owner login in role vrank_application, vrank_owner | walls_owner | may become vrank_owner
            create role walls_index login in role vrank_application, vrank_indexer | walls_index | may become vrank_indexer
            create role walls_reader login in role vrank_application, pg_read_all_data | walls_reader | may become pg_read_all_data
            """)
    void a_login_that_is_more_than_it_should_be_is_refused_by_name(String made, String login, String said)
            throws SQLException {
        String database = TestDatabase.get().copy(false);
        execute(database, made);
        try {
            assertThatThrownBy(() -> open(database, login))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(said);
        } finally {
            execute(database, "drop role " + login);
        }
    }

    @Test
    void every_hole_is_named_at_once() throws SQLException {
        String database = TestDatabase.get().copy(false);
        execute(database, "create table one (id uuid); create table two (id uuid)");
        assertThatThrownBy(() -> open(database, "vrank_app"))
                .hasMessageContaining(" one")
                .hasMessageContaining(" two");
        assertThat(database).startsWith("copy_");
    }
}
