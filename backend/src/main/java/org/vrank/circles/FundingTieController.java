package org.vrank.circles;

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
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

@Controller("/api/funding-ties")
class FundingTieController {
    @Serdeable
    record NewFundingTie(
            UUID funder,
            UUID funded,
            String call,
            LocalDate from,
            @Nullable LocalDate until,
            String source) {}

    @Serdeable
    record Side(UUID id, String name) {}

    @Serdeable
    record FundingTieView(
            UUID id,
            Side funder,
            Side funded,
            String call,
            LocalDate from,
            @Nullable LocalDate until,
            String source,
            boolean confirmed) {}

    @Serdeable
    record Consequence(UUID id, String name, int people) {}

    @Serdeable
    record Ending(LocalDate until) {}

    @Serdeable
    record Made(UUID id) {}

    private final FundingTies ties;
    private final Organisations organisations;

    FundingTieController(FundingTies ties, Organisations organisations) {
        this.ties = ties;
        this.organisations = organisations;
    }

    /** Who funds whom, as far as the asker may know. */
    @Get
    @ReaderScope
    @Operation(operationId = "listFundingTies")
    Page<FundingTieView> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Map<UUID, Organisation> units = organisations.byId();
        return Page.whole(
                ties.visible().stream().map(t -> view(t, units, language)).toList());
    }

    /** Records a funding tie; the other side confirms it. */
    @Post
    @Operation(operationId = "recordFundingTie")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Made> record(@Body NewFundingTie given) {
        UUID id = ties.record(new FundingTies.NewTie(
                given.funder(), given.funded(), given.call(), given.from(), given.until(), given.source()));
        return HttpResponse.created(new Made(id), URI.create("/api/funding-ties"));
    }

    /** Confirms a tie for the side that did not record it. */
    @Post("/{id}/confirmation")
    @Operation(operationId = "confirmFundingTie")
    FundingTieView confirm(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return view(ties.confirm(id), organisations.byId(), Language.ofInterface(speaks));
    }

    /** What confirming a tie would do to the candid circles the asker reads; nothing is told of others. */
    @Get("/{id}/consequences")
    @ReaderScope
    @Operation(operationId = "previewFundingTie")
    Page<Consequence> consequences(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(ties.consequences(id).stream()
                .map(c -> new Consequence(c.circle().id(), c.circle().name(language), c.people()))
                .toList());
    }

    /** Takes back a tie that nobody has confirmed. */
    @Delete("/{id}")
    @Operation(operationId = "withdrawFundingTie")
    @Status(HttpStatus.NO_CONTENT)
    void withdraw(UUID id) {
        ties.withdraw(id);
    }

    /** Says on which day a confirmed tie ends, today at the earliest. */
    @Put("/{id}/end")
    @Operation(operationId = "endFundingTie")
    FundingTieView end(UUID id, @Body Ending ending, @Nullable @Header("Accept-Language") String speaks) {
        return view(ties.end(id, ending.until()), organisations.byId(), Language.ofInterface(speaks));
    }

    private static FundingTieView view(FundingTie tie, Map<UUID, Organisation> units, Language language) {
        return new FundingTieView(
                tie.id(),
                side(tie.funderId(), units, language),
                side(tie.fundedId(), units, language),
                tie.call(),
                tie.starts(),
                tie.ends(),
                tie.source(),
                tie.confirmed());
    }

    private static Side side(UUID id, Map<UUID, Organisation> units, Language language) {
        Organisation unit = units.get(id);
        return new Side(id, unit == null ? "" : unit.name(language));
    }
}
