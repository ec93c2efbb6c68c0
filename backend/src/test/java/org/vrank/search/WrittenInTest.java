package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vrank.platform.Language;

class WrittenInTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NL|We spraken met de ouders van de jongeren die op het plein rondhangen. Het was geen goed idee om dat zonder hen te doen.",
                "FR|Nous avons parlé avec les parents des jeunes qui traînent sur la place. Ce n’était pas une bonne idée de le faire sans eux.",
                "DE|Wir haben mit den Eltern der Jugendlichen gesprochen, die auf dem Platz sind. Es war keine gute Idee, das ohne sie zu tun.",
                "EN|We spoke with the parents of the young people who are in the square. It was not a good idea to do that without them."
            })
    void a_text_is_known_by_its_small_words(Language language, String text) {
        assertThat(WrittenIn.of(text)).contains(language);
    }

    @Test
    void what_is_short_or_in_two_languages_is_not_guessed() {
        assertThat(WrittenIn.of("Notulen platform")).isEmpty();
        assertThat(WrittenIn.of("")).isEmpty();
        assertThat(WrittenIn.of("De notulen van de vergadering van de groep, en het verslag. "
                        + "Le procès-verbal de la réunion du groupe, et le rapport."))
                .isEmpty();
    }
}
