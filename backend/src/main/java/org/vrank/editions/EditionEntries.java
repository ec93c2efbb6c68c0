package org.vrank.editions;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vrank.invitations.CalendarEntry;
import org.vrank.platform.Dates;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.mail.Letter;

/** Half days as letters and calendars say them. */
@Singleton
class EditionEntries {
    private final Clock clock;
    private final String from;

    EditionEntries(Clock clock, @Value("${vrank.mail.from:vrank@localhost}") String from) {
        this.clock = clock;
        this.from = from;
    }

    /**
     * An entry for a calendar, and the short mail that carries it where it is not the first.
     *
     * @param method REQUEST or CANCEL
     * @param sequence as it stands in it; the database adds what is the recipient's own
     */
    @Serdeable
    record Entry(String calendar, String method, int sequence, String subject, String body, String html) {}

    /** The entries that go with a letter, by what it tells; {@code before}: the half days before a change. */
    List<Entry> of(
            String what,
            String title,
            String page,
            List<HalfDay> days,
            List<HalfDay> before,
            String place,
            String link,
            Language language,
            String mark) {
        List<Entry> entries = new ArrayList<>();
        switch (what) {
            case "enrolled", "risen" ->
                days.forEach(day -> entries.add(entry(day, title, page, place, link, false, language, mark)));
            case "left", "removed", "cancelled" ->
                days.forEach(day -> entries.add(entry(day, title, page, place, link, true, language, mark)));
            case "moved" -> {
                days.stream()
                        .filter(day -> !before.contains(day))
                        .forEach(day -> entries.add(entry(day, title, page, place, link, false, language, mark)));
                before.stream()
                        .filter(day -> days.stream().noneMatch(one -> one.id().equals(day.id())))
                        .map(day -> new HalfDay(
                                day.id(), day.day(), day.begins(), day.minutes(), day.place(), day.sequence() + 1))
                        .forEach(day -> entries.add(entry(day, title, page, place, link, true, language, mark)));
            }
            default -> {}
        }
        return entries;
    }

    /** All half days, one a line. */
    String days(List<HalfDay> days, String place, String link, Language language) {
        return Stream.concat(
                        days.stream().map(day -> line(day, place, language)),
                        link.isEmpty() ? Stream.of() : Stream.of(Messages.of(language, "invitation.online", link)))
                .collect(Collectors.joining("\n"));
    }

    /** All of them as one file for a calendar. */
    String published(List<HalfDay> days, String title, String page, String place, String link, boolean cancelled) {
        return CalendarEntry.published(
                days.stream()
                        .map(day -> calendar(day, title, page, place, link, cancelled))
                        .toList(),
                clock.instant());
    }

    /** The same of a candid circle: when they are, and where to read more. */
    String hidden(List<HalfDay> days, String page, boolean cancelled, Language language) {
        return CalendarEntry.published(
                days.stream().map(day -> hidden(day, page, cancelled, language)).toList(), clock.instant());
    }

    CalendarEntry hidden(HalfDay day, String page, boolean cancelled, Language language) {
        HalfDay bare = new HalfDay(day.id(), day.day(), day.begins(), day.minutes(), "", day.sequence());
        return calendar(bare, Messages.of(language, "edition.hidden"), page, "", "", cancelled);
    }

    private Entry entry(
            HalfDay day,
            String title,
            String page,
            String place,
            String link,
            boolean cancelled,
            Language language,
            String mark) {
        Letter letter = Letter.of(
                language,
                "edition-entry",
                Map.of(
                        "link",
                        page,
                        "day",
                        Dates.weekday(day.day(), language),
                        "days",
                        line(day, place, language),
                        "title",
                        title));
        return new Entry(
                calendar(day, title, page, place, link, cancelled).sent(from, mark, clock.instant()),
                cancelled ? "CANCEL" : "REQUEST",
                day.sequence(),
                letter.subject(),
                letter.body(),
                letter.html());
    }

    static CalendarEntry calendar(
            HalfDay day, String title, String page, String place, String link, boolean cancelled) {
        return new CalendarEntry(
                day.id(),
                day.sequence(),
                day.start(),
                day.minutes(),
                title,
                Stream.of(day.place().isEmpty() ? place : day.place(), link)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                page,
                cancelled);
    }

    private static String line(HalfDay day, String place, Language language) {
        return Stream.of(
                        Messages.of(
                                language,
                                "invitation.hours",
                                Dates.weekday(day.day(), language),
                                day.begins(),
                                Dates.ends(day.start(), day.minutes())),
                        day.place().isEmpty() ? place : day.place())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
