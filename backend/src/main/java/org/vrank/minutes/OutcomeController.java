package org.vrank.minutes;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.meetings.Seat;
import org.vrank.meetings.Seats;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** What meetings decided and promised, and the registers of both. */
@Controller("/api")
class OutcomeController {
    private static final int MOST_ANSWERS = 200;

    /** A decision; {@code title} is that of its item, {@code state} standing or replaced. */
    @Serdeable
    record DecisionView(
            UUID id,
            UUID series,
            UUID item,
            String title,
            UUID meeting,
            String language,
            String text,
            String reasons,
            @Nullable LocalDate review,
            String state,
            LocalDate made,
            int version) {}

    /** Whose action it is; {@code name} is null where nobody who reads the circle holds the seat today. */
    @Serdeable
    record Doer(
            UUID id,
            String title,
            String organisation,
            @Nullable String name,
            boolean mine) {}

    /** An action; {@code state} is open, done or dropped, {@code late} whether it is open and past its day. */
    @Serdeable
    record ActionView(
            UUID id,
            UUID series,
            UUID item,
            String title,
            UUID meeting,
            String language,
            String text,
            @Nullable Doer seat,
            LocalDate until,
            String state,
            @Nullable LocalDate settled,
            boolean late,
            int version) {}

    @Serdeable
    record NewMeetingDecision(
            @Nullable String language,
            @Nullable String text,
            @Nullable String reasons,
            @Nullable LocalDate review,
            @Nullable List<String> answered) {}

    @Serdeable
    record ChangedDecision(
            int version,
            @Nullable String text,
            @Nullable String reasons,
            @Nullable LocalDate review,
            @Nullable String state,
            @Nullable List<String> answered) {}

    @Serdeable
    record NewAction(
            @Nullable String language,
            @Nullable String text,
            @Nullable UUID seat,
            @Nullable LocalDate until,
            @Nullable List<String> answered) {}

    @Serdeable
    record ChangedAction(
            int version,
            @Nullable String text,
            @Nullable UUID seat,
            @Nullable LocalDate until,
            @Nullable List<String> answered) {}

    @Serdeable
    record ActionState(int version, @Nullable String state) {}

    @Serdeable
    record OutcomeMade(UUID id) {}

    private final Decisions decisions;
    private final Actions actions;
    private final Seats seats;

    OutcomeController(Decisions decisions, Actions actions, Seats seats) {
        this.decisions = decisions;
        this.actions = actions;
        this.seats = seats;
    }

    /** The decisions of a series, the newest first. */
    @Get("/series/{id}/decisions")
    @ReaderScope
    @Operation(operationId = "listDecisions")
    Page<DecisionView> decisions(
            UUID id,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue UUID meeting,
            @Nullable @QueryValue UUID item) {
        return Page.whole(decisions.of(id, state, meeting, item).stream()
                .map(OutcomeController::view)
                .toList());
    }

    /** Writes down what was decided under an item; for hosts. */
    @Post("/agenda-items/{id}/decisions")
    @ReaderScope
    @Operation(operationId = "addDecision")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<OutcomeMade> decide(UUID id, @Body NewMeetingDecision given) {
        UUID made = decisions.add(
                id,
                new Decisions.Given(
                        given.language(), given.text(), given.reasons(), given.review(), answered(given.answered())));
        return HttpResponse.created(new OutcomeMade(made), URI.create("/api/agenda-items/" + id));
    }

    /** Changes a decision, or says that another one took its place; for hosts. */
    @Put("/decisions/{id}")
    @ReaderScope
    @Operation(operationId = "changeDecision")
    DecisionView change(UUID id, @Body ChangedDecision given) {
        return view(decisions.change(
                id,
                given.version(),
                new Decisions.Given(null, given.text(), given.reasons(), given.review(), answered(given.answered())),
                given.state()));
    }

    /** The actions of a series, what is open first; {@code state} is open, done, dropped, or late. */
    @Get("/series/{id}/actions")
    @ReaderScope
    @Operation(operationId = "listActions")
    Page<ActionView> actions(
            UUID id,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue UUID seat,
            @Nullable @QueryValue UUID meeting,
            @Nullable @QueryValue UUID item,
            @Nullable @Header("Accept-Language") String speaks) {
        return views(actions.of(id, new Actions.Wanted(state, seat, meeting, item)), Language.ofInterface(speaks));
    }

    /** What the asker's seats still have to do, in all series. */
    @Get("/actions/own")
    @ReaderScope
    @Operation(operationId = "listOwnActions")
    Page<ActionView> own(@Nullable @Header("Accept-Language") String speaks) {
        return views(actions.own(), Language.ofInterface(speaks));
    }

    /** Writes down what a seat promised under an item; for hosts. */
    @Post("/agenda-items/{id}/actions")
    @ReaderScope
    @Operation(operationId = "addAction")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<OutcomeMade> promise(UUID id, @Body NewAction given) {
        UUID made = actions.add(
                id,
                new Actions.Given(
                        given.language(), given.text(), given.seat(), given.until(), answered(given.answered())));
        return HttpResponse.created(new OutcomeMade(made), URI.create("/api/agenda-items/" + id));
    }

    /** Changes an action; for hosts. */
    @Put("/actions/{id}")
    @ReaderScope
    @Operation(operationId = "changeAction")
    ActionView change(UUID id, @Body ChangedAction given, @Nullable @Header("Accept-Language") String speaks) {
        Action changed = actions.change(
                id,
                given.version(),
                new Actions.Given(null, given.text(), given.seat(), given.until(), answered(given.answered())));
        return views(List.of(changed), Language.ofInterface(speaks)).items().getFirst();
    }

    /** Says that an action is done, dropped, or open again; for whoever holds its seat, and for hosts. */
    @Put("/actions/{id}/state")
    @ReaderScope
    @Operation(operationId = "settleAction")
    ActionView settle(UUID id, @Body ActionState given, @Nullable @Header("Accept-Language") String speaks) {
        Action settled = actions.settle(id, given.version(), given.state());
        return views(List.of(settled), Language.ofInterface(speaks)).items().getFirst();
    }

    private Page<ActionView> views(List<Action> found, Language language) {
        Map<UUID, Map<UUID, Seat>> known = new HashMap<>();
        return Page.whole(found.stream()
                .map(action -> view(
                        action,
                        known.computeIfAbsent(action.circleId(), circle -> seats.of(circle, language))
                                .get(action.seatId())))
                .toList());
    }

    private ActionView view(Action a, @Nullable Seat seat) {
        return new ActionView(
                a.id(),
                a.seriesId(),
                a.itemId(),
                a.title(),
                a.meetingId(),
                a.language(),
                a.text(),
                seat == null ? null : new Doer(seat.id(), seat.title(), seat.organisation(), seat.name(), seat.mine()),
                a.until(),
                a.state(),
                a.settled(),
                a.late(actions.today()),
                a.version());
    }

    private static DecisionView view(Decision d) {
        return new DecisionView(
                d.id(),
                d.seriesId(),
                d.itemId(),
                d.title(),
                d.meetingId(),
                d.language(),
                d.text(),
                d.reasons(),
                d.review(),
                d.state(),
                d.made(),
                d.version());
    }

    private static Set<String> answered(@Nullable List<String> keys) {
        return keys == null
                ? Set.of()
                : keys.stream().filter(Objects::nonNull).limit(MOST_ANSWERS).collect(Collectors.toSet());
    }
}
