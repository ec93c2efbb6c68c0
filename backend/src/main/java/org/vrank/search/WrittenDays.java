package org.vrank.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Months;

/** Days and months written in words, as in {@code 15 maart 2026}, in the four languages, with or without their accents. */
final class WrittenDays {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:(?:(?<day>\\d{1,2})(?:\\.|er|e|st|nd|rd|th)?\\s+(?:of\\s+)?)?"
                    + "(?<month>\\p{L}{3,10})\\.?,?|(?<named>\\p{L}{3,10})\\.?\\s+(?<second>\\d{1,2})(?:st|nd|rd|th)?,?)"
                    + "\\s+(?<year>\\d{4})(?![^\\s.,;:!?)])");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\S)(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4})(?![^\\s,;:!?)])");

    /** Years people ask for; other numbers of four digits are numbers. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\S)(?:19|20)\\d{2}(?![^\\s,;:!?)])");

    private WrittenDays() {}

    /**
     * A day, a month or a year that is named in a text, in words or numbers.
     *
     * @param span null where there is no such day
     */
    record Named(String text, @Nullable Span span) {}

    /** The days, months and years that are named in a text, each once. */
    static List<Named> in(String text) {
        List<Named> days = new ArrayList<>();
        Matcher numbers = NUMBERS.matcher(text);
        while (numbers.find()) {
            days.add(new Named(numbers.group(), Span.of(numbers.group())));
        }
        String left = NUMBERS.matcher(text).replaceAll(" ");
        Matcher written = WRITTEN.matcher(text);
        while (written.find()) {
            boolean begins = written.start() == 0 || Character.isWhitespace(text.charAt(written.start() - 1));
            if (month(written) == null) {
                continue;
            }
            if (begins) {
                days.add(new Named(written.group(), span(written)));
            }
            left = left.replace(written.group(), " ");
        }
        Matcher year = YEAR.matcher(left);
        while (year.find()) {
            days.add(new Named(year.group(), Span.of(year.group())));
        }
        return days.stream().distinct().toList();
    }

    /** The day or month that this is; null for anything else. */
    static @Nullable Span of(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches() ? span(written) : null;
    }

    /** Where a day or month in words ends that begins here; {@code otherwise} where none does. */
    static int end(String text, int start, int otherwise) {
        Matcher written = WRITTEN.matcher(text).region(start, text.length());
        return written.lookingAt() && month(written) != null ? written.end() : otherwise;
    }

    private static @Nullable Span span(Matcher written) {
        Month month = month(written);
        if (month == null) {
            return null;
        }
        try {
            YearMonth of = YearMonth.of(Integer.parseInt(written.group("year")), month);
            String day = day(written);
            if (day == null) {
                return new Span(of.atDay(1), of.atEndOfMonth());
            }
            LocalDate one = of.atDay(Integer.parseInt(day));
            return new Span(one, one);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Month month(Matcher written) {
        String name = written.group("month") == null ? written.group("named") : written.group("month");
        return Months.named(name);
    }

    private static @Nullable String day(Matcher written) {
        return written.group("day") == null ? written.group("second") : written.group("day");
    }
}
