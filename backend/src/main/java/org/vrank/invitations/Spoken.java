package org.vrank.invitations;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.vrank.platform.Language;

/** Days and hours as letters say them. */
public final class Spoken {
    private static final Map<Language, Locale> LOCALES = Map.of(
            Language.NL, Locale.of("nl", "BE"),
            Language.FR, Locale.of("fr", "BE"),
            Language.EN, Locale.UK);

    private Spoken() {}

    /** Tuesday 1 December 2026, in that language. */
    public static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(LOCALES.getOrDefault(language, Locale.UK))
                .format(day);
    }

    /** The hour at which it ends, such as 16:00. */
    public static String ends(ZonedDateTime start, int minutes) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(start.plusMinutes(minutes));
    }
}
