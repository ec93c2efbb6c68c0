package org.vrank.discussion;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.reports.Differences;

/** What readers write under a report. */
@Controller("/api")
class CommentController {
    private static final int MOST_ANSWERS = 200;

    /**
     * A comment.
     *
     * @param voice how it is signed: named, organisation, author (of this report), pseudonym
     * @param name the name or pseudonym it bears
     * @param place where it comes from, blurred where that would point at somebody; null for the report's author
     * @param month whether of {@code published} only the month is known
     * @param html null once withdrawn, and while a custodian has set it aside
     * @param edited when it was last edited, or null
     */
    @Serdeable
    record CommentView(
            UUID id,
            @Nullable UUID parent,
            String kind,
            String voice,
            @Nullable String name,
            @Nullable String place,
            boolean ofAuthor,
            LocalDate published,
            boolean month,
            @Nullable LocalDate withdrawn,
            @Nullable LocalDate setAside,
            @Nullable String language,
            @Nullable String html,
            @Nullable LocalDate edited,
            boolean mine,
            boolean flagged) {}

    /**
     * A comment of one's own, as it was typed.
     *
     * @param reportTitle null where the report can no longer be read
     * @param appears when this text appears, or null when it has
     * @param note what the custodian who set it aside said
     * @param readable whether its report can still be read
     */
    @Serdeable
    record OwnComment(
            UUID id,
            UUID report,
            @Nullable String reportTitle,
            @Nullable String reportLanguage,
            @Nullable UUID parent,
            String kind,
            String voice,
            String language,
            String text,
            int version,
            LocalDate published,
            @Nullable Instant appears,
            @Nullable LocalDate setAside,
            @Nullable String note,
            boolean readable) {}

    /** What a custodian asks the report's author. */
    @Serdeable
    record RequestView(String note, LocalDate asked) {}

    /** {@code own}: the asker's comments here, also what appears tomorrow; {@code requests}: for the report's author alone. */
    @Serdeable
    record Discussion(
            List<CommentView> items, @Nullable String next, List<OwnComment> own, List<RequestView> requests) {}

    /**
     * How one could sign here.
     *
     * @param writer the name that would stand there, or null
     * @param place what would stand there as origin, or null
     * @param appears when it would appear, or null for at once
     * @param pointing that the language alone may tell who writes, or null
     */
    @Serdeable
    record VoiceView(
            String name,
            @Nullable String writer,
            @Nullable String place,
            @Nullable Instant appears,
            @Nullable String pointing) {}

    /** {@code name} is the voice, {@code answered} keys of the guard's warnings that the writer answered. */
    @Serdeable
    record NewComment(
            @Nullable String kind,
            @Nullable String name,
            @Nullable UUID parent,
            @Nullable String language,
            @Nullable String text,
            @Nullable List<String> answered) {}

    /** {@code answered}: keys of the guard's warnings that the writer answered. */
    @Serdeable
    record NewText(
            int version,
            @Nullable String language,
            @Nullable String text,
            @Nullable List<String> answered) {}

    /** What was made; {@code appears} is null when it can be read now. */
    @Serdeable
    record CommentMade(UUID id, @Nullable Instant appears) {}

    /** An earlier state, when another one took its place, and the differences. */
    @Serdeable
    record CommentChange(LocalDate date, List<Differences.Part> parts) {}

    @Serdeable
    record Withdrawn(UUID id) {}

    private final Discussions discussions;
    private final OwnComments mine;
    private final CommentRendering rendering;

    CommentController(Discussions discussions, OwnComments mine, CommentRendering rendering) {
        this.discussions = discussions;
        this.mine = mine;
        this.rendering = rendering;
    }

    /** The discussion of a report, the oldest first; replies name the comment they answer. */
    @Get("/reports/{id}/comments")
    @ReaderScope
    @Operation(operationId = "listComments")
    Discussion list(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        CommentRendering.Labels labels = rendering.labels(Language.ofInterface(speaks));
        return new Discussion(
                discussions.under(id).stream()
                        .map(comment -> rendering.view(comment, labels))
                        .toList(),
                null,
                mine.under(id).stream().map(CommentController::own).toList(),
                mine.requests(id).stream()
                        .map(request -> new RequestView(request.note(), request.asked()))
                        .toList());
    }

