package org.vrank.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** A feed reads as its member now: what ends reading ends the feed, at once, without a word. */
class FeedsEndTest {
    private static TestServer server;
    private static People people;
    private static int made;

    private UUID town;
    private UUID circle;
    private UUID other;
    private UUID reader;
    private UUID seat;
    private Browser browser;
    private String feed;
    private String otherFeed;

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
    void somebody_follows_two_circles() {
        String handle = "follower" + ++made;
        town = people.organisation("Town of " + handle);
        circle = people.circle("Circle of " + handle, true, false, "practitioner");
        other = people.circle("Other of " + handle, false, true, "practitioner,host");
        reader = people.member(handle);
        seat = people.seat(town, "practitioner", null);
        people.holds(reader, seat, 100, null);
        people.admit(circle, reader, null);
        people.admit(other, reader, null);
        browser = server.as(handle);
        feed = follow(circle);
        otherFeed = follow(other);
        assertThat(server.visitor().get(feed).status()).isEqualTo(200);
    }

    private String follow(UUID which) {
        return browser.post("/api/feeds", Map.of("circle", which))
                .text("address")
                .substring("http://vrank.test".length());
    }

    private void assertReadsNothing() {
        assertThat(server.visitor().get(feed).bytes())
                .isEqualTo(server.visitor().get("/feeds/" + "x".repeat(43)).bytes());
    }

    @Test
    void leaving_ends_it_for_good_and_leaves_the_feed_of_another_circle() {
        assertThat(browser.delete("/api/circles/" + circle + "/membership").status())
                .isEqualTo(204);
        assertReadsNothing();
        assertThat(server.visitor().get(otherFeed).status()).isEqualTo(200);
        people.admit(circle, reader, null);
        assertThat(browser.get("/api/circles/" + circle).status()).isEqualTo(200);
        assertReadsNothing();
    }

    @Test
    void being_taken_out_ends_it() {
        assertThat(server.as("dries")
                        .delete("/api/circles/" + circle + "/members/" + reader)
                        .status())
                .isEqualTo(204);
        assertReadsNothing();
    }

    @Test
    void the_day_after_the_last_of_the_seat_it_ends() {
        server.sql("update tenure set ends = vrank_today() where seat_id = ?", seat);
        assertThat(server.visitor().get(feed).status()).isEqualTo(200);
        server.sql("update tenure set ends = vrank_today() - 1 where seat_id = ?", seat);
        assertReadsNothing();
        assertThat(browser.get("/api/feeds").each("id")).isEmpty();
    }

    @Test
    void a_tie_with_another_member_ends_the_funders_in_a_candid_circle() {
        UUID funded = people.organisation("Funded " + made);
        UUID worker = people.member("funded" + made, funded, "practitioner");
        server.sql("alter table membership disable trigger user");
        people.admit(circle, worker, reader);
        server.sql("alter table membership enable trigger user");
        assertThat(server.visitor().get(feed).status()).isEqualTo(200);
        people.tie(town, funded, 5, null);
        assertReadsNothing();
        assertThat(server.visitor().get(otherFeed).status()).isEqualTo(200);
    }
}
