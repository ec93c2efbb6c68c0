package org.vrank.custody;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import org.vrank.people.Members;
import org.vrank.platform.Refusal;

/** In the demo world nobody waits for the first of a month. */
@Controller("/api/demo")
class MonthController {
    private final Months months;
    private final Members members;

    MonthController(Months months, Members members) {
        this.months = months;
        this.members = members;
    }

    /** Publishes what stands ready now; in the demo world alone. */
    @Post("/month")
    @Operation(operationId = "publishDemoMonth")
    @Status(HttpStatus.NO_CONTENT)
    void publish() {
        if (!members.demo()) {
            throw new Refusal.NotFound();
        }
        months.publish(true);
    }
}
