package org.vrank.editions;

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
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;

/** Taking part in editions: each for themselves. */
@Controller("/api")
class EnrolmentController {
    /**
     * @param state asked, refused, waiting, offered, enrolled or cancelled
     * @param until an offered place is to be confirmed by then; or null
     * @param position in the waiting list, or null
     * @param editionState planned, over or cancelled
     */
    @Serdeable
    record EnrolmentLine(
            UUID edition,
            String title,
            String state,
            @Nullable LocalDate until,
            @Nullable Integer position,
            String editionState,
            @Nullable LocalDate firstDay) {}

    /** {@code seat}: of the asker's; {@code superior}: an address, where superiors approve and the asker's has no account. */
    @Serdeable
    record NewEnrolment(@Nullable UUID seat, @Nullable String superior) {}

    /** {@code token}: by which a colleague takes the place over. */
    @Serdeable
    record SwapMade(String token) {}

    @Serdeable
    record SwapTaken(@Nullable String token) {}

    private final Enrolments enrolments;
    private final ObjectMapper json;

    EnrolmentController(Enrolments enrolments, ObjectMapper json) {
        this.enrolments = enrolments;
        this.json = json;
    }

    /** All the asking member takes part in, or asked for. */
    @Get("/me/enrolments")
    @Operation(operationId = "listOwnEnrolments")
    Page<EnrolmentLine> own(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(enrolments.own().stream()
                .map(own -> new EnrolmentLine(
                        own.editionId(),
                        Titles.pick(json, own.title(), language, own.language()),
                        own.state(),
                        own.until(),
                        own.place(),
                        own.editionState(),
                        own.firstDay()))
                .toList());
    }

    /** Asks for a place; whoever asked already keeps what they have. */
    @Put("/editions/{id}/enrolment")
    @Operation(operationId = "enrolInEdition")
    @Status(HttpStatus.NO_CONTENT)
    void enrol(UUID id, @Body NewEnrolment given) {
        enrolments.enrol(id, given.seat(), given.superior());
    }

    /** Gives up the place, the waiting or the question; whoever asks again comes last. */
    @Delete("/editions/{id}/enrolment")
    @Operation(operationId = "cancelEnrolment")
    @Status(HttpStatus.NO_CONTENT)
    void cancel(UUID id) {
        enrolments.cancel(id);
    }

    /** Takes the place that was offered. */
    @Post("/editions/{id}/enrolment/confirmation")
    @Operation(operationId = "confirmEnrolment")
    @Status(HttpStatus.NO_CONTENT)
    void confirm(UUID id) {
        enrolments.confirm(id);
    }

    /** A token by which a colleague of the same organisation takes the own place over; it is told now and never again. */
    @Post("/editions/{id}/swaps")
    @Operation(operationId = "offerSwap")
    @Status(HttpStatus.CREATED)
    HttpResponse<SwapMade> give(UUID id) {
        return HttpResponse.created(new SwapMade(enrolments.give(id)));
    }

    /** Takes over the place of a colleague who passed on their token. */
    @Post("/editions/{id}/swaps/acceptance")
    @Operation(operationId = "acceptSwap")
    @Status(HttpStatus.NO_CONTENT)
    void take(UUID id, @Body SwapTaken given) {
        enrolments.take(id, given.token());
    }
}
