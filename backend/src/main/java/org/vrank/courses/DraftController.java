package org.vrank.courses;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;

/** A version that is being worked on, for whoever trains in its circle. */
@Controller("/api/course-versions/{id}")
class DraftController {
    /** Something its trainers should see; {@code line}: 0 where it is about the file as a whole. */
    @Serdeable
    record CourseRemark(String file, int line, String message) {}

    /** A file beside the text of a module; what is to be seen in a {@code picture} is said in {@code alt}. */
    @Serdeable
    record DraftFile(
            String name, String kind, boolean picture, Map<String, String> title, Map<String, String> alt, int size) {}

    /** A module; {@code texts}: the languages in which it has a text. */
    @Serdeable
    record DraftModule(
            String key,
            Map<String, String> title,
            int minutes,
            List<String> texts,
            int exercises,
            List<DraftFile> files) {}

    /**
     * A draft.
     *
     * @param note what was said when it came where it is
     * @param publishable whether the asker may publish it: who worked on it may not
     */
    @Serdeable
    record DraftView(
            UUID id,
            UUID course,
            int number,
            String state,
            int revision,
            String note,
            boolean publishable,
            List<String> languages,
            Map<String, String> title,
            Map<String, String> audience,
            List<Map<String, String>> aims,
            double hours,
            Map<String, String> prerequisites,
            List<Map<String, String>> concepts,
            CourseVersion.Completion completion,
            String licence,
            List<DraftModule> modules,
            List<CourseRemark> remarks) {}

    /** A file as it was typed; empty where there is none yet. */
    @Serdeable
    record CourseFile(String path, String text, int revision, String state) {}

    @Serdeable
    record WrittenFile(
            int revision, @Nullable String path, @Nullable String text) {}

    /** What a form says of a course, by language. */
    @Serdeable
    record WrittenOutline(
            int revision,
            @Nullable List<String> languages,
            @Nullable Map<String, String> title,
            @Nullable Map<String, String> audience,
            @Nullable List<Map<String, String>> aims,
            @Nullable Double hours,
            @Nullable Map<String, String> prerequisites,
            @Nullable List<Map<String, String>> concepts,
            CourseVersion.@Nullable Completion completion,
            @Nullable String licence) {}

    @Serdeable
    record ModuleOrder(int revision, @Nullable List<String> modules) {}

    @Serdeable
    record NewModule(
            int revision,
            @Nullable String key,
            @Nullable String language,
            @Nullable String title,
            @Nullable String text) {}

    @Serdeable
    record DraftSaved(int revision, List<CourseRemark> remarks) {}

    private final Courses courses;
    private final Drafts drafts;
    private final Editing editing;
    private final Reviews reviews;

    DraftController(Courses courses, Drafts drafts, Editing editing, Reviews reviews) {
        this.courses = courses;
        this.drafts = drafts;
        this.editing = editing;
        this.reviews = reviews;
    }

    /** A version with what is remarked about its folder. For trainers. */
    @Get("/draft")
    @ReaderScope
    @Operation(operationId = "getCourseDraft")
    DraftView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        CourseRepository.Version version = drafts.get(id);
        Outline outline = version.outline();
        return new DraftView(
                id,
                version.courseId(),
                version.number(),
                version.state(),
                version.revision(),
                version.note(),
                version.state().equals("review") && reviews.mayPublish(id),
                outline.languages(),
                version.title(),
                outline.audience(),
                outline.aims(),
                outline.hours(),
                outline.prerequisites(),
                outline.concepts(),
                outline.completion(),
                version.licence(),
                courses.version(id).modules().stream()
                        .map(module -> new DraftModule(
                                module.key(),
                                module.title(),
                                module.minutes(),
                                courses.texts(id, module.key()).keySet().stream()
                                        .sorted()
                                        .toList(),
                                module.exercises().size(),
                                courses.beside(id, module.key()).stream()
                                        .map(one -> new DraftFile(
                                                one.name(),
                                                one.kind(),
                                                one.width() > 0,
                                                one.title(),
                                                one.alt(),
                                                one.size()))
                                        .toList()))
                        .toList(),
                remarks(id, speaks));
    }

    private List<CourseRemark> remarks(UUID id, @Nullable String speaks) {
        Language language = Language.ofInterface(speaks);
        return drafts.remarks(id).stream()
                .map(one -> new CourseRemark(
                        one.file(),
                        one.line(),
                        Messages.of(language, one.message(), one.arguments().toArray())))
                .toList();
    }

    private DraftSaved saved(CourseRepository.Version version, @Nullable String speaks) {
        return new DraftSaved(version.revision(), remarks(version.id(), speaks));
    }

    /** A file of its folder, as it was typed. For trainers. */
    @Get("/file")
    @ReaderScope
    @Operation(operationId = "getCourseFile")
    CourseFile file(UUID id, @Nullable @QueryValue String path) {
        CourseRepository.Version version = drafts.get(id);
        if (path == null || !CourseFolder.mayBeTyped(path)) {
            throw new Refusal.NotFound();
        }
        byte[] content = courses.folder(id).getOrDefault(path, new byte[0]);
        return new CourseFile(path, Drafts.typed(content), version.revision(), version.state());
    }

    /** Writes a file of its folder. For trainers. */
    @Put("/file")
    @ReaderScope
    @Operation(operationId = "writeCourseFile")
    DraftSaved write(UUID id, @Body WrittenFile given, @Nullable @Header("Accept-Language") String speaks) {
        drafts.get(id);
        String path = given.path();
        String text = given.text();
        if (path == null || !CourseFolder.mayBeTyped(path)) {
            throw new Refusal.Invalid("path", "course.stranger");
        }
        if (text == null) {
            throw new Refusal.Invalid("text", "field.type");
        }
        return saved(
                drafts.save(id, given.revision(), Map.of(path, text.getBytes(StandardCharsets.UTF_8)), Set.of()),
                speaks);
    }

    /** Writes what a form says of the course. For trainers. */
    @Put("/outline")
    @ReaderScope
    @Operation(operationId = "writeCourseOutline")
    DraftSaved outline(UUID id, @Body WrittenOutline given, @Nullable @Header("Accept-Language") String speaks) {
        return saved(
                editing.outline(
                        id,
                        given.revision(),
                        new Editing.Given(
                                given.languages(),
                                given.title(),
                                given.audience(),
                                given.aims(),
                                given.hours(),
                                given.prerequisites(),
                                given.concepts(),
                                given.completion(),
                                given.licence())),
                speaks);
    }

    /** Puts its modules in this order. For trainers. */
    @Put("/module-order")
    @ReaderScope
    @Operation(operationId = "orderModules")
    DraftSaved order(UUID id, @Body ModuleOrder given, @Nullable @Header("Accept-Language") String speaks) {
        return saved(editing.order(id, given.revision(), given.modules()), speaks);
    }

    /** Adds a module at the end. For trainers. */
    @Post("/modules")
    @ReaderScope
    @Operation(operationId = "addModule")
    DraftSaved add(UUID id, @Body NewModule given, @Nullable @Header("Accept-Language") String speaks) {
        return saved(
                editing.add(id, given.revision(), given.key(), given.language(), given.title(), given.text()), speaks);
    }

    /** Takes a module away, with its files. For trainers. */
    @Delete("/modules/{module}")
    @ReaderScope
    @Operation(operationId = "removeModule")
    DraftSaved remove(
            UUID id,
            String module,
            @Nullable @QueryValue Integer revision,
            @Nullable @Header("Accept-Language") String speaks) {
        return saved(editing.remove(id, revision == null ? 0 : revision, module), speaks);
    }
}
