package org.vrank.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Months;

/**
 * What minutes say of themselves: their title in their first line, and their day in their head. A proposal, which a host looks at.
 *
 * @param day the first that could be that of a meeting, or null
 */
record Recognised(String title, @Nullable LocalDate day) {
    private static final int HEAD = 4_000;
    private static final int LONGEST_TITLE = 200;
    private static final int OLDEST = 1990;

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
        return DAY.matcher(SpeltDays.inFigures(head))
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
        Month month = Months.named(name);
        return month == null ? 0 : month.getValue();
    }
}
