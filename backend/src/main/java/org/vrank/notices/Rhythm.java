package org.vrank.notices;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;

/**
 * How often a member is told: every morning at seven, or on Mondays at seven, Belgium's time. What appears without a name appears
 * at six, so that it is told in the same morning as everything else, and the hour says nothing about when somebody wrote.
 */
enum Rhythm {
    DAILY,
    WEEKLY;

    private static final LocalTime HOUR = LocalTime.of(7, 0);

    /** The word for it in the API and the table. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of such a word; null for any other. */
    static @Nullable Rhythm of(@Nullable String code) {
        for (Rhythm rhythm : values()) {
            if (rhythm.code().equals(code)) {
                return rhythm;
            }
        }
        return null;
    }

    /** The last hour of delivery that is not after this moment. */
    ZonedDateTime last(Instant at) {
        ZonedDateTime now = at.atZone(Clocks.BRUSSELS);
        ZonedDateTime today = now.toLocalDate().atTime(HOUR).atZone(Clocks.BRUSSELS);
        ZonedDateTime morning =
                today.isAfter(now) ? now.toLocalDate().minusDays(1).atTime(HOUR).atZone(Clocks.BRUSSELS) : today;
        return this == DAILY
                ? morning
                : morning.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atTime(HOUR)
                        .atZone(Clocks.BRUSSELS);
    }

    /** The first hour of delivery after this moment. */
    ZonedDateTime next(Instant at) {
        return last(at).plusDays(this == DAILY ? 1 : 7);
    }
}
