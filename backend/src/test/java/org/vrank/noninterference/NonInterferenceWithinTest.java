package org.vrank.noninterference;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link NonInterferenceTest} for those who read the candid circle of the first line. */
class NonInterferenceWithinTest {
    static Stream<Arguments> within() {
        return NonInterferenceTest.groups(true);
    }

    @ParameterizedTest(name = "{1} learn nothing of {0}")
    @MethodSource("within")
    void what_one_may_not_see_changes_no_answer_and_no_mail(Set<Hidden> hidden, List<Persona> personas) {
        NonInterferenceTest.nothingIsLearned(hidden, personas);
    }
}
