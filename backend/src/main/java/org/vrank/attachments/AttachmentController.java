package org.vrank.attachments;

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
import org.vrank.platform.Language;

@Controller("/api/attachments")
class AttachmentController {
    private final Attachments attachments;
    private final Outgoing outgoing;

    AttachmentController(Attachments attachments, Outgoing outgoing) {
        this.attachments = attachments;
        this.outgoing = outgoing;
    }

    /**
     * A file, to whoever reads its report, and to its author. Its type is the one it was found to have; nothing in it may run, and only
     * pictures are shown in place.
     */
    @Get("/{id}/file")
    @Produces(MediaType.ALL)
    @Operation(operationId = "getAttachmentFile")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> file(HttpRequest<?> request, UUID id, @Nullable @Header("Accept-Language") String speaks) {
        outgoing.take(request, attachments.bytes(id));
        AttachmentRepository.Content found = attachments.content(id);
        return outgoing.answer(found.number(), found.kind(), found.content(), Language.ofInterface(speaks), false);
    }
}
