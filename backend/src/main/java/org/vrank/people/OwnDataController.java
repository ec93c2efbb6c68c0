package org.vrank.people;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Page;

/** What is kept about the asking member, and the end of it. */
@Controller("/api/me")
class OwnDataController {
    @Serdeable
    record KeptData(Map<String, Object> kept) {}

    /** A report that stays, loses its name or goes. */
    @Serdeable
    record Departing(UUID id, String title, String circle, boolean named, LocalDate published) {}

    /** The own address once more, and what becomes of each report: stay, unname or withdraw. */
    @Serdeable
    record Deletion(@Nullable String email, @Nullable Map<String, String> reports) {}

    private final OwnData data;
    private final ApplicationEventPublisher<AccountErased> erased;

    OwnDataController(OwnData data, ApplicationEventPublisher<AccountErased> erased) {
        this.data = data;
        this.erased = erased;
    }

    /** Everything that is kept about the asking member, as far as it is theirs to know. */
    @Get("/data")
    @Operation(operationId = "getOwnData")
    KeptData all() {
        return new KeptData(data.all());
    }

    /** The published reports about which a member who leaves decides. */
    @Get("/deletion")
    @Operation(operationId = "previewDeletion")
    Page<Departing> departing(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(data.departing().stream()
                .map(r -> new Departing(
                        r.id(),
                        r.title(),
                        language.pick(r.circleNl(), r.circleFr(), r.circleDe(), r.circleEn()),
                        r.named(),
                        LocalDate.ofInstant(r.published(), Clocks.BRUSSELS)))
                .toList());
    }

    /** Deletes the asking member's account, at once. */
    @Post("/deletion")
    @Operation(operationId = "deleteAccount")
    @Status(HttpStatus.NO_CONTENT)
    void erase(@Body Deletion given) {
        UUID gone = data.erase(given.email(), given.reports() == null ? Map.of() : given.reports());
        erased.publishEvent(new AccountErased(gone));
    }
}
