package org.vrank.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognisedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Verslag platform 5 maart 2019|2019-03-05",
                "Compte rendu du 1er août 2018|2018-08-01",
                "Besprechung am 3. Dezember 2020|2020-12-03",
                "Minutes, 21st February 2017|2017-02-21",
                "Meeting of May 4, 2016|2016-05-04",
                "Réunion du 07/05/2019, salle 3|2019-05-07",
                "Overleg 7-5-2019|2019-05-07",
                "Overleg 7.5.2019|2019-05-07",
                "2019-05-07 overleg|2019-05-07",
                "Volgende keer 5 maart 2027, vandaag 3 februari 2026|2026-02-03",
                "Op 31/02/2019 was er niets, op 28/02/2019 wel|2019-02-28",
                "Verslag van twaalf maart 2024|2024-03-12",
                "VERSLAG VAN EENENDERTIG JANUARI 2024|2024-01-31",
                "Vergadering van de tweeëntwintigste mei 2023|2023-05-22",
                "Op één april 2022|2022-04-01",
                "Compte rendu du douze mars 2024|2024-03-12",
                "Le premier février 2021|2021-02-01",
                "Réunion du 1er mars 2024|2024-03-01",
                "Réunion du vingt et un août 2024|2024-08-21",
                "Réunion du trente-et-un décembre 2024|2024-12-31",
            })
    void the_day_of_a_meeting_is_the_first_that_can_be_one(String text, LocalDate day) {
        assertThat(Recognised.in(text, TODAY).day()).isEqualTo(day);
    }

    @Test
    void where_no_day_is_found_none_is_invented() {
        for (String text : new String[] {
            "maart 2024",
            "De eerste dinsdag van maart 2024",
            "Eenendertig februari 2024",
            "Verslag zonder dag",
            "Artikel 14-2-20191",
            "12 groenten 2019",
            "99/99/2019",
            "5 maart 1889"
        }) {
            assertThat(Recognised.in(text, TODAY).day()).as(text).isNull();
        }
    }

    @Test
    void the_title_is_the_first_line_that_says_something() {
        assertThat(Recognised.in("\n----\n# Verslag van het platform #\nTekst", TODAY)
                        .title())
                .isEqualTo("Verslag van het platform");
        assertThat(Recognised.in("x".repeat(300), TODAY).title()).hasSize(200);
        assertThat(Recognised.in("12\n--", TODAY).title()).isEmpty();
    }
}
