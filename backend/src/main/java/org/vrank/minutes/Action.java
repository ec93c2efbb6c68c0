package org.vrank.minutes;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a seat promised to do.
 *
 * @param title of the item it was promised under
 * @param until the last day for it
 * @param state open, done or dropped
 * @param settled since when it is not open any more
 */
@Introspected
record Action(
        UUID id,
        UUID circleId,
        UUID seriesId,
        UUID itemId,
        String title,
        UUID meetingId,
        String language,
        String text,
        UUID seatId,
        LocalDate until,
        String state,
        @Nullable LocalDate settled,
        int version) {
    boolean late(LocalDate today) {
        return state.equals("open") && until.isBefore(today);
    }
}
