package org.vrank.courses;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** Where reports are taken as cases. */
@Controller("/api")
class UseController {
    /** A course that takes a report as a case. */
    @Serdeable
    record CourseUse(UUID course, String title, String language) {}

    /** A report of the asker's own that a course takes as a case. */
    @Serdeable
    record OwnUse(UUID report, String reportTitle, String reportLanguage, UUID course, String title, String language) {}

    private final Cases cases;

    UseController(Cases cases) {
        this.cases = cases;
    }

    /** The courses that take a report as a case, for who reads both. */
    @Get("/reports/{id}/courses")
    @ReaderScope
    @Operation(operationId = "listCoursesOfReport")
    Page<CourseUse> of(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        String language = Language.ofInterface(speaks).code();
        return Page.whole(cases.of(id).stream()
                .map(use -> new CourseUse(use.courseId(), in(language, use.title()), spoken(language, use.title())))
                .toList());
    }

    /** The courses that take reports of the asker's own as cases, where the asker reads the course. */
    @Get("/courses/own-reports")
    @ReaderScope
    @Operation(operationId = "listOwnReportsInCourses")
    Page<OwnUse> own(@Nullable @Header("Accept-Language") String speaks) {
        String language = Language.ofInterface(speaks).code();
        return Page.whole(cases.own().stream()
                .map(use -> new OwnUse(
                        use.reportId(),
                        use.reportTitle(),
                        use.reportLanguage(),
                        use.courseId(),
                        in(language, use.title()),
                        spoken(language, use.title())))
                .toList());
    }

    private static String in(String language, Map<String, String> title) {
        return CourseVersion.in(language, title, List.of("nl", "fr", "en"));
    }

    private static String spoken(String language, Map<String, String> title) {
        return CourseVersion.spoken(language, title, List.of("nl", "fr", "en"));
    }
}
