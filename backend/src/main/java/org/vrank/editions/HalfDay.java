package org.vrank.editions;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.vrank.platform.Clocks;

/**
 * When an edition comes together.
 *
 * @param begins in Brussels, such as 13:30
 * @param place other than that of the edition; or empty
 * @param sequence of its entry in calendars
 */
@Introspected
@Serdeable
record HalfDay(UUID id, LocalDate day, String begins, int minutes, String place, int sequence) {
    ZonedDateTime start() {
        return day.atTime(LocalTime.parse(begins)).atZone(Clocks.BRUSSELS);
    }
}