    /** The voices in which the asker can write under a report, in a language. */
    @Get("/reports/{id}/voices")
    @ReaderScope
    @Operation(operationId = "listVoices")
    Page<VoiceView> voices(
            UUID id, @Nullable @QueryValue String language, @Nullable @Header("Accept-Language") String speaks) {
        CommentRendering.Labels labels = rendering.labels(Language.ofInterface(speaks));
        String written = language != null && Discussions.LANGUAGES.contains(language)
                ? language
                : labels.language().code();
        return Page.whole(discussions.voices(id, written).stream()
                .map(voice -> new VoiceView(
                        voice.name(),
                        voice.writer(),
                        voice.origin() == null
                                ? null
                                : CommentRendering.place(
                                        voice.origin().organisation(),
                                        voice.origin().region(),
                                        labels),
                        voice.appears(),
                        voice.origin() != null && voice.origin().languagePoints()
                                ? Messages.of(
                                        labels.language(),
                                        "place.language",
                                        Messages.of(labels.language(), "language." + written))
                                : null))
                .toList());
    }

    /** Writes a comment, or a reply to one. */
    @Post("/reports/{id}/comments")
    @ReaderScope
    @Operation(operationId = "addComment")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<CommentMade> add(UUID id, @Body NewComment given) {
        UUID made = discussions.add(
                id,
                new Discussions.Written(
                        given.kind(),
                        given.name(),
                        given.parent(),
                        given.language(),
                        given.text(),
                        answered(given.answered())));
        return HttpResponse.created(
                new CommentMade(made, mine.one(made).appears()), URI.create("/api/reports/" + id + "/comments"));
    }

    /** The asker has seen the discussion of a report: it is no news any more. */
    @Post("/reports/{id}/reading")
    @Operation(operationId = "readDiscussion")
    @Status(HttpStatus.NO_CONTENT)
    void seen(UUID id) {
        mine.seen(id);
    }

    /** Everything the asker wrote under reports, also what appears tomorrow and what can no longer be read. */
    @Get("/comments/own")
    @Operation(operationId = "listOwnComments")
    Page<OwnComment> own() {
        return Page.whole(mine.all().stream().map(CommentController::own).toList());
    }

    /** Replaces the text of a comment of one's own. */
    @Put("/comments/{id}")
    @Operation(operationId = "editComment")
    OwnComment edit(UUID id, @Body NewText given) {
        return own(discussions.edit(id, given.version(), given.language(), given.text(), answered(given.answered())));
    }

    /** How a comment changed, the latest change first. */
    @Get("/comments/{id}/changes")
    @Operation(operationId = "listCommentChanges")
    Page<CommentChange> changes(UUID id) {
        return Page.whole(rendering.changes(discussions.states(id)));
    }

    /** Withdraws a comment of one's own: its date stays, and the replies under it. */
    @Post("/comments/{id}/withdrawal")
    @Operation(operationId = "withdrawComment")
    Withdrawn withdraw(UUID id) {
        discussions.withdraw(id);
        return new Withdrawn(id);
    }

    private static Set<String> answered(@Nullable List<String> keys) {
        return keys == null
                ? Set.of()
                : keys.stream().filter(Objects::nonNull).limit(MOST_ANSWERS).collect(Collectors.toSet());
    }

    static OwnComment own(CommentRepository.Own own) {
        return new OwnComment(
                own.id(),
                own.reportId(),
                own.reportTitle(),
                own.reportLanguage(),
                own.parentId(),
                own.kind(),
                own.voice(),
                own.language(),
                own.text(),
                own.version(),
                LocalDate.ofInstant(own.published(), Clocks.BRUSSELS),
                own.appears(),
                own.setAside(),
                own.note(),
                own.readable());
    }
}
