package org.vrank.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** Two hundred people ask at once. */
class CrowdTest {
    private static final int PEOPLE = 200;
    private static final int PLACES = 40;
    private static final int PER_ROOT = 6;

    /** Each municipality has more people than the one before it: some have fewer than their seats, some many more. */
    private static final int[] OF = {2, 3, 5, 8, 12, 20, 30, 40, 80};

    @Test
    void two_hundred_ask_at_once_and_no_place_is_given_twice_or_lost_and_the_order_is_kept() throws Exception {
        try (School school = new School(false)) {
            List<String> handles = crowd(school);
            Map<String, Object> plan = school.plan(PLACES);
            plan.put("perRoot", PER_ROOT);
            String edition = school.edition(plan);
            atOnce(handles, handle -> asks(handle, edition));
            assertThat(school.server.ask("select count(*) from enrolment")).isEqualTo(String.valueOf(PEOPLE));
            fair(school, edition);

            // a third of them give up at once, others ask again meanwhile
            List<String> leavers = new ArrayList<>(handles.subList(0, 70));
            atOnce(leavers, handle -> {
                int left = patiently(() ->
                        Objects.requireNonNull(browsers.get(handle)).delete("/api/editions/" + edition + "/enrolment"));
                return handle.hashCode() % 2 == 0 ? left : asks(handle, edition);
            });
            fair(school, edition);
        }
    }

    private static int asks(String handle, String edition) {
        return patiently(() ->
                Objects.requireNonNull(browsers.get(handle)).put("/api/editions/" + edition + "/enrolment", Map.of()));
    }

    /** Whoever is told that the server is busy asks again, as a page offers; then what was asked before has not happened. */
    private static int patiently(java.util.function.Supplier<Answer> asking) {
        int status = asking.get().status();
        for (int again = 0; status == 503 && again < 50; again++) {
            status = asking.get().status();
        }
        return status;
    }

    private static Map<String, Browser> browsers = Map.of();

    private static List<String> crowd(School school) {
        List<String> handles = new ArrayList<>();
        // signed in before, for that is written past the server, on a connection of its own each time
        Map<String, Browser> opened = new HashMap<>();
        for (int root = 0; root < OF.length; root++) {
            UUID organisation = school.people.organisation("Municipality " + root);
            for (int i = 0; i < OF[root]; i++) {
                String handle = "p" + root + "x" + i + "y";
                school.join(handle, organisation);
                opened.put(handle, school.as(handle));
                handles.add(handle);
            }
        }
        browsers = opened;
        java.util.Collections.shuffle(handles, new java.util.Random(28));
        assertThat(handles).hasSize(PEOPLE);
        return handles;
    }

    private interface Deed {
        int done(String handle);
    }

    private static void atOnce(List<String> handles, Deed deed) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String handle : handles) {
                answers.add(crowd.submit(() -> {
                    start.await();
                    return deed.done(handle);
                }));
            }
            start.countDown();
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(204);
        }
    }

    /** What has to hold whatever came first. */
    private static void fair(School school, String edition) {
        assertThat(school.server.ask(
                        "select count(*) from enrolment where state = 'enrolled' and edition_id = ?::uuid", edition))
                .as("as many as there are places, or as could have one")
                .isEqualTo(school.server.ask("""
                        select least(?, sum(least(?, n))) from (
                            select count(*) as n from enrolment where state in ('enrolled', 'waiting') group by root_id) r
                        """, PLACES, PER_ROOT));
        assertThat(
                        school.server.ask(
                                "select max(n) from (select count(*) as n from enrolment where state = 'enrolled' group by root_id) r"))
                .isEqualTo(String.valueOf(PER_ROOT));
        assertThat(school.server.ask(
                        "select count(*) from (select asked from enrolment group by asked having count(*) > 1) t"))
                .as("everybody has an order of their own")
                .isEqualTo("0");
        assertThat(school.server.ask("""
                        select count(*) from enrolment w join enrolment o on o.root_id = w.root_id and o.asked > w.asked
                        where w.state = 'waiting' and o.state = 'enrolled'
                        """))
                .as("nobody overtook anybody of the same municipality")
                .isEqualTo("0");
        assertThat(school.server.ask("""
                        select count(*) from enrolment w
                        where w.state = 'waiting'
                          and exists (select from enrolment o where o.state = 'enrolled' and o.asked > w.asked)
                          and (select count(*) from enrolment h where h.state = 'enrolled' and h.root_id = w.root_id) < 6
                        """))
                .as("who was overtaken is of a municipality that has all its seats")
                .isEqualTo("0");
    }
}
