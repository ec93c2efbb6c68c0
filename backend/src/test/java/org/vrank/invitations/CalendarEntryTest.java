package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vrank.platform.Clocks;

/** What is written is read again by the library that wrote it, and by one of other people. */
class CalendarEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final UUID MEETING = UUID.fromString("7d0c2f52-93a1-4c1e-9d0e-5b8f3a6c1d24");

    private static CalendarEntry at(ZonedDateTime start, String title, boolean cancelled) {
        return new CalendarEntry(
                MEETING,
                3,
                start,
                120,
                title,
                "Zaal 3, Kruidtuinlaan 50",
                "https://vrank.test/nl/meetings/x",
                cancelled);
    }

    private static Calendar valid(String text) throws IOException, ParserException {
        Calendar read = new CalendarBuilder().build(new StringReader(text));
        assertThat(read.validate(true).hasErrors()).as(text).isFalse();
        return read;
    }

    private static VEvent other(String text) {
        ICalendar read = Biweekly.parse(text).first();
        assertThat(read.validate(read.getVersion()).isEmpty()).as(text).isTrue();
        return read.getEvents().getFirst();
    }

    /** Days around each change of the clock in ten years, and the hours on both sides of it. */
    static Stream<ZonedDateTime> starts() {
        return Stream.iterate(2026, year -> year + 1)
                .limit(11)
                .flatMap(year -> Stream.of(LocalDate.of(year, 3, 24), LocalDate.of(year, 10, 24)))
                .flatMap(from -> from.datesUntil(from.plusDays(9)))
                .flatMap(day -> Stream.of("01:30", "04:00", "14:00")
                        .map(hour -> day.atTime(LocalTime.parse(hour)).atZone(Clocks.BRUSSELS)));
    }

    @Test
    void a_meeting_begins_at_the_same_moment_for_both_whatever_the_clock_did() throws Exception {
        for (ZonedDateTime start : starts().toList()) {
            String text = at(start, "Platform", false).sent("vrank@example.org", "nadia@example.org", NOW);
            net.fortuna.ical4j.model.component.VEvent read = (net.fortuna.ical4j.model.component.VEvent)
                    valid(text).getComponent("VEVENT").orElseThrow();
            assertThat(Instant.from(read.getDateTimeStart().getDate())).isEqualTo(start.toInstant());
            // the library that wrote it reads with clocks of twelve hours, and takes the afternoon of the day itself
            // for its morning
            if (!start.toLocalDate()
                    .atStartOfDay(Clocks.BRUSSELS)
                    .plusHours(24)
                    .toLocalTime()
                    .equals(LocalTime.MIDNIGHT)) {
                continue;
            }
            VEvent event = other(text);
            assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(start.toInstant());
            assertThat(event.getDateEnd().getValue().toInstant())
                    .isEqualTo(start.plusMinutes(120).toInstant());
        }
    }

    @ParameterizedTest
    @MethodSource("titles")
    void a_title_is_read_as_it_was_written(String title) throws Exception {
        ZonedDateTime start = LocalDate.of(2026, 12, 1).atTime(14, 0).atZone(Clocks.BRUSSELS);
        String text = at(start, title, false).sent("vrank@example.org", "nadia@example.org", NOW);
        assertThat(valid(text)
                        .getComponent("VEVENT")
                        .orElseThrow()
                        .getRequiredProperty("SUMMARY")
                        .getValue())
                .isEqualTo(title);
        assertThat(other(text).getSummary().getValue()).isEqualTo(title);
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75));
    }

    static List<String> titles() {
        return List.of(
                "Eén, twee; drie\\vier: vijf",
                "Déradicalisation à l’école ".repeat(7).strip(),
                "BEGIN:VEVENT",
                "\"aangehaald\" \uD83D\uDC1D");
    }

    @Test
    void what_is_cancelled_keeps_its_name_and_says_so() throws Exception {
        ZonedDateTime start = LocalDate.of(2026, 12, 1).atTime(14, 0).atZone(Clocks.BRUSSELS);
        String text = at(start, "Platform", true).sent("vrank@example.org", "nadia@example.org", NOW);
        valid(text);
        ICalendar read = Biweekly.parse(text).first();
        assertThat(read.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(other(text).getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(other(text).getUid().getValue()).isEqualTo(MEETING + "@vrank");
        assertThat(other(text).getSequence().getValue()).isEqualTo(3);
        assertThat(other(text).getAttendees()).hasSize(1);
    }
}
