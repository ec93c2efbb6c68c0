package org.vrank.courses;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.attachments.PlainWords;
import org.vrank.platform.Refusal;

/** What helps a trainer who writes: how a text will look, and what stands in a document. Nothing of it is kept. */
@Controller("/api/course-versions/{id}")
class PreviewController {
    @Serdeable
    record TypedText(@Nullable String text) {}

    @Serdeable
    record PreviewedText(List<CourseVersionController.Piece> pieces) {}

    /** What is to be read in a file; {@code whole}: whether that is all of it. */
    @Serdeable
    record CourseReading(String title, String text, boolean whole) {}

    private final Drafts drafts;
    private final CourseRendering rendering;
    private final PlainWords words;

    PreviewController(Drafts drafts, CourseRendering rendering, PlainWords words) {
        this.drafts = drafts;
        this.rendering = rendering;
        this.words = words;
    }

    /** How a text will be read; nothing is kept. For trainers. */
    @Post("/previews")
    @Operation(operationId = "previewCourseText")
    PreviewedText preview(UUID id, @Body TypedText given) {
        drafts.get(id);
        String text = given.text() == null ? "" : given.text();
        if (text.length() > CourseFolder.LONGEST_TEXT) {
            throw new Refusal.Invalid("text", "text.too-long", CourseFolder.LONGEST_TEXT);
        }
        return new PreviewedText(rendering.pieces(text));
    }

    /** Says what is to be read in a document (DOCX, PPTX, PDF and others, of at most 20 MB); nothing is kept. For trainers. */
    @Post("/readings")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "readCourseFile")
    CourseReading read(UUID id, StreamingFileUpload file, HttpRequest<?> request) {
        drafts.get(id);
        String text = words.of(file.asInputStream(), request.getContentLength());
        boolean whole = text.length() <= CourseFolder.LONGEST_TEXT;
        int end = Math.min(CourseFolder.LONGEST_TEXT, text.length());
        end -= !whole && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        return new CourseReading(first.length() > 200 ? "" : first, text.substring(0, end), whole);
    }
}
