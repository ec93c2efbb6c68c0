package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;

/** The door to what is new in a circle, for lists outside the pages. */
@Singleton
public class Headlines {
    private final Reports reports;
    private final Rendering rendering;

    Headlines(Reports reports, Rendering rendering) {
        this.reports = reports;
        this.rendering = rendering;
    }

    /** What a list elsewhere may say of a report. */
    public record Headline(
            UUID id, String kind, String kindLabel, Language language, String title, LocalDate published) {}

    /** The newest of a circle the asking viewer reads; of another, nothing. */
    @ReaderScope
    public List<Headline> newest(UUID circle, int most, Language language) {
        return reports
                .list(new Reports.Wanted(Map.of("circle", Set.of(circle.toString()))), null, most)
                .items()
                .stream()
                .map(r -> new Headline(
                        r.id(),
                        r.kind(),
                        rendering.kind(r.kind(), language),
                        Language.of(r.language()),
                        r.title(),
                        LocalDate.ofInstant(r.published(), Clocks.BRUSSELS)))
                .toList();
    }
}
