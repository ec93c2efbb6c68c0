package org.vrank.invitations;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.CalendarScale;
import biweekly.property.DateStart;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.meetings.Meeting;

/**
 * A meeting, or a half day of an edition, as calendars read it (RFC 5545).
 *
 * @param meeting whose entry keeps its name however often it changes
 * @param sequence higher than that of the entry it replaces
 * @param where a place, an address, or both; or empty
 * @param page where there is more to read; or empty
 */
public record CalendarEntry(
        UUID meeting,
        int sequence,
        ZonedDateTime start,
        int minutes,
        String summary,
        String where,
        String page,
        boolean cancelled) {

    private static final int LINE = 75;

    /** The entry of a meeting as whoever reads it, or is its guest, is told of it; {@code page} may be empty. */
    static CalendarEntry of(Meeting meeting, String page, boolean cancelled) {
        return new CalendarEntry(
                meeting.id(),
                meeting.version() - 1,
                meeting.start(),
                meeting.minutes(),
                meeting.title(),
                Stream.of(meeting.place(), meeting.link())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                page,
                cancelled);
    }

    /** An entry sent from somebody to somebody, to be taken over, or to be taken out where it is cancelled (RFC 5546). */
    public String sent(String from, String to, Instant now) {
        return sent(from, to, false, now);
    }

    /** The same, where {@code from} takes the replies that calendars send. */
    String asked(String from, String to, Instant now) {
        return sent(from, to, !cancelled, now);
    }

    private String sent(String from, String to, boolean reply, Instant now) {
        VEvent event = event(now);
        event.setOrganizer(new Organizer(null, from));
        Attendee attendee = new Attendee(null, to);
        attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        attendee.setRsvp(reply);
        event.addAttendee(attendee);
        return written(cancelled ? Method.cancel() : Method.request(), List.of(event));
    }

    /** Entries that a program asks for by itself. */
    public static String published(List<CalendarEntry> entries, Instant now) {
        return written(null, entries.stream().map(entry -> entry.event(now)).toList());
    }

    private VEvent event(Instant now) {
        VEvent event = new VEvent();
        event.setUid(meeting + "@vrank");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(start.toInstant()));
        event.setDateEnd(Date.from(start.plusMinutes(minutes).toInstant()));
        event.setSummary(summary);
        event.setSequence(sequence);
        event.setStatus(cancelled ? Status.cancelled() : Status.confirmed());
        if (!page.isEmpty()) {
            event.setUrl(page);
        }
        if (!where.isEmpty()) {
            event.setLocation(where);
        }
        return event;
    }

    private static String written(@Nullable Method method, List<VEvent> events) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Vrank//Vrank//NL");
        calendar.setCalendarScale(CalendarScale.gregorian());
        calendar.setMethod(method);
        events.forEach(calendar::addEvent);
        calendar.getTimezoneInfo()
                .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone("Europe/Brussels"), brussels()));
        return Biweekly.write(calendar)
                .go()
                .replace("\r\n ", "")
                .lines()
                .map(CalendarEntry::folded)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** The library cuts by characters, and through them; RFC 5545 wants no line of more than 75 bytes. */
    private static String folded(String line) {
        StringBuilder cut = new StringBuilder();
        int bytes = 0;
        for (int c : line.codePoints().toArray()) {
            int more = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > LINE) {
                cut.append("\r\n ");
                bytes = 1;
            }
            cut.appendCodePoint(c);
            bytes += more;
        }
        return cut.toString();
    }

    /** Belgium's clock since 1996, by the rule that all of the Union follows (directive 2000/84). */
    private static VTimezone brussels() {
        VTimezone zone = new VTimezone("Europe/Brussels");
        StandardTime winter = new StandardTime();
        turn(winter, "CET", new DateTimeComponents(1996, 10, 27, 3, 0, 0, false), 2, 1);
        zone.addStandardTime(winter);
        DaylightSavingsTime summer = new DaylightSavingsTime();
        turn(summer, "CEST", new DateTimeComponents(1996, 3, 31, 2, 0, 0, false), 1, 2);
        zone.addDaylightSavingsTime(summer);
        return zone;
    }

    private static void turn(Observance turn, String name, DateTimeComponents first, int from, int to) {
        turn.addTimezoneName(name);
        turn.setDateStart(new DateStart(new ICalDate(first, true)));
        turn.setTimezoneOffsetFrom(new UtcOffset(true, from, 0));
        turn.setTimezoneOffsetTo(new UtcOffset(true, to, 0));
        turn.setRecurrenceRule(new Recurrence.Builder(Frequency.YEARLY)
                .byMonth(first.getMonth())
                .byDay(-1, DayOfWeek.SUNDAY)
                .build());
    }
}
