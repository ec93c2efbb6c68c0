package org.vrank.minutes;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.sse.Event;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** What moves while a meeting runs. */
@Controller("/api/meetings/{id}/minutes/changes")
class FollowController {
    /**
     * That the text under an item has this version now; or, where {@code item} is null, that something else of the layer changed; or, where
     * it is the meeting itself, that its agenda did, or what was decided and promised there.
     *
     * @param text what stands there; null where whoever hears it is to ask for the minutes as a whole
     * @param html the same as it is shown
     */
    @Serdeable
    record Change(
            UUID circle,
            @Nullable UUID item,
            int version,
            @Nullable String text,
            @Nullable String html) {}

    /** What moved, read with the hearer's own right to read just before. */
    @Serdeable
    record MinutesMoved(List<Change> changes) {}

    private final Minutes minutes;
    private final Followers followers;

    FollowController(Minutes minutes, Followers followers) {
        this.minutes = minutes;
        this.followers = followers;
    }

    /**
     * Follows the minutes as server-sent events: {@code minutes} with what moved, {@code beat} when nothing did for a while. The right
     * to read is asked for before each event; who lost it hears no more. Ends after ten minutes: come again with the last event's id.
     */
    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(operationId = "followMinutes")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(implementation = MinutesMoved.class)))
    Publisher<Event<MinutesMoved>> follow(UUID id, @Nullable @Header("Last-Event-ID") String last) {
        minutes.state(id);
        return followers.follow(id, last);
    }
}
