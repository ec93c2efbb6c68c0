package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vrank.testing.TestDatabase;

/** An external server, named by the addresses of the environment. */
class ExternalServerTest {
    private static String fresh(String name) throws SQLException {
        try (Connection server = TestDatabase.get().connect("postgres")) {
            server.createStatement().execute("create database " + name);
        }
        return name;
    }

    private static String url(String login, String database) {
        return "postgresql://" + login + "@127.0.0.1:" + TestDatabase.get().port() + "/" + database;
    }

    private static Map<String, String> both(String database) {
        return Map.of(
                "VRANK_DATABASE_URL", url("vrank_outside:secret", database),
                "VRANK_MIGRATION_URL", url("postgres", database));
    }

    private static Map<String, String> one(String database) {
        return Map.of("VRANK_DATABASE_URL", url("vrank_outside:secret", database));
    }

    @Test
    void with_both_addresses_an_empty_database_is_made_ready_and_then_one_is_enough() throws Exception {
        String name = fresh("external_both");
        try (Database opened = Database.open(both(name))) {
            assertThat(opened.properties()).containsEntry("datasources.default.username", "vrank_outside");
        }
        try (Database again = Database.open(both(name))) {
            assertThat(again.properties()).containsKey("vrank.owner.jdbc");
        }
        try (Database alone = Database.open(one(name))) {
            assertThat(alone.properties()).doesNotContainKey("vrank.owner.jdbc");
        }
    }

    @Test
    void without_the_migration_address_a_schema_that_is_behind_is_refused_with_what_to_do() throws Exception {
        String name = fresh("external_behind");
        Database.open(both(name)).close();
        try (Connection owner = TestDatabase.get().connect(name)) {
            owner.createStatement()
                    .execute(
                            "delete from flyway_schema_history where installed_rank = (select max(installed_rank) from flyway_schema_history where version is not null)");
        }
        assertRefused(one(name), "behind", "VRANK_MIGRATION_URL");
    }

    @Test
    void without_the_migration_address_an_empty_database_is_refused_with_what_to_do() throws Exception {
        try (Database made = Database.open(both(fresh("external_login")))) {
            assertThat(made.properties()).isNotEmpty(); // makes the login
        }
        assertRefused(one(fresh("external_empty")), "VRANK_MIGRATION_URL");
    }

    @Test
    void an_address_that_is_none_or_leads_nowhere_is_refused_in_one_line_without_its_password() {
        assertRefused(
                Map.of("VRANK_DATABASE_URL", "mysql://a:secret@host/db"),
                "postgresql://user:password@host:5432/database");
        assertRefused(Map.of("VRANK_DATABASE_URL", "postgresql://host/db"), "names its user");
        assertRefused(Map.of("VRANK_DATABASE_URL", "postgresql://a:secret@127.0.0.1:1/db"), "127.0.0.1:1");
    }

    @Test
    void a_server_older_than_the_views_need_is_refused_with_both_versions() {
        Database.refuseOlder(15);
        Database.refuseOlder(18);
        assertThatThrownBy(() -> Database.refuseOlder(14))
                .isInstanceOf(Unready.class)
                .hasMessage("this is PostgreSQL 14; Vrank needs PostgreSQL 15 or later");
    }

    /** On a server of its own, as its administrator would hand it out: a database, and a login that may make roles. */
    @Test
    void a_migration_login_that_is_no_superuser_makes_all_that_is_needed_and_may_come_again(@TempDir Path folder)
            throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setOverrideWorkingDirectory(folder.toFile())
                .start()) {
            try (Connection server = postgres.getPostgresDatabase().getConnection()) {
                server.createStatement().execute("create role modest login createrole password 'move'");
                server.createStatement().execute("create database modest owner modest");
            }
            String place = "@127.0.0.1:" + postgres.getPort() + "/modest";
            Map<String, String> modest = Map.of(
                    "VRANK_DATABASE_URL", "postgresql://modest_app:secret" + place,
                    "VRANK_MIGRATION_URL", "postgresql://modest:move" + place);
            for (int start = 1; start <= 2; start++) {
                try (Database opened = Database.open(modest)) {
                    assertThat(opened.properties()).containsEntry("vrank.owner.user", "modest");
                }
            }
        }
    }

    @Test
    void a_login_that_is_made_gets_the_password_of_its_address_and_one_that_was_there_keeps_its_own() throws Exception {
        String name = fresh("external_passwords");
        try (Connection server = TestDatabase.get().connect("postgres")) {
            server.createStatement().execute("create role vrank_was_there login password 'older'");
            for (String login : List.of("vrank_was_there", "vrank_is_made")) {
                Database.open(Map.of(
                                "VRANK_DATABASE_URL", url(login + ":secret", name),
                                "VRANK_MIGRATION_URL", url("postgres", name)))
                        .close();
            }
            String before = hash(server, "vrank_was_there");
            assertThat(hash(server, "vrank_is_made")).startsWith("SCRAM-SHA-256$");
            Database.open(Map.of(
                            "VRANK_DATABASE_URL", url("vrank_was_there:secret", name),
                            "VRANK_MIGRATION_URL", url("postgres", name)))
                    .close();
            assertThat(hash(server, "vrank_was_there")).isEqualTo(before);
        }
    }

    private static String hash(Connection server, String login) throws SQLException {
        try (var row = server.createStatement()
                .executeQuery("select rolpassword from pg_authid where rolname = '" + login + "'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void assertRefused(Map<String, String> environment, String... parts) {
        assertThatThrownBy(() -> Database.open(environment).close())
                .isInstanceOf(Unready.class)
                .message()
                .contains(parts)
                .doesNotContain("secret")
                .hasLineCount(1);
    }
}
