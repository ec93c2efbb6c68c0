package org.vrank.reports;

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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.web.Problem;

@Controller("/api/manuscripts")
class ManuscriptController {
    /** A line of the ledger; on the desk it may be unfinished. */
    @Serdeable
    record DraftClaim(
            @Nullable String stage,
            @Nullable String text,
            @Nullable String judge,
            @Nullable UUID organisation,
            @Nullable String known,
            @Nullable String evidence) {}

    @Serdeable
    record ManuscriptView(
            UUID id,
            String kind,
            String language,
            String title,
            Map<String, Object> answers,
            List<String> themes,
            List<DraftClaim> claims,
            @Nullable UUID circle,
            @Nullable String name,
            /** Answers to warnings of the guard by their key: not-a-person, public or changed. Nobody else ever reads them. */
            Map<String, String> answered,
            /** The own report it is to take the place of. */
            @Nullable UUID revises,
            int version,
            Instant saved) {}

    /** {@code step} is where it goes on: title, answer-(question), themes, circle, name or check. */
    @Serdeable
    record ManuscriptLine(
            UUID id,
            String kind,
            String language,
            String title,
            @Nullable UUID revises,
            int version,
            Instant saved,
            String step,
            @Nullable String stepLabel) {}

    @Serdeable
    record NewManuscript(
            @Nullable String kind,
            @Nullable String language,
            @Nullable String title,
            @Nullable Map<String, Object> answers,
            @Nullable List<String> themes,
            @Nullable List<DraftClaim> claims,
            @Nullable UUID circle,
            @Nullable String name,
            @Nullable Map<String, String> answered) {}

    @Serdeable
    record SavedManuscript(
            int version,
            @Nullable String kind,
            @Nullable String language,
            @Nullable String title,
            @Nullable Map<String, Object> answers,
            @Nullable List<String> themes,
            @Nullable List<DraftClaim> claims,
            @Nullable UUID circle,
            @Nullable String name,
            @Nullable Map<String, String> answered,
            /** Whether what this replaces stays among the earlier versions, however little time has passed. */
            @Nullable Boolean keep) {}

    @Serdeable
    record EarlierView(
            int version, Instant saved, String title, Map<String, Object> answers, List<DraftClaim> claims) {}

    /**
     * An organisation, a region or Belgium; null while circle or name level is open. The warning says why it is no organisation, and
     * that readers may guess all the same.
     */
    @Serdeable
    record PlaceView(@Nullable String place, @Nullable String warning) {}

    private final Manuscripts manuscripts;
    private final Reports reports;
    private final Rendering rendering;
    private final NextStep next;

    ManuscriptController(Manuscripts manuscripts, Reports reports, Rendering rendering, NextStep next) {
        this.manuscripts = manuscripts;
        this.reports = reports;
        this.rendering = rendering;
        this.next = next;
    }

    /** What lies on the asking member's desk, last saved first. */
    @Get
    @Operation(operationId = "listManuscripts")
    Page<ManuscriptLine> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(manuscripts.all().stream().map(m -> line(m, language)).toList());
    }

    private ManuscriptLine line(Manuscript m, Language language) {
        NextStep.Step step = next.of(m, language);
        return new ManuscriptLine(
                m.id(),
                m.kind(),
                m.language(),
                m.title(),
                m.revises(),
                m.version(),
                m.saved(),
                step.id(),
                step.label());
    }

    /** Lays a new manuscript on the desk. */
    @Post
    @Operation(operationId = "addManuscript")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<ManuscriptView> add(@Body NewManuscript given) {
        UUID id = manuscripts.add(new Manuscripts.Draft(
                given.kind(),
                given.language(),
                given.title(),
                given.answers(),
                given.themes(),
                claims(given.claims()),
                given.circle(),
                given.name(),
                given.answered()));
        return HttpResponse.created(view(manuscripts.get(id)), URI.create("/api/manuscripts/" + id));
    }

    /** A manuscript of one's own. */
    @Get("/{id}")
    @Operation(operationId = "getManuscript")
    ManuscriptView get(UUID id) {
        return view(manuscripts.get(id));
    }

    /** Saves over the version the text was built on; 409 answers the present state. */
    @Put("/{id}")
    @Operation(operationId = "saveManuscript")
    @ApiResponse(responseCode = "200", description = "Saved.", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            description = "Saved elsewhere meanwhile; current holds the present state.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ManuscriptView save(UUID id, @Body SavedManuscript given) {
        return view(manuscripts.save(
                id,
                given.version(),
                new Manuscripts.Draft(
                        given.kind(),
                        given.language(),
                        given.title(),
                        given.answers(),
                        given.themes(),
                        claims(given.claims()),
                        given.circle(),
                        given.name(),
                        given.answered()),
                Boolean.TRUE.equals(given.keep())));
    }

    /** Throws a manuscript away. */
    @Delete("/{id}")
    @Operation(operationId = "removeManuscript")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id) {
        manuscripts.remove(id);
    }

    /** What would stand on a manuscript as the place it comes from, if it were published now. */
    @Get("/{id}/place")
    @ReaderScope
    @Operation(operationId = "getManuscriptPlace")
    PlaceView place(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Manuscript manuscript = manuscripts.get(id);
        Origins.Origin origin = reports.origin(manuscript);
        if (origin == null) {
            return new PlaceView(null, null);
        }
        Rendering.Labels labels = rendering.labels(Language.ofInterface(speaks));
        return new PlaceView(
                rendering.place(origin.organisation(), origin.region(), labels),
                rendering.pointing(origin, manuscript.language(), labels));
    }

    /** Earlier states of a manuscript, newest first. */
    @Get("/{id}/versions")
    @Operation(operationId = "listManuscriptVersions")
    Page<EarlierView> versions(UUID id) {
        return Page.whole(manuscripts.earlier(id).stream()
                .map(e -> new EarlierView(e.version(), e.saved(), e.title(), e.answers(), views(e.claims())))
                .toList());
    }

    static ManuscriptView view(Manuscript m) {
        return new ManuscriptView(
                m.id(),
                m.kind(),
                m.language(),
                m.title(),
                m.answers(),
                m.themes(),
                views(m.claims()),
                m.circleId(),
                m.nameLevel(),
                m.answered(),
                m.revises(),
                m.version(),
                m.saved());
    }

    static List<DraftClaim> views(List<Claim> claims) {
        return claims.stream()
                .map(c -> new DraftClaim(c.stage(), c.said(), c.judge(), c.organisation(), c.knownBy(), c.evidence()))
                .toList();
    }

    /** A line that is no line says nothing, and is refused as such. */
    private static @Nullable List<Claim> claims(@Nullable List<DraftClaim> given) {
        return given == null
                ? null
                : given.stream()
                        .map(c -> c == null
                                ? new Claim(null, null, null, null, null, null, null)
                                : new Claim(
                                        c.stage(),
                                        c.text(),
                                        c.judge(),
                                        c.organisation(),
                                        c.known(),
                                        c.evidence(),
                                        null))
                        .toList();
    }
}
