package org.vrank.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard finds in sentences as prevention workers write them, and what it leaves alone. */
class LabelledTest {
    private static final Guard GUARD = new Guard(new Markdown());

    @ParameterizedTest
    @ValueSource(strings = {"develop.txt", "held-out.txt"})
    void finds_what_leads_to_a_person_and_little_else(String file) {
        Tally tally = new Tally(GUARD, Labelled.read(file));
        System.out.println(file + "\n" + tally);
        assertThat(tally.share("structured")).as("recall, structured").isGreaterThanOrEqualTo(0.99);
        assertThat(tally.share("names")).as("recall, names").isGreaterThanOrEqualTo(0.90);
        assertThat(tally.share("other warnings")).as("recall, other warnings").isGreaterThanOrEqualTo(0.80);
        assertThat(tally.share("precision")).as("precision").isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void there_are_at_least_six_hundred_sentences_a_third_of_them_innocent_in_four_languages() {
        List<Labelled> all = Stream.of("develop.txt", "held-out.txt")
                .flatMap(file -> Labelled.read(file).stream())
                .toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(600);
        assertThat(all.stream().filter(s -> s.expected().isEmpty())).hasSizeGreaterThanOrEqualTo(all.size() / 3);
        assertThat(all.stream().map(Labelled::language).distinct()).containsExactlyInAnyOrder("nl", "fr", "de", "en");
    }
}
