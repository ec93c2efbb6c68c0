package org.vrank.reports;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Page;

/** Moving a report to another circle. */
@Controller("/api/reports/{id}/moves")
class MoveController {
    /** A circle a report could move to; {@code wider} when somebody could read it there who cannot now. */
    @Serdeable
    record Destination(UUID circle, boolean wider) {}

    @Serdeable
    record NewMove(UUID circle, @Nullable Boolean consent) {}

    @Serdeable
    record Moved(UUID id) {}

    private final Moves moves;

    MoveController(Moves moves) {
        this.moves = moves;
    }

    /** Where a report of one's own could move. */
    @Get
    @Operation(operationId = "listMoves")
    Page<Destination> list(UUID id) {
        return Page.whole(moves.destinations(id).stream()
                .map(d -> new Destination(d.id(), d.wider()))
                .toList());
    }

    /** Moves a report of one's own; into a wider circle only with consent, and without its earlier texts. */
    @Post
    @Operation(operationId = "moveReport")
    Moved move(UUID id, @Body NewMove given) {
        moves.move(id, given.circle(), Boolean.TRUE.equals(given.consent()));
        return new Moved(id);
    }
}
