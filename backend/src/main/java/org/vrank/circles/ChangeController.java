package org.vrank.circles;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Controller("/api/circles/{id}")
class ChangeController {
    @Serdeable
    record Joined(
            UUID id,
            String name,
            LocalDate on,
            @Nullable String seat,
            @Nullable String organisation) {}

    @Serdeable
    record Left(UUID id, String name, LocalDate on) {}

    @Serdeable
    record OwnHere(UUID id, String title, String language, LocalDate published) {}

    /** Since when, who came and went, and the asker's own reports in this circle, by which can be asked too. */
    @Serdeable
    record ChangesView(LocalDate since, List<Joined> joined, List<Left> left, List<OwnHere> reports) {}

    private final Changes changes;

    ChangeController(Changes changes) {
        this.changes = changes;
    }

    /** Who joined and left since the asker last looked; with a report of the asker's own, since it was published here. */
    @Get("/changes")
    @Operation(operationId = "listCircleChanges")
    ChangesView since(UUID id, @Nullable @QueryValue UUID report) {
        Changes.Since since = changes.of(id, report);
        return new ChangesView(
                since.since(),
                since.changes().stream()
                        .filter(Changes.Change::joined)
                        .map(c -> new Joined(c.id(), c.name(), c.on(), c.seat(), c.organisation()))
                        .toList(),
                since.changes().stream()
                        .filter(c -> !c.joined())
                        .map(c -> new Left(c.id(), c.name(), c.on()))
                        .toList(),
                since.own().stream()
                        .map(r -> new OwnHere(r.id(), r.title(), r.language(), r.published()))
                        .toList());
    }

    /** The asker has seen who joined and left. */
    @Post("/looks")
    @Operation(operationId = "lookAtCircle")
    @Status(HttpStatus.NO_CONTENT)
    void looked(UUID id) {
        changes.looked(id);
    }
}
