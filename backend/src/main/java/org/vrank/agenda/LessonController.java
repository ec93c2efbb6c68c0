package org.vrank.agenda;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.vrank.platform.Page;
import org.vrank.search.Searchable;

/** What was written and said before. */
@Controller("/api")
class LessonController {
    /** A report that fits an item. */
    @Serdeable
    record Lesson(UUID id, String title, String language, String kindLabel, String circle) {}

    /** What fits one item of an agenda. */
    @Serdeable
    record LessonsForItem(UUID item, List<Lesson> reports) {}

    /** An item that was about the same; {@code moved}: the day it came where it is. */
    @Serdeable
    record EarlierItem(UUID id, String title, String language, LocalDate moved) {}

    private final Lessons lessons;

    LessonController(Lessons lessons) {
        this.lessons = lessons;
    }

    /** Reports that fit the agenda of a meeting and that everybody who reads its circle can read; for hosts. */
    @Get("/meetings/{id}/lessons")
    @Operation(operationId = "listLessons")
    Page<LessonsForItem> fitting(UUID id) {
        return Page.whole(lessons.of(id).entrySet().stream()
                .map(one -> new LessonsForItem(
                        one.getKey(),
                        one.getValue().stream().map(LessonController::lesson).toList()))
                .toList());
    }

    /** At most three other items of the circle that were about the same. */
    @Get("/agenda-items/{id}/earlier-items")
    @Operation(operationId = "listEarlierItems")
    Page<EarlierItem> earlier(UUID id) {
        return Page.whole(lessons.earlier(id).stream()
                .map(found -> new EarlierItem(
                        found.id(), found.title(), found.language().code(), found.published()))
                .toList());
    }

    private static Lesson lesson(Searchable.Found found) {
        return new Lesson(
                found.id(),
                found.title(),
                found.language().code(),
                found.variantLabel(),
                found.circle().name());
    }
}
