package org.vrank.platform;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Days and hours as letters and papers say them; in English where a language is not spoken yet. */
public final class Dates {
    /** French counts the first of a month apart, which its locale does not know. */
    private static final Pattern FIRST = Pattern.compile("\\b1 ");

    private Dates() {}

    /** 1 December 2026, in that language. */
    public static String day(LocalDate day, Language language) {
        return written(day, FormatStyle.LONG, language);
    }

    /** Tuesday 1 December 2026, in that language. */
    public static String weekday(LocalDate day, Language language) {
        return written(day, FormatStyle.FULL, language);
    }

    /** The hour at which it ends, such as 16:00. */
    public static String ends(ZonedDateTime start, int minutes) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(start.plusMinutes(minutes));
    }

    private static String written(LocalDate day, FormatStyle style, Language language) {
        String written = DateTimeFormatter.ofLocalizedDate(style)
                .withLocale(locale(language))
                .format(day);
        return language == Language.FR && day.getDayOfMonth() == 1
                ? FIRST.matcher(written).replaceFirst("1er ")
                : written;
    }

    private static Locale locale(Language language) {
        return switch (language) {
            case NL, FR -> Locale.of(language.code(), "BE");
            case DE, EN -> Locale.UK;
        };
    }
}
