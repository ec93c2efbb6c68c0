package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Ten municipalities have a "Preventiedienst": a reader must see whose. */
class OrganisationNamesTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_seat_names_the_unit_with_its_organisation_and_the_organisation_that_signs() {
        Answer me = server.as("karim").with("Accept-Language", "fr").get("/api/me");
        assertThat(me.text("member.seats.0.organisation.name")).isEqualTo("Anderlecht (Service de prévention)");
        assertThat(me.text("member.seats.0.root.name")).isEqualTo("Anderlecht");
    }

    @Test
    void an_organisation_without_units_is_named_once() {
        Answer me = server.as("bilal").with("Accept-Language", "nl").get("/api/me");
        assertThat(me.text("member.seats.0.organisation.name")).isEqualTo("Vilvoorde");
    }

    @Test
    void the_members_of_a_circle_and_the_people_of_the_demo_are_told_apart() {
        Browser nadia = server.as("nadia").with("Accept-Language", "nl");
        String members =
                nadia.get("/api/circles/" + server.circle("First line")).body();
        String people = server.visitor()
                .with("Accept-Language", "nl")
                .get("/api/sign-ins")
                .body();
        assertThat(members).contains("Schaarbeek (Preventiedienst)").doesNotContain("\"Preventiedienst\"");
        assertThat(people).contains("Schaarbeek (Preventiedienst)").doesNotContain("\"Preventiedienst\"");
    }
}
