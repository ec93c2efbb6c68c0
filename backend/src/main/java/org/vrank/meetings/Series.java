package org.vrank.meetings;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.guard.Guard;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to series: who reads their circle sees them, its hosts make and change them. */
@Singleton
public class Series {
    /** How many days to come are shown. */
    private static final int SHOWN = 15;

    private final Readers readers;
    private final SeriesRepository series;
    private final Circles circles;
    private final Venues venues;
    private final Guard guard;
    private final Idempotency idempotency;
    private final Ids ids;
    private final Clock clock;

    Series(
            Readers readers,
            SeriesRepository series,
            Circles circles,
            Venues venues,
            Guard guard,
            Idempotency idempotency,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.series = series;
        this.circles = circles;
        this.venues = venues;
        this.guard = guard;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a host enters.
     *
     * @param rule the days, by RFC 5545 and without an end
     * @param ended the last day, or null
     */
    public record Given(
            @Nullable String title,
            @Nullable String about,
            @Nullable List<String> languages,
            @Nullable String rule,
            @Nullable LocalDate starts,
            boolean holidays,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable String link,
            @Nullable LocalDate ended) {}

    /**
     * What other features build on of a series.
     *
     * @param hosted whether the asker hosts it
     * @param language the first it is held in
     */
    public record Subject(UUID id, UUID circle, String title, boolean hosted, String language) {}

    /** All that the asker reads. */
    @ReaderScope
    List<SeriesRepository.Row> all() {
        readers.current();
        return series.all();
    }

    @ReaderScope
    SeriesRepository.Row get(UUID id) {
        readers.current();
        SeriesRepository.Row found = series.find(id);
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    /** A series as something to work on, for whoever reads its circle. */
    @ReaderScope
    public Subject subject(UUID id) {
        SeriesRepository.Row row = get(id);
        return new Subject(id, row.circleId(), row.title(), hosts(row.circleId()), row.languages()[0]);
    }

    @ReaderScope
    boolean hosts(UUID circle) {
        return readers.current().member() != null && series.hosts(circle);
    }

    /** A circle and those that everybody who reads it reads too, as far as the asker reads them. */
    @ReaderScope
    public List<UUID> commonTo(UUID circle) {
        readers.current();
        return series.commonTo(circle);
    }

    /** Days to come, with those left out. */
    @ReaderScope
    List<SeriesRepository.Day> days(UUID id) {
        readers.current();
        return series.days(id, today(), SHOWN);
    }

    /** Makes a series, with its days and its first meeting; hosts of the circle only. */
    @ReaderScope
    public UUID add(@Nullable UUID circle, Given given) {
        readers.current().signedIn();
        if (circle == null || !readers.current().reads(circle)) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
        if (!hosts(circle)) {
            throw new Refusal.NotAllowed();
        }
        Checked checked = check(given);
        return idempotency.once("series", circle + " " + given, () -> {
            UUID id = ids.next();
            Venues.Venue venue = checked.venue();
            series.add(
                    id,
                    circle,
                    checked.title(),
                    checked.about(),
                    venue.languages(),
                    checked.rule(),
                    checked.starts(),
                    given.holidays(),
                    venue.begins(),
                    venue.minutes(),
                    venue.place(),
                    venue.link());
            fill(id, circle, checked, List.of());
            return id;
        });
    }

    /** Changes a series; the meeting that is planned already stays as it is. */
    @ReaderScope
    SeriesRepository.Row change(UUID id, int version, Given given) {
        readers.current().signedIn();
        SeriesRepository.Row row = get(id);
        hostsOnly(row);
        Checked checked = check(given);
        Venues.Venue venue = checked.venue();
        int changed = series.change(
                id,
                version,
                checked.title(),
                checked.about(),
                venue.languages(),
                checked.rule(),
                checked.starts(),
                given.holidays(),
                venue.begins(),
                venue.minutes(),
                venue.place(),
                venue.link(),
                given.ended());
        if (changed == 0) {
            throw new Refusal.Conflict(null);
        }
        List<String> leftOut = series.days(id, today(), Integer.MAX_VALUE).stream()
                .filter(day -> "host".equals(day.leftOut()))
                .map(day -> day.day().toString())
                .toList();
        series.forgetDays(id, today());
        fill(id, row.circleId(), checked, leftOut);
        return get(id);
    }

    /** Leaves a day out, or takes it in again, also where it is a public holiday. */
    @ReaderScope
    void leaveOut(UUID id, @Nullable LocalDate day, boolean leftOut) {
        readers.current().signedIn();
        SeriesRepository.Row row = get(id);
        hostsOnly(row);
        if (day == null || day.isBefore(today()) || series.leaveOut(id, day, leftOut ? "host" : null) == 0) {
            throw new Refusal.Invalid("day", "series.day");
        }
        series.openNext(id, today());
    }

    /** The circles in which notes of a series are taken, as far as the asker reads them. */
    @ReaderScope
    List<UUID> notes(UUID id) {
        readers.current();
        return series.notes(id);
    }

    /** Says that notes are taken in a circle that is candid, or narrower; anybody who reads both may. */
    @ReaderScope
    void takeNotes(UUID id, @Nullable UUID circle) {
        readers.current().signedIn();
        SeriesRepository.Row row = get(id);
        Circle of = circle == null ? null : circles.ownById().get(circle);
        if (circle == null || of == null) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
        boolean fits = of.candid() || Boolean.TRUE.equals(series.narrower(row.circleId(), circle));
        if (!fits || circle.equals(row.circleId())) {
            throw new Refusal.Invalid("circle", "series.notes");
        }
        series.addNotes(id, circle);
    }

    @ReaderScope
    void takeNoNotes(UUID id, UUID circle) {
        readers.current().signedIn();
        get(id);
        if (series.removeNotes(id, circle) == 0) {
            throw new Refusal.NotFound();
        }
    }

    private record Checked(String title, String about, String rule, LocalDate starts, Venues.Venue venue) {}

    private Checked check(Given given) {
        Texts texts = new Texts();
        String title = texts.required("title", given.title(), 200);
        String about = texts.optional("about", given.about(), 2000);
        guard.refuse(texts, "title", title);
        guard.refuse(texts, "about", about);
        LocalDate starts = given.starts() == null ? today() : given.starts();
        texts.day("starts", starts);
        texts.day("ended", given.ended());
        String rule = String.valueOf(given.rule());
        if (rule.length() > 120 || Days.of(rule, today(), today().plusYears(2)).isEmpty()) {
            texts.reject("rule", "series.rule");
        }
        Venues.Venue venue =
                venues.take(texts, given.begins(), given.minutes(), given.languages(), given.place(), given.link());
        texts.check();
        return new Checked(title, about, rule, starts, venue);
    }

    private void fill(UUID id, UUID circle, Checked checked, List<String> leftOut) {
        SeriesRepository.Row row = get(id);
        LocalDate today = today();
        List<LocalDate> days = Days.of(checked.rule(), checked.starts(), today.plusYears(Days.YEARS)).stream()
                .filter(day -> !day.isBefore(today))
                .toList();
        series.addDays(
                id,
                circle,
                texts(days),
                row.holidays()
                        ? new String[0]
                        : texts(days.stream().filter(Days::isHoliday).toList()),
                leftOut.toArray(String[]::new));
        series.openNext(id, today);
    }

    private void hostsOnly(SeriesRepository.Row row) {
        if (!hosts(row.circleId())) {
            throw new Refusal.NotAllowed();
        }
    }

    private static String[] texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
