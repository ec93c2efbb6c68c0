package org.vrank.reports;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text on its author's desk.
 *
 * @param answers by question id: Markdown, or the chosen values
 * @param answered what the author answered to the guard's warnings, by their key; see {@link Answered}
 * @param revises the own report it is to take the place of, or null
 * @param version counts up with each save
 */
@Introspected
public record Manuscript(
        UUID id,
        String kind,
        String language,
        String title,
        @TypeDef(type = DataType.JSON) Map<String, Object> answers,
        @TypeDef(type = DataType.JSON) List<String> themes,
        @TypeDef(type = DataType.JSON) List<Claim> claims,
        @Nullable UUID circleId,
        @Nullable String nameLevel,
        @TypeDef(type = DataType.JSON) Map<String, String> answered,
        @Nullable UUID revises,
        int version,
        Instant saved) {
    /** The same as if no circle had been chosen. */
    Manuscript withoutCircle() {
        return new Manuscript(
                id, kind, language, title, answers, themes, claims, null, nameLevel, answered, revises, version, saved);
    }
}
