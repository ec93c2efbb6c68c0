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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.ReaderScope;

/** Who says to come to a meeting, and who was there. */
@Controller("/api/meetings/{id}")
class AttendanceController {
    /**
     * A seat at a meeting.
     *
     * @param title what the seat is called
     * @param name who holds it today, or null
     * @param answer there, online, not; or null
     * @param presence present, online, excused, absent; or null
     */
    @Serdeable
    record AttendanceLine(
            UUID id,
            String title,
            String organisation,
            @Nullable String name,
            boolean mine,
            @Nullable String answer,
            String apology,
            String standIn,
            @Nullable String presence) {}

    @Serdeable
    record GuestLine(UUID id, String name, String from) {}

    @Serdeable
    record AttendanceView(
            List<AttendanceLine> items, @Nullable String next, List<GuestLine> guests) {}

    @Serdeable
    record InvitationAnswer(
            @Nullable String answer,
            @Nullable String apology,
            @Nullable String standIn) {}

    @Serdeable
    record Presence(@Nullable String presence) {}

    @Serdeable
    record MeetingCode(String code) {}

    @Serdeable
    record CheckIn(
            @Nullable UUID seat,
            @Nullable String code,
            @Nullable Boolean online) {}

    @Serdeable
    record NewGuest(@Nullable String name, @Nullable String from) {}

    @Serdeable
    record GuestMade(UUID id) {}

    private final Attendances attendances;
    private final Meetings meetings;
    private final Seats seats;

    AttendanceController(Attendances attendances, Meetings meetings, Seats seats) {
        this.attendances = attendances;
        this.meetings = meetings;
        this.seats = seats;
    }

    /** The seats of the circle, what each answered and whether it was there; and the guests. */
    @Get("/attendance")
    @ReaderScope
    @Operation(operationId = "listAttendance")
    AttendanceView list(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Meetings.Subject meeting = meetings.subject(id);
        Map<UUID, AttendanceRepository.Row> answers = attendances.of(id);
        return new AttendanceView(
                seats.of(meeting.circle(), Language.ofInterface(speaks)).values().stream()
                        .filter(seat -> seat.name() != null || answers.containsKey(seat.id()))
                        .map(seat -> line(seat, answers.get(seat.id())))
                        .sorted(Comparator.comparing(AttendanceLine::organisation)
                                .thenComparing(AttendanceLine::title)
                                .thenComparing(AttendanceLine::id))
                        .toList(),
                null,
                attendances.guests(id).stream()
                        .map(guest -> new GuestLine(guest.id(), guest.name(), guest.fromWhere()))
                        .toList());
    }

    /** What a seat answers to the invitation; for its holder, and for hosts. */
    @Put("/attendance/{seat}")
    @Operation(operationId = "answerInvitation")
    @Status(HttpStatus.NO_CONTENT)
    void answer(UUID id, UUID seat, @Body InvitationAnswer given) {
        attendances.answer(id, seat, given.answer(), given.apology(), given.standIn());
    }

    /** Whether a seat was there; for hosts. */
    @Put("/attendance/{seat}/presence")
    @Operation(operationId = "tickPresence")
    @Status(HttpStatus.NO_CONTENT)
    void tick(UUID id, UUID seat, @Body Presence given) {
        attendances.tick(id, seat, given.presence());
    }

    /** The code by which those who are there say so; for hosts, to be shown on a screen. */
    @Post("/code")
    @Operation(operationId = "showMeetingCode")
    MeetingCode code(UUID id) {
        return new MeetingCode(attendances.code(id));
    }

    /** The asker is there, for a seat of their own. */
    @Post("/check-ins")
    @Operation(operationId = "checkIn")
    @Status(HttpStatus.NO_CONTENT)
    void checkIn(UUID id, @Body CheckIn given) {
        attendances.checkIn(id, given.seat(), given.code(), Boolean.TRUE.equals(given.online()));
    }

    /** Adds somebody who has no seat here; for hosts. */
    @Post("/guests")
    @ReaderScope
    @Operation(operationId = "addGuest")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<GuestMade> addGuest(UUID id, @Body NewGuest given) {
        UUID made = attendances.addGuest(id, given.name(), given.from());
        return HttpResponse.created(new GuestMade(made), URI.create("/api/meetings/" + id + "/attendance"));
    }

    /** Takes a guest off the list; for hosts. */
    @Delete("/guests/{guest}")
    @Operation(operationId = "removeGuest")
    @Status(HttpStatus.NO_CONTENT)
    void removeGuest(UUID id, UUID guest) {
        attendances.removeGuest(id, guest);
    }

    private static AttendanceLine line(Seat seat, AttendanceRepository.@Nullable Row row) {
        return new AttendanceLine(
                seat.id(),
                seat.title(),
                seat.organisation(),
                seat.name(),
                seat.mine(),
                row == null ? null : row.answer(),
                row == null ? "" : row.apology(),
                row == null ? "" : row.standIn(),
                row == null ? null : row.presence());
    }
}
