package org.vrank.people;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;

@Controller("/api/organisations")
class OrganisationController {
    @Serdeable
    record OrganisationView(
            UUID id,
            String name,
            String level,
            String kind,
            @Nullable String region,
            @Nullable UUID parent,
            @Nullable String source) {}

    @Serdeable
    record NewOrganisation(
            String name,
            String level,
            String kind,
            @Nullable String region,
            @Nullable UUID parent) {}

    @Serdeable
    record Made(UUID id) {}

    private final Organisations organisations;

    OrganisationController(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Every organisation and unit. */
    @Get
    @Operation(operationId = "listOrganisations")
    Page<OrganisationView> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(organisations.all().stream()
                .map(o -> new OrganisationView(
                        o.id(), o.name(language), o.level(), o.kind(), o.region(), o.parentId(), o.source()))
                .toList());
    }

    /** Adds an organisation or a unit; for administrators. */
    @Post
    @Operation(operationId = "addOrganisation")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Made> add(@Body NewOrganisation given) {
        UUID id = organisations.add(
                new Organisations.Newcomer(given.parent(), given.name(), given.level(), given.kind(), given.region()));
        return HttpResponse.created(new Made(id), URI.create("/api/organisations"));
    }
}
