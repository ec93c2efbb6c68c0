package org.vrank.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where a sign is missing its pattern is not tried, so whatever a pattern finds must show the sign. */
class HintsTest {
    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "1",
                        "2",
                        "12",
                        "34",
                        "123",
                        "456",
                        "0475",
                        "+32",
                        "+43",
                        "ABC",
                        "abc",
                        "AB",
                        "X",
                        "-",
                        ".",
                        " ",
                        " ",
                        "/",
                        "BE",
                        "BE68",
                        "5390",
                        "0754",
                        "7034",
                        "jan",
                        "@",
                        "example",
                        ".be",
                        " at ",
                        " dot be",
                        "arobase",
                        "Jan.p",
                        "85.07.30",
                        "033",
                        "28",
                        "\n",
                        "é",
                        "né le ",
                        "50.1234",
                        ", ",
                        "°",
                        "insta: ",
                        "x.com/",
                        "de enige ",
                        "vrouw",
                        "dossier ",
                        "Wagen ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    private static boolean matches(com.google.re2j.Pattern pattern, String text) {
        return pattern.matcher(text).find();
    }

    @Property(tries = 20_000)
    void nothing_is_found_where_its_sign_is_missing(@ForAll("pieces") String text) {
        Hints hints = new Hints(text);
        assertThat(hints.nationalNumber() || NationalNumbers.in(text).isEmpty()).isTrue();
        assertThat(hints.phone() || Phones.in(text).isEmpty()).isTrue();
        assertThat(hints.email() || !matches(Detectors.EMAIL, text)).isTrue();
        assertThat(hints.speltEmail() || !matches(Detectors.SPELT_EMAIL, text)).isTrue();
        assertThat(hints.plate() || Plates.in(text).isEmpty()).isTrue();
        assertThat(hints.profile() || Profiles.in(text).isEmpty()).isTrue();
        assertThat(hints.coordinates() || Coordinates.in(text).isEmpty()).isTrue();
        assertThat(hints.caseReference() || CaseReferences.in(text).isEmpty()).isTrue();
        assertThat(hints.birthDate() || BirthDates.in(text).isEmpty()).isTrue();
        assertThat(hints.uniquePhrase() || UniquePhrases.in(text, "nl").isEmpty())
                .isTrue();
    }

    @Property(tries = 50)
    void a_text_without_digits_or_addresses_shows_no_sign(@ForAll("words") String text) {
        Hints hints = new Hints(text);
        assertThat(List.of(
                        hints.nationalNumber(),
                        hints.phone(),
                        hints.iban(),
                        hints.email(),
                        hints.speltEmail(),
                        hints.plate()))
                .containsOnly(false);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("wij", "belden", "de", "school", "te laat.")
                .list()
                .ofMaxSize(20)
                .map(words -> String.join(" ", words));
    }
}
