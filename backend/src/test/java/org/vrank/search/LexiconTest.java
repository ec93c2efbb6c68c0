package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Language;
import org.vrank.platform.database.ContentFiles;

class LexiconTest {
    private final Lexicon lexicon = new Lexicon();

    @Test
    void a_term_has_translations_the_most_usual_first_and_a_strange_one_has_none() {
        List<Lexicon.Translation> words = lexicon.of(Language.FR, Language.NL, "ecol", 6);
        assertThat(words.getFirst().text()).isEqualTo("school");
        assertThat(words.getFirst().weight()).isEqualTo(1);
        assertThat(words).extracting(Lexicon.Translation::weight).isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(lexicon.of(Language.FR, Language.NL, "ecol", 1)).hasSize(1);
        assertThat(lexicon.of(Language.FR, Language.NL, "xylofonist", 6)).isEmpty();
        assertThat(lexicon.of(Language.FR, Language.NL, "", 6)).isEmpty();
        assertThat(lexicon.knows(Language.FR, "ecol")).isTrue();
        assertThat(lexicon.knows(Language.NL, "ecol")).isFalse();
    }

    @Test
    void every_file_is_in_the_order_in_which_it_is_looked_up_and_its_first_and_last_terms_are_found() {
        int files = 0;
        for (String folder : List.of("freedict", "ding", "wikdict", "learned")) {
            for (Language from : Language.values()) {
                for (Language to : Language.values()) {
                    String name = "search/" + folder + "/" + from.code() + "-" + to.code() + ".txt";
                    byte[] bytes = ContentFiles.bytes(name).orElse(new byte[0]);
                    if (bytes.length == 0) {
                        continue;
                    }
                    files++;
                    List<String> terms = new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.substring(0, line.indexOf('\t')))
                            .toList();
                    for (int i = 1; i < terms.size(); i++) {
                        assertThat(Arrays.compareUnsigned(bytes(terms.get(i - 1)), bytes(terms.get(i))))
                                .as("%s: %s before %s", name, terms.get(i - 1), terms.get(i))
                                .isNegative();
                    }
                    assertThat(lexicon.of(from, to, terms.getFirst(), 6))
                            .as(name)
                            .isNotEmpty();
                    assertThat(lexicon.of(from, to, terms.getLast(), 6))
                            .as(name)
                            .isNotEmpty();
                }
            }
        }
        assertThat(files).isEqualTo(8 + 2 + 2 + 12);
    }

    @Test
    void words_that_stand_for_each_other_are_learned_from_texts_that_say_the_same() {
        var learned = Alignment.learn(List.of(
                new Alignment.Pair(List.of("school", "huis"), List.of("ecole", "maison")),
                new Alignment.Pair(List.of("school"), List.of("ecole")),
                new Alignment.Pair(List.of("huis", "tuin"), List.of("maison", "jardin"))));
        assertThat(learned.getOrDefault("huis", Map.of()).getOrDefault("maison", 0.0))
                .isGreaterThan(0.9);
        assertThat(learned.getOrDefault("school", Map.of()).getOrDefault("ecole", 0.0))
                .isGreaterThan(0.9);
    }

    private static byte[] bytes(String term) {
        return term.getBytes(StandardCharsets.UTF_8);
    }
}
