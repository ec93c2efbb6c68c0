package org.vrank.editions;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** The editions of a course, and the half days of one for a calendar. */
@Controller("/api")
class EditionListController {
    private static final MediaType CALENDAR = new MediaType("text/calendar; charset=utf-8");

    /** {@code state}: planned, over or cancelled; {@code free}: how many places nobody has. */
    @Serdeable
    record EditionLine(
            UUID id, String language, String place, LocalDate closes, String state, int free, List<LocalDate> days) {}

    private final Editions editions;
    private final EditionEntries entries;
    private final Circles circles;
    private final ObjectMapper json;
    private final String address;

    EditionListController(
            Editions editions,
            EditionEntries entries,
            Circles circles,
            ObjectMapper json,
            @Value("${vrank.address}") String address) {
        this.editions = editions;
        this.entries = entries;
        this.circles = circles;
        this.json = json;
        this.address = address;
    }

    /** The editions of a course, the latest first. */
    @Get("/courses/{course}/editions")
    @Operation(operationId = "listEditions")
    Page<EditionLine> list(UUID course) {
        return Page.whole(editions.of(course).stream()
                .map(line -> new EditionLine(
                        line.id(),
                        line.language(),
                        line.place(),
                        line.closes(),
                        line.state(),
                        line.free(),
                        Arrays.stream(line.days().split(","))
                                .filter(day -> !day.isEmpty())
                                .map(LocalDate::parse)
                                .toList()))
                .toList());
    }

    /** The half days of an edition, for a calendar; of a candid circle it holds when they are, and a link. */
    @Get("/editions/{id}/calendar")
    @Produces("text/calendar")
    @ReaderScope
    @Operation(operationId = "getEditionCalendar")
    HttpResponse<byte[]> calendar(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        EditionRepository.Row edition = editions.get(id);
        Language language = Language.ofInterface(speaks);
        List<HalfDay> days = editions.halfDays(id);
        boolean cancelled = edition.state().equals("cancelled");
        String page = address + "/" + language.code() + "/editions/" + id;
        Circle circle = circles.ownById().get(edition.circleId());
        String calendar = circle == null || circle.candid()
                ? entries.hidden(days, page, cancelled, language)
                : entries.published(
                        days,
                        Titles.pick(json, edition.title(), language, edition.language()),
                        page,
                        edition.place(),
                        edition.link(),
                        cancelled);
        return HttpResponse.ok(calendar.getBytes(StandardCharsets.UTF_8))
                .contentType(CALENDAR)
                .header("Content-Disposition", "attachment; filename=\"course.ics\"");
    }
}
