package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** Reading ends at the next request of a session that is open already. */
class RevocationTest {
    private static TestServer server;
    private static People people;
    private static int made;

    private UUID circle;
    private UUID reader;
    private UUID seat;
    private Browser browser;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        people = new People(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void somebody_reads() {
        String handle = "reader" + ++made;
        UUID town = people.organisation("Town of " + handle);
        circle = people.circle("Circle of " + handle, true, false, "practitioner");
        reader = people.member(handle);
        seat = people.seat(town, "practitioner", null);
        people.holds(reader, seat, 100, null);
        people.admit(circle, reader, null);
        browser = server.as(handle);
        assertThat(browser.get("/api/circles/" + circle + "/audience").status()).isEqualTo(200);
        assertThat(browser.get("/api/circles").each("id")).contains(circle.toString());
    }

    private void assertReadsNothing() {
        Browser stranger = server.as("annemie");
        for (String path : new String[] {"/api/circles/" + circle, "/api/circles/" + circle + "/audience"}) {
            assertThat(browser.get(path).bytes()).isEqualTo(stranger.get(path).bytes());
        }
        assertThat(browser.get("/api/circles").each("id")).doesNotContain(circle.toString());
    }

    @Test
    void leaving_ends_reading_and_leaving_again_finds_nothing() {
        String membership = "/api/circles/" + circle + "/membership";
        assertThat(server.visitor().delete(membership).status()).isEqualTo(401);
        assertThat(browser.delete(membership).status()).isEqualTo(204);
        assertReadsNothing();
        assertThat(browser.delete(membership).status()).isEqualTo(404);
    }

    @Test
    void an_administrator_takes_somebody_out_and_a_member_cannot() {
        String path = "/api/circles/" + circle + "/members/" + reader;
        assertThat(browser.delete(path).status()).isEqualTo(403);
        assertThat(server.as("annemie").delete(path).status()).isEqualTo(404);
        assertThat(server.as("dries").delete(path).status()).isEqualTo(204);
        assertReadsNothing();
    }

    @Test
    void the_day_after_the_last_of_a_seat_reading_ends_and_the_membership_stays_for_another_seat() {
        server.sql("update tenure set ends = vrank_today() where seat_id = ?", seat);
        assertThat(browser.get("/api/circles/" + circle).status()).isEqualTo(200);
        server.sql("update tenure set ends = vrank_today() - 1 where seat_id = ?", seat);
        assertReadsNothing();
        people.holds(reader, people.seat(people.organisation("Next " + made), "host", null), 0, null);
        assertReadsNothing();
        people.holds(reader, people.seat(people.organisation("Last " + made), "practitioner", null), 0, null);
        assertThat(browser.get("/api/circles/" + circle).status()).isEqualTo(200);
    }

    @Test
    void a_seat_passes_on_without_the_membership() {
        server.sql("update tenure set ends = vrank_today() - 1 where seat_id = ?", seat);
        String handle = "successor" + made;
        people.holds(people.member(handle), seat, 0, null);
        assertThat(server.as(handle).get("/api/circles").each("id")).doesNotContain(circle.toString());
        assertThat(server.ask("select count(*)::text from tenure where seat_id = ?", seat))
                .isEqualTo("2");
    }

    @Test
    void a_subordinate_who_comes_in_shuts_out_the_superior() {
        UUID worker = people.member("worker" + made);
        people.holds(worker, people.seat(people.organisation("W " + made), "practitioner", seat), 0, 0);
        server.sql("alter table membership disable trigger user");
        people.admit(circle, worker, reader);
        server.sql("alter table membership enable trigger user");
        assertReadsNothing();
        assertThat(people.reads(worker, circle)).isTrue();
    }

    @Test
    void a_session_that_ended_reads_as_a_visitor() {
        Browser other = browser.copy();
        assertThat(browser.delete("/api/sign-ins/current").status()).isEqualTo(204);
        assertThat(other.get("/api/circles").each("state")).containsExactly("open");
        assertThat(other.get("/api/me").text("member")).isEqualTo("null");
        assertThat(other.get("/api/circles/" + circle).bytes())
                .isEqualTo(server.visitor().get("/api/circles/" + circle).bytes());
    }

    @Test
    void a_session_past_its_time_reads_as_a_visitor() {
        server.sql("update session set expires = now() - interval '1 second' where member_id = ?", reader);
        assertThat(browser.get("/api/circles").each("state")).containsExactly("open");
    }
}
