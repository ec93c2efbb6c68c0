package org.vrank.courses;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;
import org.vrank.reports.Differences;

/** Versions of courses, as they are read. */
@Controller("/api/course-versions")
class CourseVersionController {
    /** Words, in the language they are in. */
    @Serdeable
    record Worded(String text, String language) {}

    @Serdeable
    record ModuleLine(String key, Worded title, int minutes, int exercises) {}

    /**
     * A version of a course.
     *
     * @param trains whether the asker trains in its circle
     */
    @Serdeable
    record VersionView(
            UUID id,
            UUID course,
            UUID circle,
            int number,
            String state,
            @Nullable LocalDate published,
            Worded title,
            @Nullable Worded audience,
            List<Worded> aims,
            @Nullable Worded prerequisites,
            List<Worded> concepts,
            double hours,
            List<String> languages,
            CourseVersion.Completion completion,
            String licence,
            List<ModuleLine> modules,
            boolean trains) {}

    /** A piece of a text: HTML, or the key of an exercise that stands there. */
    @Serdeable
    record Piece(String html, @Nullable String exercise) {}

    @Serdeable
    record VideoLink(String url, String title, boolean captions) {}

    /** A report that a module takes as a case. */
    @Serdeable
    record CaseLink(UUID id, String kind, String title, String language) {}

    /**
     * A file beside the text of a module.
     *
     * @param number from 1, within its module
     * @param title what it is called, or null
     * @param alt what is to be seen in a picture, or null
     * @param width of a picture, in pixels
     * @param height of a picture, in pixels
     * @param pages of a PDF, slides of a presentation
     * @param size in bytes
     */
    @Serdeable
    record ModuleFileLink(
            String name,
            int number,
            String kind,
            @Nullable Worded title,
            @Nullable Worded alt,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer pages,
            int size) {}

    /**
     * A module to be read.
     *
     * @param language of the text that is shown
     * @param languages in which there is a text
     * @param minutes that the course gives it, exercises included
     * @param reading minutes that its text takes to read
     * @param unplaced exercises that stand nowhere in the text
     */
    @Serdeable
    record ModuleView(
            UUID version,
            UUID course,
            String key,
            int number,
            Worded title,
            Worded courseTitle,
            String language,
            List<String> languages,
            int minutes,
            int reading,
            List<Piece> pieces,
            List<String> unplaced,
            List<VideoLink> videos,
            List<ModuleFileLink> files,
            List<CaseLink> cases,
            @Nullable String before,
            @Nullable String after) {}

    /** A file of a version; {@code change}: added, removed or changed. */
    @Serdeable
    record CourseFileChange(String path, String change, List<Differences.Part> parts) {}

    private final Courses courses;
    private final CourseRendering rendering;

    CourseVersionController(Courses courses, CourseRendering rendering) {
        this.courses = courses;
        this.rendering = rendering;
    }

