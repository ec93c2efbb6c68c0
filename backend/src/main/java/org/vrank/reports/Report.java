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
 * A published text as its circle reads it.
 *
 * @param organisationId the organisation it came from, or null where that would tell too much
 * @param region the region instead
 * @param author the name it was published under, or null
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
        @Nullable UUID organisationId,
        @Nullable String region,
        Instant published,
        @Nullable String author) {}
