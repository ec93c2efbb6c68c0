package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One for each kind of seat among those from whom the same things are hidden; {@code ops/prove noninterference} lets everybody ask,
 * again and again. Whoever reads no candid circle of the first line is asked here, the visitor among them, and the others in
 * {@link NonInterferenceWithinTest}: two classes go at once, and this is the longest of all.
 */
class NonInterferenceTest {
    static Stream<Arguments> outside() {
        return groups(false);
    }

    /** The groups whose personas do, or do not, read what the first line tells itself: all of them together. */
    static Stream<Arguments> groups(boolean within) {
        return Hidden.groups().entrySet().stream()
                .filter(group -> within != group.getKey().contains(Hidden.FIRST_LINE_TEXTS))
                .map(group -> Arguments.of(group.getKey(), Persona.seated(group.getValue())));
    }

    @ParameterizedTest(name = "{1} learn nothing of {0}")
    @MethodSource("outside")
    void what_one_may_not_see_changes_no_answer_and_no_mail(Set<Hidden> hidden, List<Persona> personas) {
        nothingIsLearned(hidden, personas);
    }

    static void nothingIsLearned(Set<Hidden> hidden, List<Persona> personas) {
        try (Worlds worlds = Worlds.with(hidden)) {
            List<Worlds.Difference> differences = worlds.differences(personas, Enrolment.all());
            assertThat(differences).as(differences.size() + " differences").isEmpty();
            assertThat(worlds.faults()).isEmpty();
        }
    }
}
