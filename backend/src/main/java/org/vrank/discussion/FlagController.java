package org.vrank.discussion;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Markdown;
import org.vrank.platform.Language;
import org.vrank.platform.Page;

/** What readers show the custodians. */
@Controller("/api")
class FlagController {
    /** {@code reason}: person, untrue, other. */
    @Serdeable
    record NewFlag(@Nullable String reason, @Nullable String text) {}

    /** {@code decision}: kept, set-aside (a comment), asked (a report's author). */
    @Serdeable
    record NewDecision(@Nullable String decision, @Nullable String note) {}

    /**
     * A flag.
     *
     * @param html the comment flagged, as it stands now; null where the report is
     * @param state open, set-aside, asked
     * @param answerable whether somebody here can be asked to change it
     * @param readable whether the asker reads the circle, and so can open the report
     */
    @Serdeable
    record FlagView(
            UUID id,
            UUID report,
            String reportTitle,
            String reportLanguage,
            @Nullable UUID comment,
            @Nullable String language,
            @Nullable String html,
            String circle,
            boolean candid,
            String reason,
            String text,
            LocalDate made,
            String state,
            @Nullable String note,
            @Nullable LocalDate settled,
            boolean answerable,
            boolean readable) {}

    private final Flags flags;
    private final Markdown markdown;

    FlagController(Flags flags, Markdown markdown) {
        this.flags = flags;
        this.markdown = markdown;
    }

    /** Shows the custodians a report. Neither they nor its author learn who did. */
    @Post("/reports/{id}/flags")
    @Operation(operationId = "flagReport")
    @Status(HttpStatus.NO_CONTENT)
    void flagReport(UUID id, @Body NewFlag given) {
        flags.flagReport(id, given.reason(), given.text());
    }

    /** Shows the custodians a comment. Neither they nor its writer learn who did. */
    @Post("/comments/{id}/flags")
    @Operation(operationId = "flagComment")
    @Status(HttpStatus.NO_CONTENT)
    void flagComment(UUID id, @Body NewFlag given) {
        flags.flagComment(id, given.reason(), given.text());
    }

    /** What was flagged and waits, then what was decided and still holds; custodians only. */
    @Get("/flags")
    @Operation(operationId = "listFlags")
    Page<FlagView> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        List<FlagView> views = flags.all().stream()
                .map(f -> new FlagView(
                        f.id(),
                        f.reportId(),
                        f.reportTitle(),
                        f.reportLanguage(),
                        f.commentId(),
                        f.commentLanguage(),
                        f.commentText() == null ? null : markdown.html(f.commentText()),
                        switch (language) {
                            case NL -> f.nameNl();
                            case FR -> f.nameFr();
                            case DE -> f.nameDe();
                            case EN -> f.nameEn();
                        },
                        f.candid(),
                        f.reason(),
                        f.text(),
                        f.made(),
                        f.state(),
                        f.note(),
                        f.settled(),
                        f.answerable(),
                        f.readable()))
                .toList();
        return Page.whole(views);
    }

    /** Decides; custodians only. */
    @Post("/flags/{id}/decision")
    @Operation(operationId = "settleFlag")
    @Status(HttpStatus.NO_CONTENT)
    void settle(UUID id, @Body NewDecision given) {
        flags.settle(id, given.decision(), given.note());
    }
}
