package org.vrank.courses;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.platform.Language;
import org.vrank.platform.OncePerKey;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** Courses: what there is to learn, and how one begins. */
@Controller("/api")
class CourseController {
    @Serdeable
    record CourseCircle(UUID id, String name, boolean candid) {}

    /**
     * A course in a list.
     *
     * @param language of the title
     * @param version its newest published version, or the one in work where none is published yet
     * @param state of that version
     * @param inWork the version that is not published yet, for those who train here
     */
    @Serdeable
    record CourseLine(
            UUID id,
            String title,
            String language,
            List<String> languages,
            double hours,
            UUID version,
            String state,
            @Nullable UUID inWork,
            boolean trains,
            CourseCircle circle) {}

    /** What there is; {@code circles}: those in which the asker trains. */
    @Serdeable
    record CourseList(List<CourseLine> items, List<CourseCircle> circles) {}

    @Serdeable
    record VersionLine(
            UUID id, int number, String state, @Nullable LocalDate published) {}

    /**
     * A course.
     *
     * @param shown its newest published version, or null
     * @param trains whether the asker trains in its circle
     * @param versions those that the asker sees, the newest first
     */
    @Serdeable
    record CourseView(
            UUID id,
            CourseCircle circle,
            @Nullable LocalDate withdrawn,
            String because,
            @Nullable UUID shown,
            @Nullable UUID inWork,
            boolean trains,
            List<VersionLine> versions) {}

    /** A whole course to begin from. */
    @Serdeable
    record CourseTemplate(String key, String title, String language) {}

    /** {@code template}: begins as its copy; else with this title alone, in this language. */
    @Serdeable
    record NewCourse(
            @Nullable UUID circle,
            @Nullable String template,
            @Nullable String title,
            @Nullable String language) {}

    @Serdeable
    record CourseMade(UUID id) {}

    @Serdeable
    record CourseWithdrawal(@Nullable String because) {}

    @Serdeable
    record VersionMade(UUID id) {}

    private final Courses courses;
    private final Drafts drafts;
    private final Reviews reviews;
    private final Circles circles;
    private final ArrivingFiles arriving;

    CourseController(Courses courses, Drafts drafts, Reviews reviews, Circles circles, ArrivingFiles arriving) {
        this.courses = courses;
        this.drafts = drafts;
        this.reviews = reviews;
        this.circles = circles;
        this.arriving = arriving;
    }

    /** The courses that the asker reads, the newest first. */
    @Get("/courses")
    @ReaderScope
    @Operation(operationId = "listCourses")
    CourseList list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Map<UUID, Circle> own = circles.ownById();
        List<CourseRepository.Course> all = courses.all();
        Set<UUID> wanted = new HashSet<>();
        all.forEach(course -> wanted.add(version(course)));
        Map<UUID, CourseRepository.Version> versions = courses.among(wanted);
        List<CourseLine> lines = new ArrayList<>();
        for (CourseRepository.Course course : all) {
            CourseRepository.Version version = versions.get(version(course));
            if (version != null) {
                lines.add(line(course, version, own, language));
            }
        }
        return new CourseList(
                lines,
                own.keySet().stream()
                        .filter(courses::trains)
                        .map(id -> circle(id, own, language))
                        .sorted(Comparator.comparing(CourseCircle::name))
                        .toList());
    }

    private static UUID version(CourseRepository.Course course) {
        UUID shown = course.shown();
        UUID inWork = course.inWork();
        return shown != null ? shown : inWork != null ? inWork : course.id();
    }

    private static CourseLine line(
            CourseRepository.Course course,
            CourseRepository.Version version,
            Map<UUID, Circle> own,
            Language language) {
        List<String> languages = version.outline().languages();
        return new CourseLine(
                course.id(),
                CourseVersion.in(language.code(), version.title(), languages),
                CourseVersion.spoken(language.code(), version.title(), languages),
                languages,
                version.outline().hours(),
                version.id(),
                version.state(),
                course.inWork(),
                course.trains(),
                circle(course.circleId(), own, language));
    }

    private static CourseCircle circle(UUID id, Map<UUID, Circle> own, Language language) {
        Circle circle = own.get(id);
        return new CourseCircle(id, circle == null ? "" : circle.name(language), circle != null && circle.candid());
    }

    /** A course, with its versions. */
    @Get("/courses/{id}")
    @ReaderScope
    @Operation(operationId = "getCourse")
    CourseView get(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        CourseRepository.Course course = courses.get(id);
        return new CourseView(
                id,
                circle(course.circleId(), circles.ownById(), Language.ofInterface(speaks)),
                course.withdrawn(),
                course.because(),
                course.shown(),
                course.inWork(),
                course.trains(),
                courses.versions(id).stream()
                        .map(version ->
                                new VersionLine(version.id(), version.number(), version.state(), version.published()))
                        .toList());
    }

    /** Whole courses from which a trainer may begin. */
    @Get("/course-templates")
    @Operation(operationId = "listCourseTemplates")
    Page<CourseTemplate> templates(@Nullable @Header("Accept-Language") String speaks) {
        String language = Language.ofInterface(speaks).code();
        return Page.whole(Templates.KEYS.stream()
                .map(key -> {
                    CourseFolder folder = Templates.course(key);
                    List<String> languages = folder.outline().languages();
                    return new CourseTemplate(
                            key,
                            CourseVersion.in(language, folder.title(), languages),
                            CourseVersion.spoken(language, folder.title(), languages));
                })
                .toList());
    }

    /** Begins a course, from a template or empty. For trainers. */
    @Post("/courses")
    @Operation(operationId = "beginCourse")
    @Status(HttpStatus.CREATED)
    @OncePerKey
    HttpResponse<CourseMade> begin(@Body NewCourse given) {
        String template = given.template();
        return made(
                template == null
                        ? drafts.begin(given.circle(), given.title(), given.language())
                        : drafts.begin(given.circle(), template));
    }

    /** Begins a course from a folder in a ZIP file of at most 20 MB. For trainers. */
    @Post("/circles/{id}/courses")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "importCourse")
    @Status(HttpStatus.CREATED)
    HttpResponse<CourseMade> bring(UUID id, StreamingFileUpload file) {
        drafts.mayBring(id);
        Map<String, byte[]> files = CourseArchive.read(CourseArchive.received(file.asInputStream()));
        return made(drafts.begin(id, files, arriving.clean(id, files)));
    }

    private static HttpResponse<CourseMade> made(UUID course) {
        return HttpResponse.created(new CourseMade(course), URI.create("/api/courses/" + course));
    }

    /** Begins the next version of a course, as a copy of the one that is shown. For trainers. */
    @Post("/courses/{id}/versions")
    @Operation(operationId = "beginVersion")
    @Status(HttpStatus.CREATED)
    HttpResponse<VersionMade> next(UUID id) {
        UUID version = drafts.next(id);
        return HttpResponse.created(new VersionMade(version), URI.create("/api/course-versions/" + version));
    }

    /** Withdraws a course. For trainers. */
    @Post("/courses/{id}/withdrawal")
    @Operation(operationId = "withdrawCourse")
    @Status(HttpStatus.NO_CONTENT)
    void withdraw(UUID id, @Body CourseWithdrawal given) {
        reviews.withdraw(id, given.because());
    }
}
