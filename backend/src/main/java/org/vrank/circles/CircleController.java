package org.vrank.circles;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.HeldSeat;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

@Controller("/api/circles")
class CircleController {
    @Serdeable
    record SeatKind(String kind, String label) {}

    @Serdeable
    record CircleLine(
            UUID id,
            String name,
            String about,
            String kind,
            boolean candid,
            boolean superiors,
            List<SeatKind> admits,
            List<String> rule,
            @Nullable Integer people,
            String state) {}

    @Serdeable
    record MemberLine(UUID id, String name, String seat, String organisation, LocalDate since) {}

    @Serdeable
    record ProposalLine(
            UUID id,
            String name,
            String organisation,
            @Nullable String proposedBy,
            Instant proposed,
            boolean mayConfirm) {}

    @Serdeable
    record CircleView(
            UUID id,
            String name,
            String about,
            String kind,
            boolean candid,
            boolean superiors,
            List<SeatKind> admits,
            List<String> rule,
            @Nullable Integer people,
            String state,
            boolean mayPropose,
            List<MemberLine> members,
            List<ProposalLine> admissions) {}

    @Serdeable
    record NewCircle(
            String kind,
            boolean candid,
            boolean superiors,
            List<String> admits,
            Map<String, String> names,
            @Nullable Map<String, String> abouts,
            String founder) {}

    @Serdeable
    record Proposed(@Nullable String email) {}

    @Serdeable
    record Made(UUID id) {}

    @Serdeable
    record Share(UUID id, String name, int people) {}

    @Serdeable
    record KeptOut(String who, String reason, String why) {}

    @Serdeable
    record Audience(
            boolean everyone,
            int people,
            List<Share> organisations,
            List<KeptOut> keptOut,
            int superiors,
            int custodians,
            String later,
            String summary) {}

    private final Circles circles;
    private final Admissions admissions;
    private final Audiences audiences;
    private final Organisations organisations;

    CircleController(Circles circles, Admissions admissions, Audiences audiences, Organisations organisations) {
        this.circles = circles;
        this.admissions = admissions;
        this.audiences = audiences;
        this.organisations = organisations;
    }

    /** The circles the asker may know about. */
    @Get
    @ReaderScope
    @Operation(operationId = "listCircles")
    Page<CircleLine> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(circles.listed().stream().map(c -> line(c, language)).toList());
    }

    /** Makes a circle whose rule never changes. */
    @Post
    @Operation(operationId = "addCircle")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Made> add(@Body NewCircle given) {
        UUID id = circles.add(new Circles.NewCircle(
                given.kind(),
                given.candid(),
                given.superiors(),
                given.admits(),
                given.names(),
                given.abouts() == null ? Map.of() : given.abouts(),
                given.founder()));
        return HttpResponse.created(new Made(id), URI.create("/api/circles/" + id));
    }

    /** A circle with its rule; its members for those who are one. */
    @Get("/{id}")
    @ReaderScope
    @Operation(operationId = "getCircle")
    CircleView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Circle circle = circles.get(id);
        CircleLine line = line(circle, language);
        Map<UUID, Organisation> units = organisations.byId();
        List<MemberLine> members = circles.people(id).stream()
                .map(p -> new MemberLine(
                        p.memberId(),
                        p.name(),
                        HeldSeat.title(language, p.seatKind(), p.titleNl(), p.titleFr(), p.titleEn()),
                        Organisation.fullName(units, p.organisationId(), language),
                        LocalDate.ofInstant(p.since(), Clocks.BRUSSELS)))
                .toList();
        List<ProposalLine> proposals = admissions.proposals(id).stream()
                .map(p -> new ProposalLine(
                        p.id(),
                        p.name(),
                        Organisation.fullName(units, p.organisationId(), language),
                        p.proposedBy(),
                        p.proposed(),
                        p.mayConfirm()))
                .toList();
        return new CircleView(
                line.id(),
                line.name(),
                line.about(),
                line.kind(),
                line.candid(),
                line.superiors(),
                line.admits(),
                line.rule(),
                line.people(),
                line.state(),
                circles.mayPropose(circle),
                members,
                proposals);
    }

    /** Who will read what is published here; at the levels confidential and receipt, with the custodians who read it first. */
    @Get("/{id}/audience")
    @Operation(operationId = "getCircleAudience")
    Audience audience(UUID id, @Nullable @QueryValue String level) {
        if (level != null
                && !List.of("named", "organisation", "confidential", "receipt").contains(level)) {
            throw new Refusal.Invalid("level", "field.choice", "named, organisation, confidential, receipt");
        }
        Audiences.Audience a = "confidential".equals(level) || "receipt".equals(level)
                ? audiences.withCustodians(id)
                : audiences.of(id);
        return new Audience(
                a.everyone(),
                a.people(),
                a.organisations().stream()
                        .map(s -> new Share(s.id(), s.name(), s.people()))
                        .toList(),
                a.keptOut().stream()
                        .map(k -> new KeptOut(k.who(), k.reason(), k.why()))
                        .toList(),
                a.superiors(),
                a.custodians(),
                a.later(),
                a.summary());
    }

    /** Proposes somebody for a circle, by address; without one, the asking member. A member of the circle confirms. */
    @Post("/{id}/admissions")
    @Operation(operationId = "proposeForCircle")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Made> propose(UUID id, @Body Proposed given) {
        UUID made = admissions.propose(id, given.email());
        return HttpResponse.created(new Made(made), URI.create("/api/circles/" + id));
    }

    /** Leaves the circle. */
    @Delete("/{id}/membership")
    @Operation(operationId = "leaveCircle")
    @Status(HttpStatus.NO_CONTENT)
    void leave(UUID id) {
        admissions.leave(id);
    }

    /** Takes somebody out, by member or proposal. */
    @Delete("/{id}/members/{member}")
    @Operation(operationId = "removeFromCircle")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id, UUID member) {
        admissions.remove(id, member);
    }

    private CircleLine line(Circle circle, Language language) {
        String state = circles.standing(circle);
        return new CircleLine(
                circle.id(),
                circle.name(language),
                circle.about(language),
                circle.kind(),
                circle.candid(),
                circle.superiors(),
                circle.seatKinds().stream()
                        .map(kind -> new SeatKind(kind, Messages.of(language, "seats." + kind)))
                        .toList(),
                circle.rule(language),
                state.equals("member") ? circles.people(circle.id()).size() : null,
                state);
    }
}
