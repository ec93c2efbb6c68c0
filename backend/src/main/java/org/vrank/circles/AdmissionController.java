package org.vrank.circles;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

@Controller("/api/admissions")
class AdmissionController {
    @Serdeable
    record Into(UUID id, String name) {}

    @Serdeable
    record AdmissionView(UUID id, Into circle, List<String> rule, String state) {}

    @Serdeable
    record Settled(UUID circle) {}

    private final Admissions admissions;
    private final Circles circles;

    AdmissionController(Admissions admissions, Circles circles) {
        this.admissions = admissions;
        this.circles = circles;
    }

    /** The asking member's own invitations. */
    @Get
    @ReaderScope
    @Operation(operationId = "listOwnAdmissions")
    Page<AdmissionView> own(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(admissions.own().stream()
                .map(i -> {
                    Circle circle = circles.get(i.circleId());
                    return new AdmissionView(
                            i.id(), new Into(circle.id(), circle.name(language)), circle.rule(language), i.state());
                })
                .toList());
    }

    /** Confirms somebody else's admission. */
    @Post("/{id}/confirmation")
    @Operation(operationId = "confirmAdmission")
    Settled confirm(UUID id) {
        return new Settled(admissions.confirm(id));
    }

    /** Accepts the Chatham House Rule for the own admission. */
    @Post("/{id}/acceptance")
    @Operation(operationId = "acceptAdmission")
    Settled accept(UUID id) {
        return new Settled(admissions.accept(id));
    }
}
