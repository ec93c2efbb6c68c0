package org.vrank.circles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** What stands between somebody and a circle, said to a member who proposes and kept by the database whoever writes. */
class BarriersTest {
    private static final int TWO_YEARS = 2;
    private static TestServer server;
    private static People people;
    private static int made;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        people = new People(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A candid circle with one member, who holds a seat in {@code organisation}. */
    private static UUID candid(UUID organisation, String founder) {
        UUID circle = people.circle("candid " + founder, true, false, "practitioner", "custodian");
        people.admit(circle, people.member(founder, organisation, "practitioner"), null);
        return circle;
    }

    private static Answer propose(String who, UUID circle, String handle) {
        return server.as(who).post("/api/circles/" + circle + "/admissions", Map.of("email", handle + "@example.org"));
    }

    private static String barrier(String who, UUID circle, String handle) {
        Answer answer = propose(who, circle, handle);
        if (answer.status() == 201) {
            return "none";
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("email");
        return answer.text("violations.0.message");
    }

    private static UUID town(String name) {
        return people.organisation(name + ++made);
    }

    @Test
    void a_seat_the_circle_does_not_admit_an_unknown_address_and_a_member_are_refused_by_reason() {
        UUID circle = candid(town("a"), "seats");
        people.member("seats-host", town("b"), "host");
        people.member("seats-fit", town("c"), "custodian");
        assertThat(barrier("seats", circle, "seats-host")).contains("does not admit");
        assertThat(barrier("seats", circle, "nobody-at-all")).contains("No member");
        assertThat(barrier("seats", circle, "seats")).contains("already");
        assertThat(barrier("seats", circle, "seats-fit")).isEqualTo("none");
        assertThat(barrier("seats", circle, "seats-fit")).contains("already");
    }

    @Test
    void a_seat_counts_from_its_first_to_its_last_day() {
        UUID circle = candid(town("a"), "days");
        UUID town = town("b");
        for (var span : Map.of("days-ended", new Integer[] {30, 1}, "days-coming", new Integer[] {-1, null})
                .entrySet()) {
            people.holds(
                    people.member(span.getKey()),
                    people.seat(town, "practitioner", null),
                    span.getValue()[0],
                    span.getValue()[1]);
            assertThat(barrier("days", circle, span.getKey())).as(span.getKey()).contains("does not admit");
        }
        for (var span : Map.of("days-last", new Integer[] {30, 0}, "days-first", new Integer[] {0, null})
                .entrySet()) {
            people.holds(
                    people.member(span.getKey()),
                    people.seat(town, "practitioner", null),
                    span.getValue()[0],
                    span.getValue()[1]);
            assertThat(barrier("days", circle, span.getKey())).as(span.getKey()).isEqualTo("none");
        }
    }

    @Test
    void superiors_near_and_far_are_barred_in_both_directions_unless_the_rule_lets_them() {
        UUID town = town("a");
        UUID head = people.seat(town, "practitioner", null);
        UUID leader = people.seat(town, "practitioner", head);
        UUID worker = people.seat(town, "practitioner", leader);
        people.holds(people.member("head"), head, 10, null);
        people.holds(people.member("leader"), leader, 10, null);
        UUID workerMember = people.member("worker");
        people.holds(workerMember, worker, 10, null);
        UUID without = people.circle("without superiors", true, false, "practitioner");
        people.admit(without, workerMember, null);
        assertThat(barrier("worker", without, "leader")).contains("superior");
        assertThat(barrier("worker", without, "head")).contains("superior");

        UUID with = people.circle("with superiors", true, true, "practitioner");
        people.admit(with, workerMember, null);
        assertThat(barrier("worker", with, "head")).isEqualTo("none");

        UUID above = people.circle("a superior first", true, false, "practitioner");
        people.admit(
                above,
                UUID.fromString(String.valueOf(server.ask("select id::text from member where handle = 'head'"))),
                null);
        assertThat(barrier("head", above, "worker")).contains("superior");
    }

    @Test
    void a_funder_and_the_funded_keep_each_other_out_also_from_a_unit_far_below() {
        UUID funder = town("funder");
        UUID funded = town("funded");
        UUID deepFunder = people.unit(people.unit(funder, "u" + ++made), "v" + ++made);
        UUID deepFunded = people.unit(funded, "w" + ++made);
        people.tie(funder, funded, 100, null);
        UUID circle = candid(deepFunded, "funded-first");
        people.member("of-funder", deepFunder, "practitioner");
        assertThat(barrier("funded-first", circle, "of-funder")).contains("nobody funds anybody");

        UUID other = candid(deepFunder, "funder-first");
        people.member("of-funded", deepFunded, "practitioner");
        assertThat(barrier("funder-first", other, "of-funded")).contains("nobody funds anybody");

        UUID open = people.circle("not candid", false, true, "practitioner");
        people.admit(
                open,
                UUID.fromString(String.valueOf(server.ask("select id::text from member where handle = 'of-funded'"))),
                null);
        assertThat(barrier("of-funded", open, "of-funder")).isEqualTo("none");
    }

    /** Days between today and the same day two years ago, given days more. */
    private static int twoYearsAgo(int more) {
        return Integer.parseInt(String.valueOf(server.ask(
                        "select (vrank_today() - (vrank_today() - make_interval(years => ?))::date)::text", TWO_YEARS)))
                + more;
    }

    @Test
    void a_tie_counts_until_two_years_after_its_last_day_and_not_a_day_longer() {
        for (int more : new int[] {0, 1}) {
            UUID funder = town("funder");
            UUID funded = town("funded");
            people.tie(funder, funded, 2000, twoYearsAgo(more));
            UUID circle = candid(funded, "tie-first" + more);
            people.member("tie-second" + more, funder, "practitioner");
            assertThat(barrier("tie-first" + more, circle, "tie-second" + more))
                    .contains(more == 0 ? "nobody funds anybody" : "none");
        }
    }

    @Test
    void a_seat_at_a_funder_counts_until_two_years_after_its_last_day_and_not_a_day_longer() {
        for (int more : new int[] {0, 1}) {
            UUID funder = town("funder");
            UUID funded = town("funded");
            people.tie(funder, funded, 100, null);
            UUID circle = candid(funded, "seat-first" + more);
            UUID mover = people.member("seat-second" + more, town("elsewhere"), "practitioner");
            people.holds(mover, people.seat(funder, "grant-officer", null), 2000, twoYearsAgo(more));
            assertThat(barrier("seat-first" + more, circle, "seat-second" + more))
                    .contains(more == 0 ? "nobody funds anybody" : "none");
        }
    }

    @Test
    void ties_that_wait_for_confirmation_or_begin_tomorrow_bar_nobody_yet() {
        UUID circle = candid(town("funded"), "waiting-first");
        UUID funded = UUID.fromString(
                String.valueOf(
                        server.ask(
                                "select root_id::text from member_root where member_id = (select id from member where handle = 'waiting-first')")));
        UUID recorded = town("recorded");
        UUID tomorrow = town("tomorrow");
        people.waitingTie(recorded, funded, 100, null);
        people.tie(tomorrow, funded, -1, null);
        people.member("of-recorded", recorded, "practitioner");
        people.member("of-tomorrow", tomorrow, "practitioner");
        assertThat(barrier("waiting-first", circle, "of-recorded")).isEqualTo("none");
        assertThat(barrier("waiting-first", circle, "of-tomorrow")).isEqualTo("none");
    }

    @Test
    void the_database_refuses_a_barred_admission_whoever_writes_it() {
        UUID funder = town("funder");
        UUID funded = town("funded");
        people.tie(funder, funded, 100, null);
        UUID circle = candid(funded, "written-first");
        UUID founder = UUID.fromString(
                String.valueOf(server.ask("select id::text from member where handle = 'written-first'")));
        UUID barred = people.member("written-second", funder, "practitioner");
        assertThatThrownBy(() -> people.admit(circle, barred, founder)).hasMessageContaining("barred: funder");
        UUID fit = people.member("written-third", town("fit"), "practitioner");
        assertThatThrownBy(() -> people.admit(circle, fit, null)).hasMessageContaining("barred: confirmation");
        assertThatThrownBy(() -> people.admit(circle, fit, barred)).hasMessageContaining("barred: confirmation");
        UUID open = UUID.fromString(server.circle("Everyone"));
        assertThatThrownBy(() -> people.admit(open, fit, founder)).hasMessageContaining("barred: public");
        people.admit(circle, fit, founder);
        assertThat(people.reads(fit, circle)).isTrue();
    }
}
