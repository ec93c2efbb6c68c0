package org.vrank.courses;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ReaderScope;

/** What becomes of a version that is being worked on. */
@Controller("/api/course-versions/{id}")
class ReviewController {
    private static final int MOST_ANSWERS = 500;

    /** {@code answered}: keys of the guard's questions about its texts, for a review. */
    @Serdeable
    record CourseState(
            int revision,
            @Nullable String state,
            @Nullable String note,
            @Nullable List<String> answered) {}

    @Serdeable
    record CourseStateNow(int revision) {}

    private final Drafts drafts;
    private final Reviews reviews;

    ReviewController(Drafts drafts, Reviews reviews) {
        this.drafts = drafts;
        this.reviews = reviews;
    }

    /** Asks for its review, takes it back into work, or publishes it. For trainers; another one publishes. */
    @Put("/state")
    @ReaderScope
    @Operation(operationId = "setCourseState")
    CourseStateNow state(UUID id, @Body CourseState given) {
        List<String> keys = given.answered() == null ? List.of() : given.answered();
        return new CourseStateNow(reviews.state(
                id,
                given.revision(),
                given.state(),
                given.note(),
                keys.stream().filter(Objects::nonNull).limit(MOST_ANSWERS).collect(Collectors.toSet())));
    }

    /** Throws a draft away. For trainers. */
    @Delete
    @Operation(operationId = "discardCourseDraft")
    @Status(HttpStatus.NO_CONTENT)
    void discard(UUID id, @Nullable @QueryValue Integer revision) {
        drafts.discard(id, revision == null ? 0 : revision);
    }
}
