package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDaysTest {
    private static Asked read(String text) {
        return Syntax.read(text, facet -> Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15 maart 2026",
                "15 mars 2026",
                "15 March 2026",
                "15. März 2026",
                "15. MARZ 2026",
                "15 mrt 2026",
                "15th of March 2026",
                "March 15, 2026",
                "Mar. 15th 2026",
                "15/03/2026",
                "2026-03-15"
            })
    void a_day_among_other_words_is_looked_for_as_words_and_a_remark_tells_how_days_are_asked_for(String day) {
        Asked asked = read("overleg " + day + " school");
        assertThat(asked.words()).isEqualTo(asked.text());
        assertThat(asked.since()).isNull();
        assertThat(asked.remarks()).containsExactly(new Asked.Remark("search.remark.date", List.of(day, "15/03/2026")));
    }

    @ParameterizedTest
    @CsvSource({
        "sinds:15 maart 2026, 2026-03-15,",
        "depuis:1er août 2025, 2025-08-01,",
        "depuis:1 aout 2025, 2025-08-01,",
        "bis:31. Dezember 2025, , 2025-12-31",
        "before:1 January 2026, , 2025-12-31",
        "sinds:\"15 mrt. 2026\", 2026-03-15,",
        "na:maart 2026, 2026-04-01,",
        "until:February 2024, , 2024-02-29",
        "depuis:15 févr. 2026, 2026-02-15,"
    })
    void days_and_months_are_named_in_words_of_any_language(String text, LocalDate since, LocalDate until) {
        Asked asked = read("school " + text + " plein");
        assertThat(asked.since()).isEqualTo(since);
        assertThat(asked.until()).isEqualTo(until);
        assertThat(asked.words().strip()).matches("school +plein");
        assertThat(asked.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "maart 2026, maart 2026",
        "overleg mars 2026 école, mars 2026",
        "school 2025, 2025",
        "depuis 2025, 2025",
        "in 2026 maart 15 uur, 2026",
        "2025 2025, 2025"
    })
    void a_month_or_a_year_among_words_is_looked_for_as_words_and_a_remark_tells_how_to_ask_for_it(
            String text, String period) {
        Asked asked = read(text);
        assertThat(asked.words()).isEqualTo(asked.text());
        assertThat(asked.remarks()).containsExactly(new Asked.Remark("search.remark.period", List.of(period)));
        Asked told = read("sinds:" + period + " tot:" + period);
        assertThat(told.since()).isNotNull();
        assertThat(told.until()).isNotNull();
        assertThat(told.remarks()).isEmpty();
    }

    @Test
    void several_parts_after_a_day_in_words_are_understood() {
        Asked asked = read("sinds:1 maart 2025 tot:15 maart 2026 -school \"het plein\"");
        assertThat(asked.since()).isEqualTo("2025-03-01");
        assertThat(asked.until()).isEqualTo("2026-03-15");
        assertThat(asked.excluded()).containsExactly("school");
        assertThat(asked.phrases()).containsExactly("het plein");
        assertThat(asked.hasWords()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 februari 2026",
                "31 février 2026",
                "February 30, 2026",
                "31/02/2026",
                "2025-02-30",
                "99 mars 2026"
            })
    void a_day_that_does_not_exist_is_said(String day) {
        assertThat(read(day).remarks()).containsExactly(new Asked.Remark("search.remark.no-day", List.of(day)));
        Asked since = read("sinds:" + day);
        assertThat(since.since()).isNull();
        assertThat(since.words()).isEqualTo(since.text());
        assertThat(since.remarks()).extracting(Asked.Remark::message).containsExactly("search.remark.day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15 scholen",
                "1312 scholen",
                "15 maart",
                "115 maart 2026",
                "\"15 maart 2026\"",
                "15 maart 20267",
                "http://voorbeeld.be/2026-03-15"
            })
    void what_is_no_full_day_among_words_needs_no_remark(String text) {
        assertThat(read(text).remarks()).isEmpty();
    }
}
