package org.vrank.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.fortuna.ical4j.model.Recur;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Provide
    Arbitrary<String> rules() {
        Arbitrary<String> day = Arbitraries.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
        Arbitrary<Integer> place = Arbitraries.of(1, 2, 3, 4, -1);
        Arbitrary<Integer> every = Arbitraries.integers().between(1, 6);
        return Arbitraries.oneOf(
                Combinators.combine(place, day, every)
                        .as((p, d, n) -> "FREQ=MONTHLY;INTERVAL=" + n + ";BYDAY=" + p + d),
                Combinators.combine(day, every).as((d, n) -> "FREQ=WEEKLY;INTERVAL=" + n + ";BYDAY=" + d),
                Arbitraries.integers().between(1, 28).map(d -> "FREQ=MONTHLY;BYMONTHDAY=" + d));
    }

    @Property(tries = 200)
    void ten_years_of_days_are_those_that_another_library_gives(
            @ForAll("rules") String rule, @ForAll @IntRange(max = 400) int later) {
        // both begin on a day of the rule: RFC 5545 leaves open what a beginning beside it means
        LocalDate first = Days.of(rule, FIRST.plusDays(later), FIRST.plusDays(later + 800))
                .getFirst();
        LocalDate last = first.plusYears(Days.YEARS);
        List<LocalDate> others = new Recur<LocalDateTime>(rule)
                        .getDates(
                                first.atTime(12, 0),
                                first.atTime(0, 0),
                                last.plusDays(1).atTime(0, 0))
                        .stream()
                        .map(LocalDateTime::toLocalDate)
                        .filter(day -> !day.isAfter(last))
                        .toList();
        assertThat(Days.of(rule, first, last)).isEqualTo(others).hasSizeGreaterThan(15);
    }

    @Example
    void the_first_tuesdays_of_a_year() {
        assertThat(Days.of("FREQ=MONTHLY;BYDAY=1TU", FIRST, LocalDate.of(2026, 6, 30)))
                .containsExactly(
                        LocalDate.of(2026, 1, 6),
                        LocalDate.of(2026, 2, 3),
                        LocalDate.of(2026, 3, 3),
                        LocalDate.of(2026, 4, 7),
                        LocalDate.of(2026, 5, 5),
                        LocalDate.of(2026, 6, 2));
    }

    @Example
    void a_beginning_that_is_no_day_of_the_rule_is_no_meeting() {
        assertThat(Days.of("FREQ=MONTHLY;BYDAY=1TU", LocalDate.of(2026, 1, 7), LocalDate.of(2026, 2, 28)))
                .containsExactly(LocalDate.of(2026, 2, 3));
    }

    @Example
    void what_is_no_rule_or_never_comes_gives_no_day() {
        for (String none : List.of(
                "",
                "every tuesday",
                "FREQ=MONTHLY",
                "FREQ=DAILY;INTERVAL=1",
                "FREQ=MONTHLY;BYDAY=1TU;COUNT=3",
                "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270101",
                "FREQ=MONTHLY;BYDAY=9TU;INTERVAL=0",
                "FREQ=MONTHLY;BYDAY=XX",
                "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2",
                "FREQ=SECONDLY;BYDAY=TU")) {
            assertThat(Days.of(none, FIRST, FIRST.plusYears(2))).as(none).isEmpty();
        }
    }

    /** The dates are those the federal government published for 2026 and 2027. */
    @Example
    void belgium_rests_on_ten_days_a_year() {
        assertThat(FIRST.datesUntil(LocalDate.of(2028, 1, 1)).filter(Days::isHoliday))
                .containsExactly(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 4, 6),
                        LocalDate.of(2026, 5, 1),
                        LocalDate.of(2026, 5, 14),
                        LocalDate.of(2026, 5, 25),
                        LocalDate.of(2026, 7, 21),
                        LocalDate.of(2026, 8, 15),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 11, 11),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 3, 29),
                        LocalDate.of(2027, 5, 1),
                        LocalDate.of(2027, 5, 6),
                        LocalDate.of(2027, 5, 17),
                        LocalDate.of(2027, 7, 21),
                        LocalDate.of(2027, 8, 15),
                        LocalDate.of(2027, 11, 1),
                        LocalDate.of(2027, 11, 11),
                        LocalDate.of(2027, 12, 25));
    }
}
