package org.vrank.meetings;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;

/** Who says to come to a meeting, and who was there. */
@Controller("/api/meetings/{id}")
class AttendanceController {
    private static final int MOST_ANSWERS = 100;

    /**
     * A seat at a meeting.
     *
     * @param title what the seat is called
     * @param name who holds it today, or null
     * @param answer there, online, not; or null
     * @param waiting its place on the waiting list; null for who does not wait
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
            @Nullable Integer waiting,
            String apology,
            String standIn,
            @Nullable String presence) {}

    /**
     * Somebody without a seat.
     *
     * @param answer there, online, not; or null
     * @param waiting the place on the waiting list; null for who does not wait
     * @param presence present, online, excused, absent; or null
     * @param mail for hosts, of a guest who gets mail: sent, or undelivered where none gets through
     */
    @Serdeable
    record GuestLine(
            UUID id,
            String name,
            String from,
            @Nullable String answer,
            @Nullable Integer waiting,
            @Nullable String presence,
            @Nullable String mail) {}

    /** {@code places}: in the room, null where nobody counts; {@code taken}: how many have one; {@code waiting}: how many wait. */
    @Serdeable
    record AttendanceView(
            List<AttendanceLine> items,
            @Nullable String next,
            List<GuestLine> guests,
            @Nullable Integer places,
            int taken,
            int waiting) {}

    /**
     * What a seat answers.
     *
     * @param language the one the apology is written in
     * @param answered keys of what was asked about it
     */
    @Serdeable
    record InvitationAnswer(
            @Nullable String answer,
            @Nullable String apology,
            @Nullable String standIn,
            @Nullable String language,
            @Nullable List<String> answered) {}

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
    record Places(@Nullable Integer places) {}

    private final Attendances attendances;
    private final Guests guests;
    private final Meetings meetings;
    private final Seats seats;

    AttendanceController(Attendances attendances, Guests guests, Meetings meetings, Seats seats) {
        this.attendances = attendances;
        this.guests = guests;
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
        Map<UUID, Integer> waiting = attendances.waiting(id);
        Map<UUID, Boolean> mail = guests.mail(id);
        AttendanceRepository.Room room = attendances.room(id);
        return new AttendanceView(
                seats.of(meeting.circle(), Language.ofInterface(speaks)).values().stream()
                        .filter(seat -> seat.name() != null || answers.containsKey(seat.id()))
                        .map(seat -> line(seat, answers.get(seat.id()), waiting.get(seat.id())))
                        .sorted(Comparator.comparing(AttendanceLine::organisation)
                                .thenComparing(AttendanceLine::title)
                                .thenComparing(AttendanceLine::id))
                        .toList(),
                null,
                guests.of(id).stream()
                        .map(guest -> line(guest, waiting.get(guest.id()), mail.get(guest.id())))
                        .toList(),
                room.places(),
                room.taken(),
                room.waiting());
    }

    /** What a seat answers to the invitation; for its holder, and for hosts. */
    @Put("/attendance/{seat}")
    @Operation(operationId = "answerInvitation")
    @Status(HttpStatus.NO_CONTENT)
    void answer(UUID id, UUID seat, @Body InvitationAnswer given) {
        attendances.answer(
                id,
                seat,
                new Attendances.Given(
                        given.answer(),
                        given.apology(),
                        given.standIn(),
                        given.language(),
                        given.answered() == null
                                ? Set.of()
                                : given.answered().stream()
                                        .filter(Objects::nonNull)
                                        .limit(MOST_ANSWERS)
                                        .collect(Collectors.toSet())));
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

    /** The asker is there, for a seat of their own; from the day of the meeting on, until a host closes it. */
    @Post("/check-ins")
    @Operation(operationId = "checkIn")
    @Status(HttpStatus.NO_CONTENT)
    void checkIn(UUID id, @Body CheckIn given) {
        attendances.checkIn(id, given.seat(), given.code(), Boolean.TRUE.equals(given.online()));
    }

    /** How many places there are in the room; null where nobody counts. For hosts. */
    @Put("/places")
    @Operation(operationId = "setPlaces")
    @Status(HttpStatus.NO_CONTENT)
    void places(UUID id, @Body Places given) {
        attendances.setPlaces(id, given.places());
    }

    private static GuestLine line(GuestRepository.Row guest, @Nullable Integer waiting, @Nullable Boolean undelivered) {
        return new GuestLine(
                guest.id(),
                guest.name(),
                guest.fromWhere(),
                guest.answer(),
                waiting,
                guest.presence(),
                undelivered == null ? null : undelivered ? "undelivered" : "sent");
    }

    private static AttendanceLine line(Seat seat, AttendanceRepository.@Nullable Row row, @Nullable Integer waiting) {
        return new AttendanceLine(
                seat.id(),
                seat.title(),
                seat.organisation(),
                seat.name(),
                seat.mine(),
                row == null ? null : row.answer(),
                waiting,
                row == null ? "" : row.apology(),
                row == null ? "" : row.standIn(),
                row == null ? null : row.presence());
    }
}
