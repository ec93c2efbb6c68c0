package org.vrank.meetings;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.EasterHoliday;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.Holiday;
import com.ibm.icu.util.SimpleHoliday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** On which days a series meets: its rule is expanded by one library, public holidays are known by another. */
final class Days {
    /** How far ahead days are worked out, in years. */
    static final int YEARS = 10;

    /** More days than a series can have: every day of the week for so many years. */
    private static final int MOST = YEARS * 366;

    /** The parts of a rule that a meeting can need: no end, which the series has itself, and no hours. */
    private static final Pattern SHAPE = Pattern.compile(
            "FREQ=(WEEKLY|MONTHLY)(;(INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS)=[A-Z0-9,+-]{1,60}){1,5}");

    /** The ten legal public holidays of Belgium (law of 4 January 1974, royal decree of 18 April 1974). */
    private static final List<Holiday> HOLIDAYS = List.of(
            new SimpleHoliday(Calendar.JANUARY, 1, "new year"),
            EasterHoliday.EASTER_MONDAY,
            new SimpleHoliday(Calendar.MAY, 1, "labour day"),
            EasterHoliday.ASCENSION,
            EasterHoliday.WHIT_MONDAY,
            new SimpleHoliday(Calendar.JULY, 21, "national day"),
            new SimpleHoliday(Calendar.AUGUST, 15, "assumption"),
            new SimpleHoliday(Calendar.NOVEMBER, 1, "all saints"),
            new SimpleHoliday(Calendar.NOVEMBER, 11, "armistice"),
            new SimpleHoliday(Calendar.DECEMBER, 25, "christmas"));

    private Days() {}

    /** The days of a rule from the first possible one on, up to the last; none where it is no rule, or never comes. */
    static List<LocalDate> of(String rule, LocalDate first, LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        if (!SHAPE.matcher(rule).matches()) {
            return days;
        }
        try {
            RecurrenceRuleIterator expanded = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT)
                    .iterator(new DateTime(first.getYear(), first.getMonthValue() - 1, first.getDayOfMonth()));
            while (expanded.hasNext() && days.size() < MOST) {
                DateTime next = expanded.nextDateTime();
                LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (day.isAfter(last)) {
                    break;
                }
                days.add(day);
            }
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException | IllegalStateException noRule) {
            // the library also gives up on a rule that never comes, such as the thirtieth of February
            return new ArrayList<>();
        }
        return days;
    }

    /** Whether Belgium rests on that day by law. */
    static boolean isHoliday(LocalDate day) {
        // both sides of the comparison are in the zone of this machine, so that noon is noon
        Date noon =
                new GregorianCalendar(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth(), 12, 0, 0).getTime();
        return HOLIDAYS.stream().anyMatch(holiday -> holiday.isOn(noon));
    }
}
