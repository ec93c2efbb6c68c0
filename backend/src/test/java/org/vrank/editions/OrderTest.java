package org.vrank.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, places are those of a list that somebody keeps by hand. */
class OrderTest {
    private static final int STEPS = 150;

    /** The list by hand: who has a place, who waits, in the order of asking. */
    private static final class ByHand {
        final int capacity;
        final int perRoot;
        final Map<String, Integer> roots = new LinkedHashMap<>();
        final List<String> enrolled = new ArrayList<>();
        final List<String> waiting = new ArrayList<>();

        ByHand(int capacity, int perRoot) {
            this.capacity = capacity;
            this.perRoot = perRoot;
        }

        void enrol(String who) {
            if (!enrolled.contains(who) && !waiting.contains(who)) {
                waiting.add(who);
                rise();
            }
        }

        void cancel(String who) {
            enrolled.remove(who);
            waiting.remove(who);
            rise();
        }

        private void rise() {
            for (String who : List.copyOf(waiting)) {
                long same = enrolled.stream()
                        .filter(one -> Objects.requireNonNull(roots.get(one)).equals(roots.get(who)))
                        .count();
                if (enrolled.size() < capacity && same < perRoot) {
                    waiting.remove(who);
                    enrolled.add(who);
                }
            }
        }
    }

    @Test
    void any_sequence_of_asking_and_giving_up_leaves_the_same_list_as_by_hand() {
        try (School school = new School(false)) {
            ByHand list = new ByHand(4, 2);
            List<String> handles = new ArrayList<>();
            for (int root = 0; root < 3; root++) {
                UUID organisation = school.people.organisation("Municipality " + root);
                for (int i = 0; i < 4; i++) {
                    String handle = "p" + root + "x" + i + "y";
                    school.join(handle, organisation);
                    list.roots.put(handle, root);
                    handles.add(handle);
                }
            }
            Map<String, Object> plan = school.plan(list.capacity);
            plan.put("perRoot", list.perRoot);
            String edition = school.edition(plan);
            long seed = 41;
            Random random = new Random(seed);
            for (int step = 0; step < STEPS; step++) {
                String who = handles.get(random.nextInt(handles.size()));
                if (random.nextInt(5) < 3) {
                    school.as(who).put("/api/editions/" + edition + "/enrolment", Map.of());
                    list.enrol(who);
                } else {
                    school.as(who).delete("/api/editions/" + edition + "/enrolment");
                    list.cancel(who);
                }
                assertThat(who("enrolled", school))
                        .as("seed %d, step %d", seed, step)
                        .containsExactlyInAnyOrderElementsOf(list.enrolled);
                assertThat(who("waiting", school))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(list.waiting);
            }
        }
    }

    private static List<String> who(String state, School school) {
        String handles = school.server.ask("""
                select string_agg(m.handle, ',' order by n.asked) from enrolment n join member m on m.id = n.member_id where n.state = ?
                """, state);
        return handles == null ? List.of() : List.of(handles.split(","));
    }

    @Test
    void whatever_is_published_later_an_edition_keeps_the_version_it_began_with() {
        try (School school = new School(false)) {
            Random random = new Random(7);
            Map<String, String> numbers = new LinkedHashMap<>();
            UUID latest = school.version;
            int number = 1;
            for (int step = 0; step < 25; step++) {
                if (random.nextBoolean()) {
                    number++;
                    latest = Course.version(school.server, school.course, number, true, "Versie " + number);
                } else {
                    numbers.put(school.edition(Course.plan(latest, 3)), number + " " + latest);
                }
                numbers.forEach((edition, kept) -> {
                    var read = school.read("trainer", edition);
                    assertThat(read.text("number") + " " + read.text("version")).isEqualTo(kept);
                });
            }
            UUID newest = latest;
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> school.server.sql(
                            "update edition set version_id = ? where version_id <> ?", newest, newest))
                    .hasMessageContaining("keeps its course and version");
        }
    }
}
