package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The long run: everybody asks everything, round after round with other hidden words, until {@code -Dvrank.prove.minutes} are over;
 * then every seeded leak in two worlds of its own, with every operation asked. What came of it is written to {@code target/proof}.
 */
class NonInterferenceProof {
    private static final Path RESULT = Path.of("target/proof/noninterference.json");

    private final List<Worlds.Difference> differences = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long pairs;

    @Test
    void nobody_learns_of_what_is_hidden_and_every_seeded_leak_is_caught() throws IOException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("vrank.prove.minutes", 10));
        for (int round = 0; round == 0 || System.nanoTime() < until; round++) {
            for (Map.Entry<Set<Hidden>, List<Persona>> group : Hidden.groups().entrySet()) {
                if (round == 0 || System.nanoTime() < until) {
                    ask(group.getKey(), group.getValue(), round == 0 ? "" : "r" + round);
                }
            }
        }
        Set<String> uncaught = new TreeSet<>();
        Leaks.ALL.stream().filter(leak -> !caught(leak)).forEach(leak -> uncaught.add(leak.toString()));
        Set<String> offered = offered();
        Set<String> enrolled = new TreeSet<>();
        Enrolment.all().forEach(e -> enrolled.add(e.operation()));
        enrolled.retainAll(offered);
        Files.createDirectories(RESULT.getParent());
        Files.writeString(
                RESULT,
                "{\"pairs\":%d,\"differing\":%d,\"operations\":%d,\"enrolled\":%d,\"seeded\":%d,\"caught\":%d}%n"
                        .formatted(
                                pairs,
                                differences.size(),
                                offered.size(),
                                enrolled.size(),
                                Leaks.ALL.size(),
                                Leaks.ALL.size() - uncaught.size()));
        assertThat(differences.subList(0, Math.min(20, differences.size())))
                .as("%d differences, the first of them", differences.size())
                .isEmpty();
        assertThat(faults.subList(0, Math.min(20, faults.size()))).isEmpty();
        assertThat(uncaught).isEmpty();
        assertThat(enrolled).isEqualTo(offered);
    }

    private void ask(Set<Hidden> hidden, List<Persona> personas, String salt) {
        try (Worlds worlds = Worlds.with(hidden, salt)) {
            differences.addAll(worlds.differences(personas, Enrolment.all()));
            faults.addAll(worlds.faults());
            pairs += worlds.pairs();
        }
    }

    private static Set<String> offered() {
        try (World world = new World()) {
            return EnrolmentTest.offered(world);
        }
    }

    private static boolean caught(Leak leak) {
        try (Worlds worlds = Worlds.leaking(EnumSet.allOf(Hidden.class))) {
            worlds.put(leak);
            return worlds.differences(List.of(Persona.of(leak.persona())), Enrolment.all()).stream()
                    .anyMatch(d -> d.operation().equals(leak.operation()));
        }
    }
}
