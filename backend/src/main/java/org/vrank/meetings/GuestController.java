package org.vrank.meetings;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.ReaderScope;

/** Guests of a meeting, as its hosts write them down and invite them. */
@Controller("/api/meetings/{id}/guests")
class GuestController {
    /** With an {@code email} the guest is invited by mail, in {@code language}: nl, fr or en. The address is shown to nobody. */
    @Serdeable
    record NewGuest(
            @Nullable String name,
            @Nullable String from,
            @Nullable String email,
            @Nullable String language) {}

    @Serdeable
    record GuestMade(UUID id) {}

    @Serdeable
    record GuestPresence(@Nullable String presence) {}

    private final Guests guests;

    GuestController(Guests guests) {
        this.guests = guests;
    }

    /** Adds somebody who has no seat here, and invites them where there is an address; for hosts. */
    @Post
    @ReaderScope
    @Operation(operationId = "addGuest")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<GuestMade> add(UUID id, @Body NewGuest given) {
        UUID made = guests.add(id, new Guests.Given(given.name(), given.from(), given.email(), given.language()));
        return HttpResponse.created(new GuestMade(made), URI.create("/api/meetings/" + id + "/attendance"));
    }

    /** Whether a guest was there; for hosts. */
    @Put("/{guest}/presence")
    @Operation(operationId = "tickGuest")
    @Status(HttpStatus.NO_CONTENT)
    void tick(UUID id, UUID guest, @Body GuestPresence given) {
        guests.tick(id, guest, given.presence());
    }

    /** Takes a guest off the list; for hosts. */
    @Delete("/{guest}")
    @Operation(operationId = "removeGuest")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id, UUID guest) {
        guests.remove(id, guest);
    }
}
