package org.vrank.proceedings;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.papers.Pdf;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.ReaderScope;
import org.vrank.reports.Differences;

/** Published minutes. */
@Controller("/api")
class ProceedingController {
    private static final int MOST_ANSWERS = 200;

    @Serdeable
    record ProceedingCircle(UUID id, String name, boolean candid) {}

    /** A document of a meeting; {@code number} is that of the version that stands. */
    @Serdeable
    record ProceedingLine(
            UUID id,
            ProceedingCircle circle,
            int number,
            Instant made,
            @Nullable LocalDate approved) {}

    /** A text to be read over. */
    @Serdeable
    record DraftItem(UUID id, String title, String language, String text) {}

    /**
     * What the asker could publish.
     *
     * @param language in which a correction is explained
     * @param shown in which it is shown here
     * @param languages in which it will be had
     * @param number of the version that stands; 0 where nothing was published
     * @param seen to be sent back when publishing: nothing else is published than this
     */
    @Serdeable
    record ProceedingDraft(
            ProceedingCircle circle,
            String language,
            String shown,
            List<String> languages,
            int number,
            String seen,
            String title,
            String html,
            List<DraftItem> items) {}

    @Serdeable
    record ProceedingsOfMeeting(List<ProceedingLine> documents, List<ProceedingDraft> drafts) {}

    /** What a version corrected, and when; {@code before}: whether what stood there before may still be read. */
    @Serdeable
    record Addendum(int number, String because, Instant made, boolean before) {}

    /** What differs in an item from the version before. */
    @Serdeable
    record ChangedItem(String title, String language, List<Differences.Part> parts) {}

    /**
     * A document in one version.
     *
     * @param language in which it is shown; texts in another say so
     * @param languages in which it can be had, the first of its meeting first
     * @param writes whether the asker may correct it or note that the group agreed
     */
    @Serdeable
    record ProceedingView(
            UUID id,
            UUID meeting,
            ProceedingCircle circle,
            String language,
            List<String> languages,
            String title,
            String html,
            int number,
            int newest,
            Instant made,
            @Nullable LocalDate approved,
            List<Addendum> addenda,
            List<ChangedItem> changed,
            boolean writes) {}

    /**
     * What is to be published.
     *
     * @param withhold that nobody reads any more what stood there before: a name, or somebody who can be recognised
     */
    @Serdeable
    record NewProceeding(
            @Nullable UUID circle,
            @Nullable String seen,
            @Nullable String because,
            @Nullable List<String> answered,
            @Nullable Boolean withhold) {}

    @Serdeable
    record ProceedingMade(UUID id) {}

    private final Proceedings proceedings;
    private final Rendering rendering;
    private final Pdf pdf;
    private final Circles circles;
    private final Corrections corrections;

    ProceedingController(
            Proceedings proceedings, Rendering rendering, Pdf pdf, Circles circles, Corrections corrections) {
        this.proceedings = proceedings;
        this.rendering = rendering;
        this.pdf = pdf;
        this.circles = circles;
        this.corrections = corrections;
    }

    /** What was published of a meeting, and what the asker could publish. */
    @Get("/meetings/{id}/proceedings")
    @ReaderScope
    @Operation(operationId = "listProceedings")
    ProceedingsOfMeeting ofMeeting(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Map<UUID, Circle> own = circles.ownById();
        return new ProceedingsOfMeeting(
                proceedings.of(id).stream()
                        .map(one -> new ProceedingLine(
                                one.id(),
                                circle(own, one.circleId(), language),
                                one.number(),
                                one.made(),
                                one.approved()))
                        .toList(),
                proceedings.drafts(id).stream()
                        .map(draft -> draft(draft, own, language))
                        .toList());
    }

