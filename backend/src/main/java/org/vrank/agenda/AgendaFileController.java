package org.vrank.agenda;

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
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.CleanFiles;
import org.vrank.attachments.Outgoing;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;

/** Files on what is to be spoken about. */
@Controller("/api/agenda-items/{id}/files")
class AgendaFileController {
    /**
     * {@code name} is its title, else a name that tells nothing; {@code pages} of a PDF, slides of a presentation; {@code width} and
     * {@code height} of a picture; {@code size} in bytes.
     */
    @Serdeable
    record AgendaFileView(
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
    record ChangedAgendaFile(
            @Nullable String title,
            @Nullable String alt,
            @Nullable List<String> answered) {}

    private final AgendaFiles files;
    private final CleanFiles cleaning;
    private final Outgoing outgoing;

    AgendaFileController(AgendaFiles files, CleanFiles cleaning, Outgoing outgoing) {
        this.files = files;
        this.cleaning = cleaning;
        this.outgoing = outgoing;
    }

    /**
     * Adds a file: PDF, DOCX, PPTX, ODT, JPEG, PNG or plain text, of at most 20 MB, five on one item; for whoever may word the item. It is
     * written anew without what its readers do not see; its name is not kept. What it says passes the guard as the item does;
     * {@code answered}: keys of the guard's warnings that were answered.
     */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "addAgendaFile")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<AgendaFileView> add(
            UUID id,
            StreamingFileUpload file,
            @Nullable @QueryValue List<String> answered,
            HttpRequest<?> request,
            @Nullable @Header("Accept-Language") String speaks) {
        files.mayAdd(id);
        CleanFiles.CleanFile cleaned = cleaning.of(file.asInputStream(), request.getContentLength());
        AgendaFile added = files.add(id, cleaned, AgendaController.answered(answered));
        return HttpResponse.created(
                view(added, Language.ofInterface(speaks)),
                URI.create("/api/agenda-items/" + id + "/files/" + added.id() + "/content"));
    }

    /** Titles a file, and says what is to be seen in a picture. */
    @Put("/{file}")
    @Operation(operationId = "changeAgendaFile")
    AgendaFileView change(
            UUID id, UUID file, @Body ChangedAgendaFile given, @Nullable @Header("Accept-Language") String speaks) {
        return view(
                files.change(id, file, given.title(), given.alt(), AgendaController.answered(given.answered())),
                Language.ofInterface(speaks));
    }

    /** Takes a file away. */
    @Delete("/{file}")
    @Operation(operationId = "removeAgendaFile")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id, UUID file) {
        files.remove(id, file);
    }

    /**
     * A file, to whoever reads its item. Its type is the one it was found to have; nothing in it may run, and only pictures are shown in
     * place.
     */
    @Get("/{file}/content")
    @Produces(MediaType.ALL)
    @Operation(operationId = "getAgendaFileContent")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> content(
            HttpRequest<?> request, UUID id, UUID file, @Nullable @Header("Accept-Language") String speaks) {
        outgoing.take(request, files.get(id, file).size());
        AgendaFileRepository.Content found = files.content(id, file);
        return outgoing.answer(found.number(), found.kind(), found.content(), Language.ofInterface(speaks), false);
    }

    static AgendaFileView view(AgendaFile one, Language language) {
        return new AgendaFileView(
                one.id(),
                one.number(),
                one.kind(),
                one.name(language),
                one.title(),
                one.alt(),
                some(one.width()),
                some(one.height()),
                some(one.pages()),
                one.size());
    }

    private static @Nullable Integer some(int number) {
        return number == 0 ? null : number;
    }
}
