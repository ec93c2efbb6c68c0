package org.vrank.editions;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;

/** The trainers' desk of an edition. */
@Controller("/api/editions/{id}")
class RosterController {
    private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

    /** {@code presence}: present, excused or absent. */
    @Serdeable
    record RosterPresence(UUID halfDay, String presence) {}

    /**
     * Somebody on the list.
     *
     * @param state asked, waiting, offered or enrolled
     * @param until an offered place is to be confirmed by then; or null
     * @param position in the waiting list, or null
     */
    @Serdeable
    record EditionRosterLine(
            UUID id,
            String name,
            String organisation,
            String state,
            @Nullable LocalDate until,
            @Nullable Integer position,
            List<RosterPresence> presences) {}

    /** Null takes back what was noted. */
    @Serdeable
    record HalfDayPresence(@Nullable String presence) {}

    /** {@code answered}: keys of the guard's warnings that were answered. */
    @Serdeable
    record NewEditionMessage(
            @Nullable String subject,
            @Nullable String text,
            @Nullable List<String> answered) {}

    /** {@code told}: to how many a mail goes. */
    @Serdeable
    record EditionMessageMade(int told) {}

    /** {@code text}: a list as CSV, with semicolons or commas. */
    @Serdeable
    record RosterImport(@Nullable String text) {}

    /** {@code lines}: how many were taken in. */
    @Serdeable
    record RosterImported(int lines) {}

    private final Rosters rosters;

    RosterController(Rosters rosters) {
        this.rosters = rosters;
    }

    /** Who takes part, waits or asked, in the order of asking; for trainers. */
    @Get("/roster")
    @Operation(operationId = "listRoster")
    Page<EditionRosterLine> list(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return Page.whole(rosters.of(id, Language.ofInterface(speaks)).stream()
                .map(line -> new EditionRosterLine(
                        line.row().id(),
                        line.row().name(),
                        line.organisation(),
                        line.row().state(),
                        line.row().until(),
                        line.row().place(),
                        line.presences().entrySet().stream()
                                .map(one -> new RosterPresence(one.getKey(), one.getValue()))
                                .toList()))
                .toList());
    }

    /** The list with attendance, as CSV; for trainers. */
    @Get("/roster/file")
    @Produces("text/csv")
    @Operation(operationId = "getRosterFile")
    HttpResponse<byte[]> file(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return HttpResponse.ok(rosters.csv(id, Language.ofInterface(speaks)).getBytes(StandardCharsets.UTF_8))
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"roster.csv\"");
    }

    /**
     * Takes a list in, everything or nothing: people to be brought in, by a column "email", or attendance, as the list went out. For
     * trainers.
     */
    @Post("/roster/imports")
    @Operation(operationId = "importRoster")
    RosterImported take(UUID id, @Body RosterImport given) {
        return new RosterImported(rosters.take(id, given.text()));
    }

    /** Takes somebody off the list; for trainers. */
    @Delete("/roster/{enrolment}")
    @Operation(operationId = "removeFromRoster")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id, UUID enrolment) {
        rosters.remove(id, enrolment);
    }

    /** Whether somebody was there on a half day; for trainers. */
    @Put("/roster/{enrolment}/half-days/{day}")
    @Operation(operationId = "tickHalfDay")
    @Status(HttpStatus.NO_CONTENT)
    void tick(UUID id, UUID enrolment, UUID day, @Body HalfDayPresence given) {
        rosters.tick(id, day, enrolment, given.presence());
    }

    /** Offers a place to the first of the waiting list who could have it; for trainers. */
    @Post("/offers")
    @Operation(operationId = "offerPlace")
    @Status(HttpStatus.NO_CONTENT)
    void offer(UUID id) {
        rosters.offer(id);
    }

    /** Tells all who take part, each by a mail of their own; for trainers. */
    @Post("/messages")
    @Operation(operationId = "tellParticipants")
    EditionMessageMade say(UUID id, @Body NewEditionMessage given) {
        return new EditionMessageMade(rosters.say(id, given.subject(), given.text(), given.answered()));
    }
}
