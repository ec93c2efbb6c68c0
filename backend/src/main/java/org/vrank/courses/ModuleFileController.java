package org.vrank.courses;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.CleanFiles;
import org.vrank.attachments.Outgoing;
import org.vrank.platform.Language;

/** Files beside the text of a module. */
@Controller("/api/course-versions/{id}/modules/{module}")
class ModuleFileController {
    @Serdeable
    record WordedFile(
            int revision,
            @Nullable Map<String, String> title,
            @Nullable Map<String, String> alt) {}

    /** {@code added}: how many files came of it. */
    @Serdeable
    record FilesSaved(int revision, int added) {}

    private final Courses courses;
    private final ModuleFiles files;
    private final CleanFiles cleaning;
    private final Outgoing outgoing;

    ModuleFileController(Courses courses, ModuleFiles files, CleanFiles cleaning, Outgoing outgoing) {
        this.courses = courses;
        this.files = files;
        this.cleaning = cleaning;
        this.outgoing = outgoing;
    }

    /**
     * Adds a file: PDF, DOCX, PPTX, ODT, JPEG, PNG or plain text, of at most 20 MB, ten beside one module. It is written anew without
     * what its readers do not see; its name is not kept. For trainers.
     */
    @Post("/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "addModuleFile")
    @Status(HttpStatus.CREATED)
    FilesSaved add(
            UUID id,
            String module,
            StreamingFileUpload file,
            @Nullable @QueryValue Integer revision,
            HttpRequest<?> request) {
        files.mayAdd(id, module);
        List<CleanFiles.CleanFile> one = List.of(cleaning.of(file.asInputStream(), request.getContentLength()));
        return saved(files.add(id, known(revision), module, one), 1);
    }

    /** Adds the pictures that a document (DOCX, PPTX, ODT) holds, each once, in their order; nothing else of it is kept. For trainers. */
    @Post("/pictures")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "addModulePictures")
    FilesSaved pictures(
            UUID id,
            String module,
            StreamingFileUpload file,
            @Nullable @QueryValue Integer revision,
            HttpRequest<?> request) {
        files.mayAdd(id, module);
        List<CleanFiles.CleanFile> all = cleaning.picturesIn(file.asInputStream(), request.getContentLength());
        return saved(files.add(id, known(revision), module, all), all.size());
    }

    /** Says what a file is called, and what is to be seen in a picture. For trainers. */
    @Put("/files/{name}")
    @Operation(operationId = "changeModuleFile")
    FilesSaved change(UUID id, String module, String name, @Body WordedFile given) {
        return saved(files.change(id, given.revision(), module, name, given.title(), given.alt()), 0);
    }

    /** Takes a file away. For trainers. */
    @Delete("/files/{name}")
    @Operation(operationId = "removeModuleFile")
    FilesSaved remove(UUID id, String module, String name, @Nullable @QueryValue Integer revision) {
        return saved(files.remove(id, known(revision), module, name), 0);
    }

    /**
     * A file, to whoever reads the module. Its type is the one it was found to have; nothing in it may run, and only pictures are shown
     * in place.
     */
    @Get("/files/{name}")
    @Produces(MediaType.ALL)
    @Operation(operationId = "getModuleFile")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> content(
            HttpRequest<?> request,
            UUID id,
            String module,
            String name,
            @Nullable @Header("Accept-Language") String speaks) {
        CourseRepository.Beside file = courses.beside(id, module, name);
        outgoing.take(request, file.size());
        return outgoing.answer(
                file.position(), file.kind(), courses.content(id, file), Language.ofInterface(speaks), false);
    }

    private static int known(@Nullable Integer revision) {
        return revision == null ? 0 : revision;
    }

    private static FilesSaved saved(CourseRepository.Version version, int added) {
        return new FilesSaved(version.revision(), added);
    }
}
