package org.vrank.meetings;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.ReaderScope;

@Controller("/api/series")
class SeriesController {
    @Serdeable
    record CircleName(UUID id, String name, boolean candid) {}

    /** {@code hosts}: whether the asker hosts it. */
    @Serdeable
    record SeriesLine(
            UUID id,
            CircleName circle,
            String title,
            String language,
            @Nullable LocalDate ended,
            boolean hosts) {}

    /** What there is; {@code circles}: where the asker could make a series. */
    @Serdeable
    record SeriesList(List<SeriesLine> items, @Nullable String next, List<CircleName> circles) {}

    /** A day by the rule; {@code leftOut} says why it is none (holiday, host), or is null. */
    @Serdeable
    record DayView(LocalDate day, @Nullable String leftOut) {}

    /**
     * A series.
     *
     * @param rule by which its days come (RFC 5545)
     * @param holidays whether it meets on public holidays too
     * @param notes the circles in which candid notes are taken, as far as the asker reads them
     * @param days the days to come
     */
    @Serdeable
    record SeriesView(
            UUID id,
            CircleName circle,
            String title,
            String about,
            List<String> languages,
            String rule,
            LocalDate starts,
            boolean holidays,
            String begins,
            int minutes,
            String place,
            String link,
            @Nullable LocalDate ended,
            int version,
            boolean hosts,
            List<CircleName> notes,
            List<DayView> days,
            List<MeetingController.MeetingLine> meetings) {}

    @Serdeable
    record NewSeries(
            @Nullable UUID circle,
            @Nullable String title,
            @Nullable String about,
            @Nullable List<String> languages,
            @Nullable String rule,
            @Nullable LocalDate starts,
            @Nullable Boolean holidays,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable String link) {}

    @Serdeable
    record ChangedSeries(
            int version,
            @Nullable String title,
            @Nullable String about,
            @Nullable List<String> languages,
            @Nullable String rule,
            @Nullable LocalDate starts,
            @Nullable Boolean holidays,
            @Nullable String begins,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable String link,
            @Nullable LocalDate ended) {}

    @Serdeable
    record DayChoice(@Nullable LocalDate day, @Nullable Boolean leftOut) {}

    @Serdeable
    record NotesCircle(@Nullable UUID circle) {}

    @Serdeable
    record SeriesMade(UUID id) {}

    private final Series series;
    private final Meetings meetings;
    private final Circles circles;

    SeriesController(Series series, Meetings meetings, Circles circles) {
        this.series = series;
        this.meetings = meetings;
        this.circles = circles;
    }

    /** The series the asker reads, those that ended last. */
    @Get
    @ReaderScope
    @Operation(operationId = "listSeries")
    SeriesList list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Map<UUID, Circle> own = circles.ownById();
        return new SeriesList(
                series.all().stream()
                        .map(row -> new SeriesLine(
                                row.id(),
                                name(own.get(row.circleId()), row.circleId(), language),
                                row.title(),
                                row.languages()[0],
                                row.ended(),
                                series.hosts(row.circleId())))
                        .toList(),
                null,
                own.values().stream()
                        .filter(circle -> series.hosts(circle.id()))
                        .map(circle -> name(circle, circle.id(), language))
                        .sorted(Comparator.comparing(CircleName::name).thenComparing(CircleName::id))
                        .toList());
    }

    /** Makes a series with its first meeting; for hosts of the circle. */
    @Post
    @ReaderScope
    @Operation(operationId = "addSeries")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<SeriesMade> add(@Body NewSeries given) {
        UUID id = series.add(
                given.circle(),
                new Series.Given(
                        given.title(),
                        given.about(),
                        given.languages(),
                        given.rule(),
                        given.starts(),
                        Boolean.TRUE.equals(given.holidays()),
                        given.begins(),
                        given.minutes(),
                        given.place(),
                        given.link(),
                        null));
        return HttpResponse.created(new SeriesMade(id), URI.create("/api/series/" + id));
    }

    /** A series, its days to come and its meetings. */
    @Get("/{id}")
    @ReaderScope
    @Operation(operationId = "getSeries")
    SeriesView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return view(series.get(id), Language.ofInterface(speaks));
    }

    /** Changes a series; a meeting that is planned already stays as it is. For hosts. */
    @Put("/{id}")
    @ReaderScope
    @Operation(operationId = "changeSeries")
    SeriesView change(UUID id, @Body ChangedSeries given, @Nullable @Header("Accept-Language") String speaks) {
        return view(
                series.change(
                        id,
                        given.version(),
                        new Series.Given(
                                given.title(),
                                given.about(),
                                given.languages(),
                                given.rule(),
                                given.starts(),
                                Boolean.TRUE.equals(given.holidays()),
                                given.begins(),
                                given.minutes(),
                                given.place(),
                                given.link(),
                                given.ended())),
                Language.ofInterface(speaks));
    }

    /** Leaves a day out, or takes it in again. For hosts. */
    @Put("/{id}/days")
    @Operation(operationId = "chooseSeriesDay")
    @Status(HttpStatus.NO_CONTENT)
    void choose(UUID id, @Body DayChoice given) {
        series.leaveOut(id, given.day(), Boolean.TRUE.equals(given.leftOut()));
    }

    /** Says that candid notes are taken in a circle; for whoever reads both. */
    @Post("/{id}/notes-circles")
    @Operation(operationId = "addNotesCircle")
    @Status(HttpStatus.NO_CONTENT)
    void takeNotes(UUID id, @Body NotesCircle given) {
        series.takeNotes(id, given.circle());
    }

    /** No more notes are taken in that circle. */
    @Delete("/{id}/notes-circles/{circle}")
    @Operation(operationId = "removeNotesCircle")
    @Status(HttpStatus.NO_CONTENT)
    void takeNoNotes(UUID id, UUID circle) {
        series.takeNoNotes(id, circle);
    }

    private SeriesView view(SeriesRepository.Row row, Language language) {
        Map<UUID, Circle> own = circles.ownById();
        return new SeriesView(
                row.id(),
                name(own.get(row.circleId()), row.circleId(), language),
                row.title(),
                row.about(),
                List.of(row.languages()),
                row.rule(),
                row.starts(),
                row.holidays(),
                row.begins(),
                row.minutes(),
                row.place(),
                row.link(),
                row.ended(),
                row.version(),
                series.hosts(row.circleId()),
                series.notes(row.id()).stream()
                        .map(own::get)
                        .filter(Objects::nonNull)
                        .map(circle -> name(circle, circle.id(), language))
                        .toList(),
                series.days(row.id()).stream()
                        .map(day -> new DayView(day.day(), day.leftOut()))
                        .toList(),
                meetings.of(row.id()).stream().map(MeetingController::line).toList());
    }

    static CircleName name(@Nullable Circle circle, UUID id, Language language) {
        return new CircleName(id, circle == null ? "" : circle.name(language), circle != null && circle.candid());
    }
}