    /** A version: for whom, what for, and its modules. */
    @Get("/{id}")
    @ReaderScope
    @Operation(operationId = "getCourseVersion")
    VersionView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        String language = Language.ofInterface(speaks).code();
        CourseRepository.Version version = courses.look(id);
        CourseVersion whole = courses.version(id);
        Outline outline = version.outline();
        return new VersionView(
                id,
                version.courseId(),
                version.circleId(),
                version.number(),
                version.state(),
                version.published(),
                worded(language, version.title(), outline),
                optional(language, outline.audience(), outline),
                outline.aims().stream()
                        .map(aim -> worded(language, aim, outline))
                        .toList(),
                optional(language, outline.prerequisites(), outline),
                outline.concepts().stream()
                        .map(one -> worded(language, one, outline))
                        .toList(),
                outline.hours(),
                outline.languages(),
                outline.completion(),
                version.licence(),
                whole.modules().stream()
                        .map(module -> new ModuleLine(
                                module.key(),
                                worded(language, module.title(), outline),
                                module.minutes(),
                                module.exercises().size()))
                        .toList(),
                courses.trains(version.circleId()));
    }

    /** A module of a version, by its key or as search found it, in the asker's language where it is there. */
    @Get("/{id}/modules/{module}")
    @ReaderScope
    @Operation(operationId = "getCourseModule")
    ModuleView module(
            UUID id,
            @PathVariable("module") String named,
            @Nullable @QueryValue("language") String asked,
            @Nullable @Header("Accept-Language") String speaks) {
        CourseRepository.Version version = courses.look(id);
        CourseRepository.TextRow text = courses.module(id, named) == null ? courses.text(id, named) : null;
        String module = text == null ? named : text.module();
        String language = asked == null && text != null ? text.language() : asked;
        CourseVersion whole = courses.version(id);
        CourseRepository.ModuleRow row = courses.module(id, module);
        if (row == null) {
            throw new Refusal.NotFound();
        }
        Outline outline = version.outline();
        Map<String, String> texts = courses.texts(id, module);
        String wanted = language != null && texts.containsKey(language)
                ? language
                : Language.ofInterface(speaks).code();
        String spoken = CourseVersion.spoken(wanted, texts, outline.languages());
        List<String> keys =
                whole.modules().stream().map(CourseVersion.Module::key).toList();
        int at = keys.indexOf(module);
        List<Piece> pieces = rendering.pieces(texts.getOrDefault(spoken, ""));
        List<String> exercises = whole.modules().get(at).exercises().stream()
                .map(CourseVersion.Exercise::key)
                .toList();
        return new ModuleView(
                id,
                version.courseId(),
                module,
                version.number(),
                worded(spoken, row.title(), outline),
                worded(spoken, version.title(), outline),
                spoken,
                outline.languages().stream().filter(texts::containsKey).toList(),
                row.minutes(),
                rendering.minutes(texts.getOrDefault(spoken, "")),
                pieces.stream()
                        .filter(piece -> piece.exercise() == null || exercises.contains(piece.exercise()))
                        .toList(),
                exercises.stream()
                        .filter(key -> pieces.stream().noneMatch(piece -> key.equals(piece.exercise())))
                        .toList(),
                row.videos().stream()
                        .map(video -> new VideoLink(video.url(), video.title(), video.captions()))
                        .toList(),
                courses.beside(id, module).stream()
                        .map(one -> file(spoken, one, outline))
                        .toList(),
                courses.cases(id, module).stream()
                        .map(one -> new CaseLink(one.id(), one.kind(), one.title(), one.language()))
                        .toList(),
                at > 0 ? keys.get(at - 1) : null,
                at + 1 < keys.size() ? keys.get(at + 1) : null);
    }

    /** What changed in a version since another one, file by file; what holds solutions of exercises, for trainers alone. */
    @Get("/{id}/differences")
    @ReaderScope
    @Operation(operationId = "compareCourseVersions")
    Page<CourseFileChange> differences(UUID id, @Nullable @QueryValue UUID since) {
        courses.look(id);
        if (since == null) {
            throw new Refusal.Invalid("since", "field.reference");
        }
        return Page.whole(courses.differences(id, since).stream()
                .map(one -> new CourseFileChange(one.path(), one.change(), one.parts()))
                .toList());
    }

    /** The folder of a version, in a ZIP file. For trainers: the solutions of its exercises are in it. */
    @Get(value = "/{id}/folder", produces = "application/zip")
    @ReaderScope
    @Operation(operationId = "getCourseFolder")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> folder(UUID id) {
        return HttpResponse.ok(CourseArchive.write(courses.whole(id)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"course.zip\"");
    }

    private static ModuleFileLink file(String language, CourseRepository.Beside one, Outline outline) {
        return new ModuleFileLink(
                one.name(),
                one.position(),
                one.kind(),
                optional(language, one.title(), outline),
                optional(language, one.alt(), outline),
                some(one.width()),
                some(one.height()),
                some(one.pages()),
                one.size());
    }

    private static @Nullable Integer some(int number) {
        return number == 0 ? null : number;
    }

    private static Worded worded(String language, Map<String, String> words, Outline outline) {
        return new Worded(
                CourseVersion.in(language, words, outline.languages()),
                CourseVersion.spoken(language, words, outline.languages()));
    }

    private static @Nullable Worded optional(String language, Map<String, String> words, Outline outline) {
        return words.isEmpty() ? null : worded(language, words, outline);
    }
}
