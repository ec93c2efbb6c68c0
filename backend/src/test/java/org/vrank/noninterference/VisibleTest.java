package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same deeds by the same people where everybody in the network reads: the harness must see them. */
class VisibleTest {
    private static final Set<String> READING = Set.of(
            "GET /api/reports",
            "GET /api/reports/{id}",
            "GET /api/reports/{id}/comments",
            "GET /api/comments/{id}/changes",
            "GET /api/search",
            "GET /api/search/suggestions",
            "GET /api/search/similar",
            "GET /api/saved-searches",
            "GET /feeds/{token}",
            "GET /api/series",
            "GET /api/series/{id}",
            "GET /api/series/{id}/agenda-items",
            "GET /api/series/{id}/decisions",
            "GET /api/series/{id}/actions",
            "GET /api/meetings",
            "GET /api/meetings/{id}",
            "GET /api/meetings/{id}/agenda-items",
            "GET /api/meetings/{id}/attendance",
            "GET /api/meetings/{id}/minutes",
            "GET /api/meetings/{id}/minutes/changes",
            "GET /api/meetings/{id}/proceedings",
            "GET /api/proceedings/{id}",
            "GET /api/proceedings/{id}/pdf",
            "GET /api/agenda-items/{id}",
            "GET /api/series/{id}/old-minutes",
            "GET /api/old-minutes/{id}",
            "GET /api/courses",
            "GET /api/courses/{id}",
            "GET /api/course-versions/{id}",
            "GET /api/course-versions/{id}/modules/{module}",
            "GET /api/course-versions/{id}/folder");

    @Test
    void what_one_may_see_changes_lists_reports_search_and_mail_for_every_reader_and_nothing_for_the_visitor() {
        List<Enrolment> reading = Enrolment.all().stream()
                .filter(e -> READING.contains(e.operation()))
                .toList();
        assertThat(reading).hasSameSizeAs(READING);
        List<Persona> personas = Persona.unlike(Persona.all());
        try (Worlds worlds = Worlds.with(VisibleTest::inTheNetwork)) {
            List<Worlds.Difference> differences = worlds.differences(personas, reading);
            for (Persona persona : personas) {
                Set<String> learned = new TreeSet<>();
                differences.stream().filter(d -> d.persona().equals(persona)).forEach(d -> learned.add(d.operation()));
                Set<String> due = new TreeSet<>();
                if (persona.reads("network")) {
                    due.addAll(READING);
                    due.add("mail");
                }
                assertThat(learned).as(persona.toString()).isEqualTo(due);
            }
            assertThat(worlds.faults()).isEmpty();
        }
    }

    private static void inTheNetwork(World world, Bait bait) {
        Deeds.write(world, bait, "The network", "network", List.of("karim", "nadia", "giulia", "ruth"));
        Gatherings.meet(world, bait, "The network");
        Teaching.teach(world, bait, "The network");
        Deeds.admitAtOnce(world, "The network", "karim");
    }
}
