package org.vrank.minutes;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting decided.
 *
 * @param title of the item it was decided under
 * @param reasons why; empty where nobody said
 * @param review when the group looks at it again, or null
 * @param state standing, or replaced
 */
@Introspected
record Decision(
        UUID id,
        UUID circleId,
        UUID seriesId,
        UUID itemId,
        String title,
        UUID meetingId,
        String language,
        String text,
        String reasons,
        @Nullable LocalDate review,
        String state,
        LocalDate made,
        int version) {}
