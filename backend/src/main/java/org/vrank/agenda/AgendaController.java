package org.vrank.agenda;

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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** What is to be spoken about. */
@Controller("/api")
class AgendaController {
    private static final int MOST_ANSWERS = 200;

    /** The seat that brings an item; {@code name} is null where nobody who reads the circle holds it today. */
    @Serdeable
    record SeatOf(
            UUID id,
            String title,
            String organisation,
            @Nullable String name,
            boolean mine) {}

    /** A report an item is about, and that the asker reads. */
    @Serdeable
    record ReportLink(UUID id, String title, String language) {}

    /**
     * An item.
     *
     * @param meeting on whose agenda it stands or where it was closed; else null
     * @param text as it was typed
     * @param minutes planned for it; 0 where nobody said
     * @param into the item it became part of, or null
     * @param because what was said when it last changed its state
     * @param moved the day it came where it is
     * @param guests whether guests of its meeting are shown its title
     * @param approves the published minutes with which the group agrees when it closes this from an agenda; else null
     * @param editable whether the asker may word it
     */
    @Serdeable
    record AgendaItemView(
            UUID id,
            UUID series,
            @Nullable UUID meeting,
            @Nullable SeatOf seat,
            String kind,
            String language,
            String title,
            String text,
            String html,
            int minutes,
            String state,
            @Nullable UUID into,
            String because,
            LocalDate moved,
            boolean guests,
            int version,
            List<ReportLink> reports,
            List<AgendaFileController.AgendaFileView> files,
            @Nullable UUID approves,
            boolean editable) {}

    /** What became of an item on a day; {@code held} is the day of the meeting it is about. */
    @Serdeable
    record StepView(
            LocalDate day,
            String step,
            @Nullable UUID meeting,
            @Nullable LocalDate held,
            String because) {}

    /** An item with its history, and what was merged into it; {@code hosts}: whether the asker hosts its series. */
    @Serdeable
    record AgendaItemWhole(AgendaItemView item, List<StepView> steps, List<AgendaItemView> merged, boolean hosts) {}

    @Serdeable
    record NewAgendaItem(
            @Nullable String kind,
            @Nullable String language,
            @Nullable String title,
            @Nullable String text,
            @Nullable Integer minutes,
            @Nullable UUID seat,
            @Nullable UUID report,
            @Nullable UUID meeting,
            @Nullable List<String> answered) {}

    @Serdeable
    record ChangedAgendaItem(
            int version,
            @Nullable String kind,
            @Nullable String language,
            @Nullable String title,
            @Nullable String text,
            @Nullable Integer minutes,
            @Nullable UUID seat,
            @Nullable List<String> answered) {}

    /** {@code meeting}: where it is planned, the next one where it is null; {@code into}: what it becomes part of. */
    @Serdeable
    record AgendaState(
            int version,
            @Nullable String state,
            @Nullable UUID meeting,
            @Nullable UUID into,
            @Nullable String because) {}

    @Serdeable
    record ShownToGuests(@Nullable Boolean shown) {}

    @Serdeable
    record AgendaOrder(@Nullable List<UUID> items) {}

    @Serdeable
    record LinkedReport(@Nullable UUID report) {}

    @Serdeable
    record AgendaItemMade(UUID id) {}

    private final Agenda agenda;
    private final Placements placements;
    private final AgendaRendering rendering;

    AgendaController(Agenda agenda, Placements placements, AgendaRendering rendering) {
        this.agenda = agenda;
        this.placements = placements;
        this.rendering = rendering;
    }

    /** The agenda of a meeting in its order; after it what stood there and went on. */
    @Get("/meetings/{id}/agenda-items")
    @ReaderScope
    @Operation(operationId = "listAgenda")
    Page<AgendaItemView> ofMeeting(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return Page.whole(rendering.views(agenda.ofMeeting(id), Language.ofInterface(speaks)));
    }

    /** What was proposed for a series, and what is parked. */
    @Get("/series/{id}/agenda-items")
    @ReaderScope
    @Operation(operationId = "listWaitingItems")
    Page<AgendaItemView> waiting(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        return Page.whole(rendering.views(agenda.waiting(id), Language.ofInterface(speaks)));
    }

