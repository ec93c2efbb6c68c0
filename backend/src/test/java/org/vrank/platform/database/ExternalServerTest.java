package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    private static void assertRefused(Map<String, String> environment, String... parts) {
        assertThatThrownBy(() -> Database.open(environment).close())
                .isInstanceOf(Unready.class)
                .message()
                .contains(parts)
                .doesNotContain("secret")
                .hasLineCount(1);
    }
}
