package org.vrank.intake;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/api/slips")
class SlipController {
    @Serdeable
    record NewSlips(@Nullable UUID circle, int count) {}

    /**
     * What is printed.
     *
     * @param address of the door, without a language
     * @param until the last month in which they count
     */
    @Serdeable
    record SlipsView(List<String> codes, String address, String until) {}

    private final Slips slips;
    private final String address;

    SlipController(Slips slips, @Value("${vrank.address}") String address) {
        this.slips = slips;
        this.address = address;
    }

    /** Codes for slips of paper, shown this once. */
    @Post
    @Operation(operationId = "addSlips")
    @Status(HttpStatus.CREATED)
    SlipsView add(@Body NewSlips given) {
        Slips.Printed printed = slips.add(given.circle(), given.count());
        return new SlipsView(
                printed.codes(), address + "/intake", printed.until().toString());
    }
}
