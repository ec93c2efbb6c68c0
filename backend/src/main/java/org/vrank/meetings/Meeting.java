package org.vrank.meetings;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.vrank.platform.Clocks;

/**
 * One meeting.
 *
 * @param title of its series
 * @param occurrence the day its rule gave it
 * @param begins hour and minute in Brussels
 * @param state planned, held or cancelled
 * @param because why it was cancelled; else empty
 */
@Introspected
public record Meeting(
        UUID id,
        UUID circleId,
        UUID seriesId,
        String title,
        LocalDate occurrence,
        LocalDate day,
        String begins,
        int minutes,
        @TypeDef(type = DataType.STRING_ARRAY) String[] languages,
        String place,
        String link,
        String state,
        String because,
        int version) {

    public boolean planned() {
        return state.equals("planned");
    }

    /** When it begins. */
    public ZonedDateTime start() {
        return day.atTime(LocalTime.parse(begins)).atZone(Clocks.BRUSSELS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Meeting meeting && meeting.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
