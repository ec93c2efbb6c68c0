package org.vrank.proceedings;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What published minutes hold, in words of their language; kept as it was on the day.
 *
 * @param when day and hours
 * @param place where, or empty
 * @param present seats that were there, and guests; empty for candid notes
 * @param excused seats that could not come
 * @param absent seats that were to be there and were not; null where nobody kept that yet
 */
@Serdeable
record Document(
        String title,
        String when,
        String place,
        List<String> present,
        List<String> excused,
        @Nullable List<String> absent,
        List<Item> items) {
    /** An item; {@code text} is Markdown; {@code parked} says that and why, where nothing else was noted under it, or is null. */
    @Serdeable
    record Item(
            UUID id,
            String title,
            String language,
            String text,
            List<Line> decisions,
            List<Line> actions,
            @Nullable String parked) {}

    /** What was decided or promised, with what belongs to it: reasons, or who and until when. */
    @Serdeable
    record Line(String text, String language, String more) {}
}
