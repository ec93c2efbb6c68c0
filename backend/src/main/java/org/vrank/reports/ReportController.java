package org.vrank.reports;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachments;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Texts;
import org.vrank.platform.web.Problem;
import org.vrank.search.Filters;

@Controller("/api/reports")
class ReportController {
    @Serdeable
    record CircleOf(UUID id, String name, boolean candid) {}

    /** {@code facet} is the filter it belongs to: theme or setting. */
    @Serdeable
    record ThemeOf(String id, String label, String facet) {}

    /** The name of a report whose author is kept nowhere: at the level confidential or receipt. Of its time only the month counts. */
    @Serdeable
    record PseudonymOf(String name, String level) {}

    /** How strong one of its claims is. */
    @Serdeable
    record EvidenceOf(String value, String label) {}

    @Serdeable
    record Section(String id, String label, String html) {}

    /** What the author added later, in the language of the report. */
    @Serdeable
    record AddendumView(UUID id, String html, LocalDate published) {}

    /**
     * A file that belongs to it; {@code name} is its title, else one that tells nothing; {@code pages} of a PDF, slides of a
     * presentation; {@code width} and {@code height} of a picture; {@code size} in bytes.
     */
    @Serdeable
    record AttachmentOf(
            UUID id,
            int number,
            String kind,
            String name,
            String title,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer pages,
            int size) {}

    @Serdeable
    record ReportLine(
            UUID id,
            String kind,
            String kindLabel,
            String language,
            String title,
            CircleOf circle,
            String place,
            @Nullable String author,
            @Nullable PseudonymOf pseudonym,
            List<ThemeOf> themes,
            LocalDate published,
            @Nullable LocalDate revised,
            List<EvidenceOf> evidence,
            String lead) {}

    @Serdeable
    record ReportView(
            UUID id,
            String kind,
            String kindLabel,
            String language,
            String title,
            CircleOf circle,
            String place,
            @Nullable String author,
            @Nullable PseudonymOf pseudonym,
            List<ThemeOf> themes,
            LocalDate published,
            @Nullable LocalDate revised,
            String lead,
            List<Section> sections,
            List<RevisionController.ClaimView> claims,
            List<AddendumView> addenda,
            List<AttachmentOf> attachments,
            boolean mine,
            /** When a revision appears that has not yet; its author only. */
            @Nullable Instant coming) {}

    @Serdeable
    record OwnReport(
            UUID id,
            String kind,
            String kindLabel,
            String language,
            String title,
            LocalDate published,
            @Nullable Instant appears,
            boolean readable) {}

    @Serdeable
    record NewReport(UUID manuscript, int version) {}

    /** What publishing made; {@code appears} is null when it can be read now. */
    @Serdeable
    record Made(UUID id, @Nullable Instant appears) {}

    @Serdeable
    record NewWithdrawal(
            @Nullable String reason,
            /** Keys of the guard's warnings about it that were answered. */
            @Nullable List<String> answered) {}

    @Serdeable
    record Done(UUID id) {}

    private final Reports reports;
    private final Revisions revisions;
    private final Attachments attachments;
    private final Rendering rendering;
    private final ReportFacets facets;
    private final Clock clock;

    ReportController(
            Reports reports,
            Revisions revisions,
            Attachments attachments,
            Rendering rendering,
            ReportFacets facets,
            Clock clock) {
        this.reports = reports;
        this.revisions = revisions;
        this.attachments = attachments;
        this.rendering = rendering;
        this.facets = facets;
        this.clock = clock;
    }

    /** Reports the asker may read, newest first. Values of one filter are alternatives, several filters narrow each other. */
    @Get
    @ReaderScope
    @Operation(operationId = "listReports")
    Page<ReportLine> list(
            @Nullable @QueryValue List<String> kind,
            @Nullable @QueryValue List<String> setting,
            @Nullable @QueryValue List<String> theme,
            @Nullable @QueryValue("target-group") List<String> targetGroup,
            @Nullable @QueryValue("prevention-level") List<String> preventionLevel,
            @Nullable @QueryValue List<String> evidence,
            @Nullable @QueryValue List<String> place,
            @Nullable @QueryValue List<String> year,
            @Nullable @QueryValue List<String> language,
            @Nullable @QueryValue List<UUID> circle,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "20") int limit,
            @Nullable @Header("Accept-Language") String speaks) {
        Texts texts = new Texts();
        if (limit < 1 || limit > 50) {
            texts.reject("limit", "field.range", 1, 50);
        }
        Filters filters = new Filters(texts)
                .among("kind", kind, facets.known("kind"))
                .among("setting", setting, facets.known("setting"))
                .among("theme", theme, facets.known("theme"))
                .among("target-group", targetGroup, facets.known("target-group"))
                .among("prevention-level", preventionLevel, facets.known("prevention-level"))
                .among("evidence", evidence, facets.known("evidence"))
                .idsOrAmong("place", place, facets.known("place"))
                .years("year", year, clock)
                .languages("language", language)
                .ids("circle", circle);
        texts.check();
        Page<Report> page = reports.list(new Reports.Wanted(filters.chosen()), cursor, limit);
        Rendering.Labels labels = rendering.labels(Language.ofInterface(speaks));
        return new Page<>(
                page.items().stream().map(r -> rendering.line(r, labels)).toList(), page.next());
    }

    /** The asking member's own, also those that appear tomorrow. */
    @Get("/own")
    @Operation(operationId = "listOwnReports")
    Page<OwnReport> own(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(reports.own().stream()
                .map(o -> new OwnReport(
                        o.id(),
                        o.kind(),
                        rendering.kind(o.kind(), language),
                        o.language(),
                        o.title(),
                        LocalDate.ofInstant(o.published(), Clocks.BRUSSELS),
                        o.readable() ? null : o.published(),
                        o.readable()))
                .toList());
    }

    /** Publishes a manuscript. */
    @Post
    @ReaderScope
    @Operation(operationId = "publishReport")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Made> publish(@io.micronaut.http.annotation.Body NewReport given) {
        UUID id = reports.publish(given.manuscript(), given.version());
        return HttpResponse.created(new Made(id, reports.appears(id)), URI.create("/api/reports/" + id));
    }

    /** A report; 410 says that it was withdrawn, to those who could read it. */
    @Get("/{id}")
    @ReaderScope
    @Operation(operationId = "getReport")
    @ApiResponse(responseCode = "200", description = "The report.", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "410",
            description = "Withdrawn; says when and why.",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    ReportView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Report report = reports.get(id);
        boolean mine = reports.mine(id);
        return rendering.page(
                report,
                attachments.of(id),
                rendering.labels(Language.ofInterface(speaks)),
                mine,
                mine ? revisions.coming(id) : null);
    }

    /** Withdraws a report of one's own. */
    @Post("/{id}/withdrawal")
    @Operation(operationId = "withdrawReport")
    Done withdraw(UUID id, @Body NewWithdrawal given) {
        reports.withdraw(id, given.reason(), given.answered());
        return new Done(id);
    }
}
