package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutchLightStemTest {
    @ParameterizedTest
    @CsvSource({
        "school, scholen",
        "brief, brieven",
        "huis, huizen",
        "raam, ramen",
        "gesprek, gesprekken",
        "terugkeerder, terugkeerders",
        "mogelijkheid, mogelijkheden",
        "grote, groot",
        "gemeente, gemeenten",
        "boek, boekje",
        "jongen, jongens",
        "moeder, moeders",
        "plaats, plaatsen"
    })
    void forms_of_one_word_have_one_stem(String one, String other) {
        assertThat(DutchLightStemFilter.stem(one)).isEqualTo(DutchLightStemFilter.stem(other));
    }

    @ParameterizedTest
    @CsvSource({"politie, polite", "kans, kan", "steen, step", "school, schelp", "werk, wijk"})
    void different_words_keep_different_stems(String one, String other) {
        assertThat(DutchLightStemFilter.stem(one)).isNotEqualTo(DutchLightStemFilter.stem(other));
    }
}
