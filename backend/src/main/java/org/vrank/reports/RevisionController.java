package org.vrank.reports;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Attachments;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** What becomes of a report after it was published. */
@Controller("/api/reports")
class RevisionController {
    /**
     * A line of the ledger as readers see it.
     *
     * @param tied whether money ties judge and judged: one funds the other, or a third funds both
     * @param tie that tie in words, where the report shows whose it is
     */
    @Serdeable
    record ClaimView(
            String stage,
            String text,
            String judge,
            @Nullable String organisation,
            String known,
            @Nullable String evidence,
            boolean tied,
            @Nullable String tie) {}

    /** A text of one's own as it was written, also where it can no longer be read or not yet. */
    @Serdeable
    record OwnText(
            UUID id,
            String kind,
            String language,
            String title,
            Map<String, Object> answers,
            List<String> themes,
            List<ManuscriptController.DraftClaim> claims,
            UUID circle,
            boolean named,
            LocalDate published,
            @Nullable Instant appears,
            @Nullable LocalDate revised,
            List<OwnAddendum> addenda,
            List<ReportController.AttachmentOf> attachments,
            boolean readable) {}

    /** What one added to a report of one's own, as it was typed. */
    @Serdeable
    record OwnAddendum(UUID id, String text, LocalDate published) {}

    /**
     * A change: on which day, what the author said about it, and the differences, unless the earlier text was taken away.
     *
     * @param filesChanged whether a file came, went or was described otherwise; earlier files are not kept
     */
    @Serdeable
    record RevisionView(
            int number,
            LocalDate date,
            String note,
            boolean erased,
            boolean filesChanged,
            List<Differences.Changed> changes) {}

    @Serdeable
    record NewRevision(
            UUID manuscript,
            int version,
            @Nullable String note,
            /** Whether all earlier texts are taken away. */
            @Nullable Boolean erase,
            /** Keys of the guard's warnings about the note that were answered. */
            @Nullable List<String> answered) {}

    /** What was made; {@code appears} is null when it can be read now. */
    @Serdeable
    record Appearing(UUID id, @Nullable Instant appears) {}

    @Serdeable
    record NewAddendum(
            @Nullable String text,
            /** Keys of the guard's warnings that were answered. */
            @Nullable List<String> answered) {}

    private final Revisions revisions;
    private final Reports reports;
    private final Differences differences;
    private final Attachments attachments;

    RevisionController(Revisions revisions, Reports reports, Differences differences, Attachments attachments) {
        this.revisions = revisions;
        this.reports = reports;
        this.differences = differences;
        this.attachments = attachments;
    }

    /** A text of one's own, whole. */
    @Get("/own/{id}")
    @ReaderScope
    @Operation(operationId = "getOwnReport")
    OwnText own(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        RevisionRepository.OwnText own = revisions.own(id);
        return new OwnText(
                own.id(),
                own.kind(),
                own.language(),
                own.title(),
                own.answers(),
                own.themes(),
                ManuscriptController.views(own.claims()),
                own.circleId(),
                own.named(),
                LocalDate.ofInstant(own.published(), Clocks.BRUSSELS),
                reports.appears(id),
                own.revised(),
                revisions.ownAddenda(id).stream()
                        .map(a ->
                                new OwnAddendum(a.id(), a.text(), LocalDate.ofInstant(a.published(), Clocks.BRUSSELS)))
                        .toList(),
                Rendering.files(attachments.own(id), Language.ofInterface(speaks)),
                own.readable());
    }

    /** Lays a report of one's own on the desk to be revised; what lies there for it already is answered again. */
    @Post("/{id}/manuscript")
    @Operation(operationId = "openReport")
    @Status(HttpStatus.CREATED)
    HttpResponse<ManuscriptController.ManuscriptView> open(UUID id) {
        Manuscript opened = revisions.open(id);
        return HttpResponse.created(ManuscriptController.view(opened), URI.create("/api/manuscripts/" + opened.id()));
    }

    /** How a report changed, newest first; the twenty latest changes. */
    @Get("/{id}/revisions")
    @ReaderScope
    @Operation(operationId = "listRevisions")
    Page<RevisionView> list(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Report report = reports.get(id);
        Language language = Language.ofInterface(speaks);
        Differences.State after = new Differences.State(report.title(), report.answers(), report.claims());
        List<RevisionView> views = new ArrayList<>();
        for (RevisionRepository.Earlier earlier : revisions.earlier(id)) {
            Differences.State before = earlier.title() == null || earlier.answers() == null || earlier.claims() == null
                    ? null
                    : new Differences.State(earlier.title(), earlier.answers(), earlier.claims());
            views.add(new RevisionView(
                    earlier.number(),
                    earlier.replaced(),
                    earlier.note(),
                    before == null,
                    earlier.filesChanged(),
                    before == null || after == null
                            ? List.of()
                            : differences.between(report.kind(), before, after, language)));
            after = before;
        }
        return Page.whole(views);
    }

    /** Puts a manuscript laid open for it in the place of a report's text. */
    @Post("/{id}/revisions")
    @ReaderScope
    @Operation(operationId = "reviseReport")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Appearing> revise(UUID id, @Body NewRevision given) {
        revisions.revise(
                id,
                given.manuscript(),
                given.version(),
                new Revisions.Note(given.note(), given.answered()),
                Boolean.TRUE.equals(given.erase()));
        return HttpResponse.created(
                new Appearing(id, revisions.coming(id)), URI.create("/api/reports/" + id + "/revisions"));
    }

    /** Takes back a revision that has not appeared; its text lies on the desk. */
    @Delete("/{id}/revisions/coming")
    @Operation(operationId = "takeBackRevision")
    @Status(HttpStatus.NO_CONTENT)
    void takeBack(UUID id) {
        revisions.takeBack(id);
    }

    /** Adds to a report of one's own. */
    @Post("/{id}/addenda")
    @Operation(operationId = "addAddendum")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<Appearing> append(UUID id, @Body NewAddendum given) {
        Revisions.Appended added = revisions.append(id, given.text(), given.answered());
        return HttpResponse.created(new Appearing(added.id(), added.appears()), URI.create("/api/reports/" + id));
    }

    /** Takes an addendum of one's own away. */
    @Delete("/{id}/addenda/{addendum}")
    @Operation(operationId = "removeAddendum")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id, UUID addendum) {
        revisions.remove(id, addendum);
    }
}
