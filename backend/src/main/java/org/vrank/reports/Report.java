package org.vrank.reports;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published text as its circle reads it.
 *
 * @param organisationId the organisation it came from, or null where that would tell too much
 * @param region the region instead
 * @param revised when its text was last replaced, or null
 * @param author the name it was published under, or null
 * @param pseudonym the name it has where its author is kept nowhere, or null
 * @param context what is shown of where such a report comes from, in words by language
 * @param level {@code confidential} or {@code receipt} for such a report
 * @param addenda oldest first; lists leave them out
 */
@Introspected
record Report(
        UUID id,
        UUID circleId,
        String kind,
        String language,
        String title,
        @TypeDef(type = DataType.JSON) Map<String, Object> answers,
        @TypeDef(type = DataType.JSON) List<String> themes,
        @TypeDef(type = DataType.JSON) List<Claim> claims,
        @Nullable UUID organisationId,
        @Nullable String region,
        Instant published,
        @Nullable LocalDate revised,
        @Nullable String author,
        @Nullable String pseudonym,
        @TypeDef(type = DataType.JSON) @Nullable Map<String, String> context,
        @Nullable String level,
        @TypeDef(type = DataType.JSON) List<Addendum> addenda) {
    /**
     * What the author added later, in the language of the report.
     *
     * @param text Markdown
     * @param published the day, in Belgium
     */
    @Serdeable
    record Addendum(UUID id, String text, LocalDate published) {}
}
