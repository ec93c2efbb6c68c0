package org.vrank.invitations;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as calendars read it (RFC 5545).
 *
 * @param meeting whose entry keeps its name however often it changes
 * @param sequence higher than that of the entry it replaces
 * @param where a place, an address, or both; or empty
 * @param page where there is more to read
 */
record CalendarEntry(
        UUID meeting,
        int sequence,
        ZonedDateTime start,
        int minutes,
        String summary,
        String where,
        String page,
        boolean cancelled) {

    private static final int LINE = 75;

    /** An entry sent from somebody to somebody, to be taken over, or to be taken out where it is cancelled (RFC 5546). */
    String sent(String from, String to, Instant now) {
        VEvent event = event(now);
        event.add(new Organizer(URI.create("mailto:" + from)));
        Attendee attendee = new Attendee(URI.create("mailto:" + to));
        attendee.add(PartStat.NEEDS_ACTION);
        attendee.add(Rsvp.FALSE);
        event.add(attendee);
        return written(new Method(cancelled ? Method.VALUE_CANCEL : Method.VALUE_REQUEST), List.of(event));
    }

    /** Entries that a program asks for by itself. */
    static String published(List<CalendarEntry> entries, Instant now) {
        return written(null, entries.stream().map(entry -> entry.event(now)).toList());
    }

    private VEvent event(Instant now) {
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting + "@vrank"));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(start));
        event.add(new DtEnd<>(start.plusMinutes(minutes)));
        event.add(new Summary(summary));
        event.add(new Sequence(sequence));
        event.add(new Status(cancelled ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        event.add(new Url(URI.create(page)));
        if (!where.isEmpty()) {
            event.add(new Location(where));
        }
        return event;
    }

    private static String written(@Nullable Method method, List<VEvent> events) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Vrank//Vrank//NL"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        if (method != null) {
            calendar.add(method);
        }
        calendar.add(brussels());
        events.forEach(calendar::add);
        StringWriter out = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString()
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
    private static VTimeZone brussels() {
        VTimeZone zone = new VTimeZone();
        zone.add(new TzId("Europe/Brussels"));
        zone.add(turn(new Standard(), "CET", LocalDateTime.of(1996, 10, 27, 3, 0), 2, 1, 10));
        zone.add(turn(new Daylight(), "CEST", LocalDateTime.of(1996, 3, 31, 2, 0), 1, 2, 3));
        return zone;
    }

    private static Observance turn(Observance turn, String name, LocalDateTime first, int from, int to, int month) {
        turn.add(new TzName(name));
        turn.add(new DtStart<>(first));
        turn.add(new TzOffsetFrom(ZoneOffset.ofHours(from)));
        turn.add(new TzOffsetTo(ZoneOffset.ofHours(to)));
        turn.add(new RRule<>("FREQ=YEARLY;BYMONTH=" + month + ";BYDAY=-1SU"));
        return turn;
    }
}
