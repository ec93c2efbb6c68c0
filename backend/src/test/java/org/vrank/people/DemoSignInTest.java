package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vrank.platform.database.Database;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

/** Signing in as somebody is for the demo world alone, and no installation becomes one later. */
class DemoSignInTest {
    private static final Map<String, Object> OUTSIDE = Map.of("micronaut.server.host", "0.0.0.0");

    @Test
    void the_demo_world_lists_its_people_and_signs_in_as_one_of_them() {
        try (TestServer server = TestServer.demo(Map.of("vrank.demo", false), List.of())) {
            Answer people = server.visitor().get("/api/sign-ins");
            int ruth = people.each("handle").indexOf("ruth");
            assertThat(people.each("name").get(ruth)).isEqualTo("Ruth Abendroth");
            assertThat(people.each("seat").get(ruth)).isEqualTo("researcher, trainer");
            assertThat(people.each("organisation").get(ruth)).isEqualTo("In-Between research group");
            assertThat(people.each("handle")).doesNotHaveDuplicates().hasSizeGreaterThan(40);
            Browser browser = server.visitor();
            assertThat(browser.post("/api/sign-ins", Map.of("as", "ruth")).status())
                    .isEqualTo(201);
            assertThat(browser.get("/api/me").text("member.name")).isEqualTo("Ruth Abendroth");
            for (String nobody : List.of("", "Ruth", "nobody", "a\0b")) {
                assertThat(server.visitor()
                                .post("/api/sign-ins", Map.of("as", nobody))
                                .fields())
                        .containsExactly("as");
            }
        }
    }

    @Test
    void the_passphrase_of_its_custodians_stands_beside_their_names_and_unlocks() {
        try (TestServer server = TestServer.demo(Map.of("vrank.demo", false), List.of())) {
            Answer people = server.visitor().get("/api/sign-ins");
            List<String> handles = people.each("handle");
            List<String> passphrases = people.each("passphrase");
            Browser jan = server.as("jan");
            assertThat(jan.post(
                                    "/api/custodian-key/unlocking",
                                    Map.of("passphrase", passphrases.get(handles.indexOf("jan"))))
                            .status())
                    .isEqualTo(200);
            assertThat(passphrases.get(handles.indexOf("ruth"))).isEqualTo("null");
            assertThat(passphrases).filteredOn(one -> !one.equals("null")).hasSize(2);
        }
    }

    @Test
    void elsewhere_there_is_nothing_of_it_also_when_the_server_is_told_to_be_a_demo() {
        try (TestServer server = TestServer.empty(Map.of("vrank.demo", true), List.of())) {
            assertThat(server.ask("select demo::text from installation")).isEqualTo("false");
            assertThatThrownBy(() -> server.sql("update installation set demo = true"))
                    .hasMessageContaining("never change");
            assertThatThrownBy(() -> server.sql("delete from installation")).hasMessageContaining("never change");
            Browser visitor = server.visitor();
            assertThat(visitor.get("/api/me").text("demo")).isEqualTo("false");
            String nowhere = visitor.get("/api/nowhere").bytes();
            assertThat(visitor.get("/api/sign-ins").bytes()).isEqualTo(nowhere);
            assertThat(visitor.get("/api/mails").bytes()).isEqualTo(nowhere);
            Answer as = visitor.post("/api/sign-ins", Map.of("as", "nadia"));
            assertThat(as.status()).isEqualTo(400);
            assertThat(as.bytes())
                    .isEqualTo(visitor.post("/api/sign-ins", Map.of("of", "nadia"))
                            .bytes()
                            .replace("\"of\"", "\"as\""));
            assertThat(server.ask("select count(*)::text from member")).isEqualTo("0");
        }
    }

    @Test
    void the_demo_world_listens_to_this_machine_only() {
        assertThatThrownBy(() -> TestServer.demo(OUTSIDE, List.of())).hasStackTraceContaining("loopback only");
        TestServer.empty(OUTSIDE, List.of()).close();
    }

    @Test
    void not_even_the_first_start_of_a_demo_listens_to_the_outside_nor_one_that_may_not_migrate()
            throws IOException, SQLException {
        try (Connection server = TestDatabase.get().connect("postgres");
                var statement = server.createStatement()) {
            statement.execute("create database first_demo");
        }
        Map<String, Object> first =
                new HashMap<>(Database.migrated(TestDatabase.get().administrator("first_demo"))
                        .properties());
        first.put("vrank.demo", true);
        assertRefusesOutside(first);

        Map<String, Object> validated = new HashMap<>(Database.cloned(
                        TestDatabase.get().administrator(TestDatabase.get().copy(true)))
                .properties());
        validated.keySet().removeIf(key -> key.startsWith("vrank.owner"));
        assertRefusesOutside(validated);
    }

    private static void assertRefusesOutside(Map<String, Object> properties) {
        properties.putAll(OUTSIDE);
        properties.put("micronaut.server.port", -1);
        assertThatThrownBy(() -> ApplicationContext.builder()
                        .properties(properties)
                        .start()
                        .close())
                .hasStackTraceContaining("loopback only");
    }
}
