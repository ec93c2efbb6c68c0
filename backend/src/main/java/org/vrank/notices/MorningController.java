package org.vrank.notices;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import org.vrank.people.Members;
import org.vrank.platform.Refusal;

/** In the demo world nobody waits for the next morning. */
@Controller("/api/demo")
class MorningController {
    private final Matching matching;
    private final Members members;

    MorningController(Matching matching, Members members) {
        this.matching = matching;
        this.members = members;
    }

    /** Tells now what fits saved searches; in the demo world alone. */
    @Post("/morning")
    @Operation(operationId = "beginDemoMorning")
    @Status(HttpStatus.NO_CONTENT)
    void begin() {
        if (!members.demo()) {
            throw new Refusal.NotFound();
        }
        matching.morning();
    }
}
