package org.vrank.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The days somebody means by a day, a month, a year or several years. */
record Span(LocalDate first, LocalDate last) {
    private static final Pattern YEARS = Pattern.compile("(?<from>\\d{4})(?:(?:\\.{2,3}|[-\u2013/])(?<to>\\d{4}))?");
    private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?");
    private static final Pattern BELGIAN =
            Pattern.compile("(?:(?<day>\\d{1,2})[-/.])?(?<month>\\d{1,2})[-/.](?<year>\\d{4})");

    /**
     * For {@code 2025}, {@code 2025-03}, {@code 2025-03-15}, {@code 03/2025}, {@code 15/03/2025} or the same in words; null for anything
     * else.
     */
    static @Nullable Span of(String text) {
        Matcher date = ISO.matcher(text);
        if (!date.matches()) {
            date = BELGIAN.matcher(text);
            if (!date.matches()) {
                return text.length() == 4 ? ofYears(text) : WrittenDays.of(text);
            }
        }
        try {
            YearMonth month = YearMonth.of(number(date, "year"), number(date, "month"));
            if (date.group("day") == null) {
                return new Span(month.atDay(1), month.atEndOfMonth());
            }
            LocalDate day = LocalDate.of(month.getYear(), month.getMonth(), number(date, "day"));
            return new Span(day, day);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** For {@code 2025} or {@code 2023..2025}; null for anything else. */
    static @Nullable Span ofYears(String text) {
        Matcher years = YEARS.matcher(text);
        if (!years.matches()) {
            return null;
        }
        int from = number(years, "from");
        int to = years.group("to") == null ? from : number(years, "to");
        return from > to
                ? null
                : new Span(Year.of(from).atDay(1), Year.of(to).atMonth(12).atEndOfMonth());
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }
}