    /**
     * Publishes what was read over, for whoever may take the notes of its layer; from the second time on with an addendum. A conflict
     * where something was written since.
     */
    @Post("/meetings/{id}/proceedings")
    @Operation(operationId = "publishProceedings")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<ProceedingMade> publish(UUID id, @Body NewProceeding given) {
        Set<String> answered = given.answered() == null
                ? Set.of()
                : given.answered().stream()
                        .filter(Objects::nonNull)
                        .limit(MOST_ANSWERS)
                        .collect(Collectors.toSet());
        UUID made = proceedings.publish(
                id,
                new Proceedings.Given(
                        given.circle(),
                        given.seen(),
                        given.because(),
                        answered,
                        Boolean.TRUE.equals(given.withhold())));
        return HttpResponse.created(new ProceedingMade(made), URI.create("/api/proceedings/" + made));
    }

    /** A document, with what differs from the version before; {@code number} asks for an earlier one. */
    @Get("/proceedings/{id}")
    @ReaderScope
    @Operation(operationId = "getProceedings")
    ProceedingView get(
            UUID id, @Nullable @QueryValue Integer number, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Proceedings.Read read = proceedings.get(id, number);
        Proceeding document = read.document();
        Language shown = read.documents().language(language);
        Document body = read.documents().in(shown);
        return new ProceedingView(
                id,
                document.meetingId(),
                circle(circles.ownById(), document.circleId(), language),
                shown.code(),
                read.documents().codes(),
                body.title(),
                rendering.html(body, shown),
                read.number(),
                document.number(),
                read.versions().stream()
                        .filter(one -> one.number() == read.number())
                        .map(ProceedingRepository.Version::made)
                        .findFirst()
                        .orElse(document.made()),
                document.approved(),
                read.versions().stream()
                        .filter(one -> one.number() > 1)
                        .map(one -> new Addendum(
                                one.number(), one.because(), one.made(), !withheld(read.versions(), one.number() - 1)))
                        .toList(),
                read.before() == null
                        ? List.of()
                        : corrections.between(read.before().inFirst(), body),
                read.writes());
    }

    /** The document that stands as a tagged PDF, in this language where it is one of the meeting, else in its first. */
    @Get(value = "/proceedings/{id}/pdf", produces = MediaType.APPLICATION_PDF)
    @ReaderScope
    @Operation(operationId = "getProceedingsPdf")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF,
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> pdf(
            UUID id,
            @Nullable @QueryValue("language") String asked,
            @Nullable @Header("Accept-Language") String speaks) {
        Proceedings.Read read = proceedings.get(id, null);
        Language language = read.documents().language(Language.ofInterface(asked == null ? speaks : asked));
        Document body = read.documents().in(language);
        return HttpResponse.ok(pdf.of(body.title(), rendering.whole(body, read.versions(), language), language))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(Messages.of(language, "proceedings.file")));
    }

    /** Notes that the group agreed with its minutes; for whoever may publish them. */
    @Put("/proceedings/{id}/approval")
    @Operation(operationId = "approveProceedings")
    @Status(HttpStatus.NO_CONTENT)
    void approve(UUID id) {
        proceedings.approve(id);
    }

    private static boolean withheld(List<ProceedingRepository.Version> versions, int number) {
        return versions.stream().anyMatch(one -> one.number() == number && one.withheld());
    }

    private ProceedingDraft draft(Proceedings.Draft draft, Map<UUID, Circle> own, Language language) {
        Language shown = draft.documents().language(language);
        Document body = draft.documents().in(shown);
        return new ProceedingDraft(
                circle(own, draft.circle(), language),
                draft.language(),
                shown.code(),
                draft.documents().codes(),
                draft.number(),
                draft.seen(),
                body.title(),
                rendering.html(body, shown),
                body.items().stream()
                        .map(item -> new DraftItem(item.id(), item.title(), item.language(), item.text()))
                        .toList());
    }

    private static ProceedingCircle circle(Map<UUID, Circle> own, UUID id, Language language) {
        Circle circle = own.get(id);
        return new ProceedingCircle(id, circle == null ? "" : circle.name(language), circle != null && circle.candid());
    }
}
