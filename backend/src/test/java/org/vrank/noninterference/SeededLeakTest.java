package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults that other programs have, put one after the other into the same two worlds: each is found at the operation where it shows,
 * and only while it is there. {@code ops/prove noninterference} gives each two worlds of its own and asks every operation.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeededLeakTest {
    private static Worlds worlds;

    @BeforeAll
    static void start() {
        worlds = Worlds.leaking(EnumSet.allOf(Hidden.class));
    }

    @AfterAll
    static void stop() {
        worlds.close();
    }

    static List<Leak> leaks() {
        return Leaks.ALL;
    }

    @Test
    @Order(1)
    void there_are_more_than_twenty_and_no_two_are_called_alike() {
        assertThat(Leaks.ALL).extracting(Leak::name).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    @Order(2)
    void a_leak_is_found_where_it_shows_and_only_while_it_is_there(Leak leak) {
        assertThat(found(leak)).as("before it was there").isEmpty();
        Runnable out = worlds.put(leak);
        List<Worlds.Difference> differences;
        try {
            differences = found(leak);
        } finally {
            out.run();
        }
        assertThat(differences)
                .extracting(Worlds.Difference::operation)
                .as(leak.toString())
                .contains(leak.operation());
    }

    /** The differences there are at the operation where the leak shows. */
    private static List<Worlds.Difference> found(Leak leak) {
        List<Enrolment> named = Enrolment.all().stream()
                .filter(e -> e.operation().equals(leak.operation()))
                .toList();
        assertThat(named).hasSize(Set.of("mail", "metrics").contains(leak.operation()) ? 0 : 1);
        return worlds.differences(List.of(Persona.of(leak.persona())), named).stream()
                .filter(d -> d.operation().equals(leak.operation()))
                .toList();
    }
}
