package org.vrank.invitations;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;
import org.vrank.platform.Limits;
import org.vrank.platform.Page;

/** The addresses of a member's calendar, and the calendar itself, which other programs read. */
@Controller
class CalendarController {
    private static final MediaType CALENDAR = new MediaType("text/calendar; charset=utf-8");

    /** {@code used}: a day in the month in which it was last read. */
    @Serdeable
    record CalendarAddressView(
            UUID id, LocalDate created, @Nullable LocalDate used) {}

    /** The address is told here and never again. */
    @Serdeable
    record CalendarAddressMade(UUID id, String address) {}

    private final CalendarAddresses calendars;
    private final Limits limits;
    private final ClientAddress addresses;

    CalendarController(CalendarAddresses calendars, Limits limits, ClientAddress addresses) {
        this.calendars = calendars;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** The addresses at which programs read when the asking member's meetings are. */
    @Get("/api/calendar-addresses")
    @Operation(operationId = "listCalendarAddresses")
    Page<CalendarAddressView> list() {
        return Page.whole(calendars.own().stream()
                .map(own -> new CalendarAddressView(own.id(), own.created(), own.used()))
                .toList());
    }

    /** Makes such an address, at most three. */
    @Post("/api/calendar-addresses")
    @Operation(operationId = "addCalendarAddress")
    @Status(HttpStatus.CREATED)
    HttpResponse<CalendarAddressMade> add() {
        CalendarAddresses.Made made = calendars.add();
        return HttpResponse.created(new CalendarAddressMade(made.id(), made.address()));
    }

    /** Withdraws such an address. */
    @Delete("/api/calendar-addresses/{id}")
    @Operation(operationId = "removeCalendarAddress")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id) {
        calendars.remove(id);
    }

    @Hidden
    @Get("/calendars/{token}.ics")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> read(HttpRequest<?> request, String token) {
        limits.take("calendars", addresses.of(request), 1200, Duration.ofHours(1));
        return HttpResponse.ok(calendars.read(token).getBytes(StandardCharsets.UTF_8))
                .contentType(CALENDAR);
    }
}
