package org.vrank.administration;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.HeldSeat;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** Members and their seats, as administrators see them. */
@Controller("/api/members")
class AdministrationController {
    /** A seat that is, was or will be held; today says which. */
    @Serdeable
    record SeatLine(
            UUID id,
            String kind,
            String title,
            String organisation,
            LocalDate from,
            @Nullable LocalDate until,
            boolean today) {}

    @Serdeable
    record RosterLine(UUID id, String name, boolean suspended, List<SeatLine> seats) {}

    @Serdeable
    record AnotherSeat(
            UUID organisation,
            String kind,
            @Nullable UUID superior,
            @Nullable LocalDate from,
            @Nullable String reason) {}

    @Serdeable
    record Succession(
            UUID member, @Nullable LocalDate from, @Nullable String reason) {}

    @Serdeable
    record Suspension(@Nullable String reason) {}

    @Serdeable
    record SeatMade(UUID id) {}

    private final Administration administration;
    private final Organisations organisations;
    private final Clock clock;

    AdministrationController(Administration administration, Organisations organisations, Clock clock) {
        this.administration = administration;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Members with their seats; for administrators. */
    @Get
    @ReaderScope
    @Operation(operationId = "listMembers")
    Page<RosterLine> list(@Nullable @QueryValue String q, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Map<UUID, Organisation> units = organisations.byId();
        Map<UUID, RosterLine> lines = new LinkedHashMap<>();
        for (AdministrationRepository.Held held : administration.roster(q)) {
            RosterLine line = lines.computeIfAbsent(
                    held.memberId(), id -> new RosterLine(id, held.name(), held.suspended(), new ArrayList<>()));
            if (held.seatId() != null && held.kind() != null && held.starts() != null) {
                line.seats().add(seat(held, held.seatId(), held.kind(), held.starts(), units, language));
            }
        }
        return Page.whole(List.copyOf(lines.values()));
    }

    /** Gives a member another seat. */
    @Post("/{id}/seats")
    @Operation(operationId = "addSeat")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<SeatMade> addSeat(UUID id, @Body AnotherSeat given) {
        UUID made = administration.addSeat(
                id,
                new Administration.NewSeat(
                        given.organisation(), given.kind(), given.superior(), given.from(), given.reason()));
        return HttpResponse.created(new SeatMade(made), URI.create("/api/members"));
    }

    /** Passes a seat on to another member. */
    @Post("/seats/{id}/successions")
    @Operation(operationId = "passOnSeat")
    @Status(HttpStatus.NO_CONTENT)
    @OncePerKey
    void passOn(UUID id, @Body Succession given) {
        administration.passOn(id, new Administration.Succession(given.member(), given.from(), given.reason()));
    }

    /** Suspends a member; the reason is kept, for them and for administrators. */
    @Put("/{id}/suspension")
    @Operation(operationId = "suspendMember")
    @Status(HttpStatus.NO_CONTENT)
    void suspend(UUID id, @Body Suspension given) {
        administration.suspend(id, given.reason());
    }

    /** Lifts a suspension. */
    @Delete("/{id}/suspension")
    @Operation(operationId = "liftSuspension")
    @Status(HttpStatus.NO_CONTENT)
    void lift(UUID id, @Nullable @QueryValue String reason) {
        administration.lift(id, reason);
    }

    private SeatLine seat(
            AdministrationRepository.Held held,
            UUID seat,
            String kind,
            LocalDate starts,
            Map<UUID, Organisation> units,
            Language language) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
        return new SeatLine(
                seat,
                kind,
                HeldSeat.title(language, kind, held.titleNl(), held.titleFr(), held.titleEn()),
                Organisation.fullName(units, held.organisationId(), language),
                starts,
                held.ends(),
                !starts.isAfter(today) && (held.ends() == null || !held.ends().isBefore(today)));
    }
}
