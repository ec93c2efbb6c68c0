package org.vrank.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What minutes say of themselves: their title in their first line, and their day in their head. A proposal, which a host looks at.
 *
 * @param day the first that could be that of a meeting, or null
 */
record Recognised(String title, @Nullable LocalDate day) {
    private static final int HEAD = 4_000;
    private static final int LONGEST_TITLE = 200;
    private static final int OLDEST = 1990;

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("januari", 1),
            Map.entry("janvier", 1),
            Map.entry("januar", 1),
            Map.entry("january", 1),
            Map.entry("februari", 2),
            Map.entry("février", 2),
            Map.entry("fevrier", 2),
            Map.entry("februar", 2),
            Map.entry("february", 2),
            Map.entry("maart", 3),
            Map.entry("mars", 3),
            Map.entry("märz", 3),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("avril", 4),
            Map.entry("mei", 5),
            Map.entry("mai", 5),
            Map.entry("may", 5),
            Map.entry("juni", 6),
            Map.entry("juin", 6),
            Map.entry("june", 6),
            Map.entry("juli", 7),
            Map.entry("juillet", 7),
            Map.entry("july", 7),
            Map.entry("augustus", 8),
            Map.entry("août", 8),
            Map.entry("aout", 8),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("septembre", 9),
            Map.entry("oktober", 10),
            Map.entry("octobre", 10),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("novembre", 11),
            Map.entry("december", 12),
            Map.entry("décembre", 12),
            Map.entry("decembre", 12),
            Map.entry("dezember", 12));

    /** Year first; day first with digits; day first with a word; month first with a word. */
    private static final Pattern DAY = Pattern.compile("(?<![\\d])(?:(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "|(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})"
            + "|(\\d{1,2})(?:er|ste|de|e|\\.|st|nd|rd|th)?\\s+(\\p{L}{3,9})\\.?,?\\s+(\\d{4})"
            + "|(\\p{L}{3,9})\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s+(\\d{4}))(?![\\d])");

    static Recognised in(String text, LocalDate today) {
        return new Recognised(title(text), day(text.substring(0, Math.min(HEAD, text.length())), today));
    }

    private static String title(String text) {
        String first = text.lines()
                .map(line -> line.replaceAll("^[#*=_>\\s-]+|[#*=_\\s]+$", ""))
                .filter(line -> line.codePoints().anyMatch(Character::isLetter))
                .findFirst()
                .orElse("");
        int end = Math.min(LONGEST_TITLE, first.length());
        // never half of a character
        end -= end > 0 && end < first.length() && Character.isHighSurrogate(first.charAt(end - 1)) ? 1 : 0;
        return first.substring(0, end).strip();
    }

    private static @Nullable LocalDate day(String head, LocalDate today) {
        return DAY.matcher(head)
                .results()
                .flatMap(found -> meant(found).stream())
                .filter(day -> day.getYear() >= OLDEST && !day.isAfter(today))
                .findFirst()
                .orElse(null);
    }

    private static Optional<LocalDate> meant(MatchResult found) {
        try {
            if (found.group(1) != null) {
                return Optional.of(of(found.group(1), Integer.parseInt(found.group(2)), found.group(3)));
            }
            if (found.group(4) != null) {
                return Optional.of(of(found.group(6), Integer.parseInt(found.group(5)), found.group(4)));
            }
            return Optional.of(
                    found.group(7) != null
                            ? of(found.group(9), month(found.group(8)), found.group(7))
                            : of(found.group(12), month(found.group(10)), found.group(11)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static LocalDate of(String year, int month, String day) {
        return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }
}
