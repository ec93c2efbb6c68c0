package org.vrank.people;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.OncePerKey;

/** What administrators do with members and seats. */
@Controller("/api/members")
class MemberController {
    @Serdeable
    record NewSeat(
            UUID organisation,
            String kind,
            @Nullable UUID superior,
            @Nullable LocalDate from) {}

    @Serdeable
    record NewMember(String name, String email, String language, NewSeat seat) {}

    @Serdeable
    record Made(UUID id) {}

    private final Members members;

    MemberController(Members members) {
        this.members = members;
    }

    /** Adds a member with a first seat; for administrators. */
    @Post
    @Operation(operationId = "addMember")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Made> add(@Body NewMember given) {
        NewSeat seat = given.seat();
        UUID id = members.add(new Members.Newcomer(
                given.name(),
                given.email(),
                given.language(),
                seat.organisation(),
                seat.kind(),
                seat.superior(),
                seat.from()));
        return HttpResponse.created(new Made(id), URI.create("/api/members"));
    }

    /** Ends the tenure of a seat; today is its last day. */
    @Delete("/seats/{id}")
    @Operation(operationId = "endSeat")
    @Status(HttpStatus.NO_CONTENT)
    void endSeat(UUID id, @Nullable @QueryValue String reason) {
        members.endSeat(id, reason);
    }
}
