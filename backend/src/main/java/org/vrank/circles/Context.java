package org.vrank.circles;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where, in what setting, for whom and in which language something happened, as far as it is said. What is null or empty is not
 * said; nothing said at all means Belgium.
 *
 * @param municipality the root organisation of one municipality; says everything else about the place too
 * @param region brussels, flanders or wallonia
 * @param setting an id of {@code content/facts/contexts.yml}, as are the three that follow
 * @param targetGroup whom it was for
 * @param language nl, fr, de or en: the language of the text, which its readers see
 * @param size a class of population
 * @param features what else is said of the place
 */
@Serdeable
public record Context(
        @Nullable UUID municipality,
        @Nullable String region,
        @Nullable String setting,
        @Nullable String targetGroup,
        @Nullable String language,
        @Nullable String size,
        List<String> features) {

    /** Nothing said. */
    public static final Context BELGIUM = new Context(null, null, null, null, null, null, List.of());

    /** The same without anything about the place. */
    Context anywhere() {
        return new Context(null, null, setting, targetGroup, language, null, List.of());
    }

    /** The same with these details of a place, written {@code region:…}, {@code size:…} and {@code feature:…}, instead of its own. */
    Context with(Set<String> details) {
        return new Context(
                null,
                only(details, "region:"),
                setting,
                targetGroup,
                language,
                only(details, "size:"),
                details.stream()
                        .filter(d -> d.startsWith("feature:"))
                        .map(d -> d.substring("feature:".length()))
                        .toList());
    }

    /** What is said of the place, besides which municipality it is. */
    Set<String> details() {
        Set<String> details = new TreeSet<>();
        if (region != null) {
            details.add("region:" + region);
        }
        if (size != null) {
            details.add("size:" + size);
        }
        features.forEach(f -> details.add("feature:" + f));
        return details;
    }

    private static @Nullable String only(Set<String> details, String kind) {
        return details.stream()
                .filter(d -> d.startsWith(kind))
                .map(d -> d.substring(kind.length()))
                .findFirst()
                .orElse(null);
    }
}
