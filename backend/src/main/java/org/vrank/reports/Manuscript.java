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
 * @param version counts up with each save
 */
@Introspected
record Manuscript(
        UUID id,
        String kind,
        String language,
        String title,
        @TypeDef(type = DataType.JSON) Map<String, Object> answers,
        @TypeDef(type = DataType.JSON) List<String> themes,
        @Nullable UUID circleId,
        @Nullable String nameLevel,
        int version,
        Instant saved) {}
