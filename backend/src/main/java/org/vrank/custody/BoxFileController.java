package org.vrank.custody;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.Outgoing;
import org.vrank.platform.Language;

/** Files that came along with what is entrusted to custodians. */
@Controller("/api/box/{id}/files")
class BoxFileController {
    private final BoxFiles files;
    private final Outgoing outgoing;

    BoxFileController(BoxFiles files, Outgoing outgoing) {
        this.files = files;
        this.outgoing = outgoing;
    }

    /** A file of a thread, for a custodian with an unlocked key: plain text, or a picture. Nothing in it may run. */
    @Get("/{number}")
    @Produces(MediaType.ALL)
    @Operation(operationId = "getBoxFile")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> file(
            HttpRequest<?> request, UUID id, int number, @Nullable @Header("Accept-Language") String speaks) {
        BoxFiles.Shown shown = files.get(id, number);
        outgoing.take(request, shown.content().length);
        return outgoing.answer(
                shown.file().number(), shown.file().kind(), shown.content(), Language.ofInterface(speaks), false);
    }
}
