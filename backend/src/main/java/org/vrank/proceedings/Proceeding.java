package org.vrank.proceedings;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The published minutes of a meeting in one circle.
 *
 * @param number of the version that stands
 * @param made when that was published
 * @param approved the day the group agreed, or null
 */
@Introspected
record Proceeding(
        UUID id,
        UUID meetingId,
        UUID circleId,
        String language,
        String title,
        String text,
        int number,
        Instant made,
        @Nullable LocalDate approved) {}