    /** Proposes an item; a host who names a meeting lays it straight on its agenda. */
    @Post("/series/{id}/agenda-items")
    @ReaderScope
    @Operation(operationId = "proposeAgendaItem")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<AgendaItemMade> propose(UUID id, @Body NewAgendaItem given) {
        UUID made = agenda.propose(
                id,
                new Wording.Given(
                        given.kind(),
                        given.language(),
                        given.title(),
                        given.text(),
                        given.minutes(),
                        given.seat(),
                        answered(given.answered())),
                given.report(),
                given.meeting());
        return HttpResponse.created(new AgendaItemMade(made), URI.create("/api/agenda-items/" + made));
    }

    /** An item with its history. */
    @Get("/agenda-items/{id}")
    @ReaderScope
    @Operation(operationId = "getAgendaItem")
    AgendaItemWhole get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        AgendaItem item = agenda.get(id);
        return new AgendaItemWhole(
                rendering.view(item, language),
                agenda.steps(id).stream()
                        .map(step ->
                                new StepView(step.day(), step.step(), step.meetingId(), step.held(), step.because()))
                        .toList(),
                rendering.views(agenda.mergedInto(id), language),
                agenda.hosts(item));
    }

    /** Words an item anew; for hosts, and for its own seat while it is only proposed. */
    @Put("/agenda-items/{id}")
    @ReaderScope
    @Operation(operationId = "changeAgendaItem")
    AgendaItemView change(UUID id, @Body ChangedAgendaItem given, @Nullable @Header("Accept-Language") String speaks) {
        return rendering.view(
                agenda.change(
                        id,
                        given.version(),
                        new Wording.Given(
                                given.kind(),
                                given.language(),
                                given.title(),
                                given.text(),
                                given.minutes(),
                                given.seat(),
                                answered(given.answered()))),
                Language.ofInterface(speaks));
    }

    /** Plans, parks, merges or closes an item, for hosts; withdraws one that is only proposed, for its own seat. */
    @Put("/agenda-items/{id}/state")
    @ReaderScope
    @Operation(operationId = "placeAgendaItem")
    AgendaItemView place(UUID id, @Body AgendaState given, @Nullable @Header("Accept-Language") String speaks) {
        return rendering.view(
                placements.place(id, given.version(), given.state(), given.meeting(), given.into(), given.because()),
                Language.ofInterface(speaks));
    }

    /** Puts the items of a meeting in an order; those not named come after them. For hosts. */
    @Put("/meetings/{id}/agenda-order")
    @Operation(operationId = "orderAgenda")
    @Status(HttpStatus.NO_CONTENT)
    void order(UUID id, @Body AgendaOrder given) {
        placements.order(
                id,
                given.items() == null
                        ? List.of()
                        : given.items().stream().filter(Objects::nonNull).toList());
    }

    /** Shows the title of an item to the guests of its meeting, or no longer; for hosts. */
    @Put("/agenda-items/{id}/guests")
    @Operation(operationId = "showAgendaItemToGuests")
    @Status(HttpStatus.NO_CONTENT)
    void show(UUID id, @Body ShownToGuests given) {
        placements.show(id, Boolean.TRUE.equals(given.shown()));
    }

    /** Says that an item is about a report. */
    @Post("/agenda-items/{id}/reports")
    @Operation(operationId = "linkReport")
    @Status(HttpStatus.NO_CONTENT)
    void link(UUID id, @Body LinkedReport given) {
        placements.link(id, given.report());
    }

    /** Takes a report away from an item. */
    @Delete("/agenda-items/{id}/reports/{report}")
    @Operation(operationId = "unlinkReport")
    @Status(HttpStatus.NO_CONTENT)
    void unlink(UUID id, UUID report) {
        placements.unlink(id, report);
    }

    static Set<String> answered(@Nullable List<String> keys) {
        return keys == null
                ? Set.of()
                : keys.stream().filter(Objects::nonNull).limit(MOST_ANSWERS).collect(Collectors.toSet());
    }
}
