package org.vrank.hosting;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

@Controller("/api/series")
class DutyController {
    @Serdeable
    record Municipality(UUID id, String name) {}

    /**
     * Municipalities of which nothing was heard, by their names.
     *
     * @param since the first day that counts
     * @param held whether the series held a meeting from then on
     */
    @Serdeable
    record SilentMunicipalities(
            List<Municipality> items, @Nullable String next, LocalDate since, boolean held) {}

    private final Duties duties;

    DutyController(Duties duties) {
        this.duties = duties;
    }

    /** The municipalities with a seat in the circle of a series of which nothing was heard this half-year; for hosts. */
    @Get("/{id}/silent-municipalities")
    @Operation(operationId = "listSilentMunicipalities")
    SilentMunicipalities silent(UUID id, @Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Duties.Silence silence = duties.silence(id, language);
        return new SilentMunicipalities(
                silence.municipalities().stream()
                        .map(one -> new Municipality(one.id(), one.name(language)))
                        .toList(),
                null,
                silence.since(),
                silence.held());
    }
}
