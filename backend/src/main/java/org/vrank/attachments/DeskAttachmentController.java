package org.vrank.attachments;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;

/** Files beside a manuscript. */
@Controller("/api/manuscripts/{id}/attachments")
class DeskAttachmentController {
    /** Something that was found in a file and left behind. */
    @Serdeable
    record RemovedView(String code, String label) {}

    /**
     * {@code name} is its title, else a name that tells nothing; {@code pages} of a PDF, slides of a presentation; {@code width} and
     * {@code height} of a picture; {@code size} in bytes.
     */
    @Serdeable
    record DeskAttachment(
            UUID id,
            int number,
            String kind,
            String name,
            String title,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer pages,
            int size,
            List<RemovedView> removed) {}

    @Serdeable
    record ChangedAttachment(
            @Nullable String title, @Nullable String alt) {}

    private final Attachments attachments;
    private final Uploads uploads;

    DeskAttachmentController(Attachments attachments, Uploads uploads) {
        this.attachments = attachments;
        this.uploads = uploads;
    }

    /** The files beside a manuscript of one's own, in the order they were added. */
    @Get
    @Operation(operationId = "listManuscriptAttachments")
    Page<DeskAttachment> list(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(
                attachments.beside(id).stream().map(one -> view(one, language)).toList());
    }

    /**
     * Adds a file: PDF, DOCX, PPTX, ODT, JPEG, PNG or plain text, of at most 20 MB, ten beside one text. It is written anew without what
     * its readers do not see; its name is not kept.
     */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "addManuscriptAttachment")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<DeskAttachment> add(
            UUID id,
            StreamingFileUpload file,
            HttpRequest<?> request,
            @Nullable @Header("Accept-Language") String speaks) {
        UUID added = uploads.add(id, file.asInputStream(), request.getContentLength());
        return HttpResponse.created(
                view(attachments.get(id, added), Language.ofInterface(speaks)),
                URI.create("/api/attachments/" + added + "/file"));
    }

    /** Titles a file, and says what is to be seen in a picture. */
    @Put("/{attachment}")
    @Operation(operationId = "changeManuscriptAttachment")
    DeskAttachment change(
            UUID id,
            UUID attachment,
            @Body ChangedAttachment given,
            @Nullable @Header("Accept-Language") String speaks) {
        return view(attachments.change(id, attachment, given.title(), given.alt()), Language.ofInterface(speaks));
    }

    /** Takes a file away. */
    @Delete("/{attachment}")
    @Operation(operationId = "removeManuscriptAttachment")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id, UUID attachment) {
        attachments.remove(id, attachment);
    }

    private static DeskAttachment view(Attachment one, Language language) {
        return new DeskAttachment(
                one.id(),
                one.number(),
                one.kind(),
                one.name(language),
                one.title(),
                one.alt(),
                some(one.width()),
                some(one.height()),
                some(one.pages()),
                one.size(),
                one.removed().stream()
                        .map(code -> new RemovedView(code, Messages.of(language, "attachment.removed." + code)))
                        .toList());
    }

    private static @Nullable Integer some(int number) {
        return number == 0 ? null : number;
    }
}
