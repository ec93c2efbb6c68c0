package org.vrank.agenda;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to speak about.
 *
 * @param meetingId on whose agenda it stands, or where it was closed; else null
 * @param seatId who brings it
 * @param minutes planned for it; 0 where nobody said
 * @param mergedInto the item it became part of, or null
 * @param because what was said when it last changed its state
 * @param moved the day it came where it is
 * @param guests whether guests of its meeting are shown its title
 * @param approves the published minutes that a group agrees with when this is closed from an agenda, or null
 */
@Introspected
record AgendaItem(
        UUID id,
        UUID circleId,
        UUID seriesId,
        @Nullable UUID meetingId,
        UUID seatId,
        String kind,
        String language,
        String title,
        String text,
        int minutes,
        String state,
        int position,
        @Nullable UUID mergedInto,
        String because,
        LocalDate moved,
        boolean guests,
        int version,
        @Nullable UUID approves) {
    static final Set<String> KINDS = Set.of("information", "discussion", "decision", "candid");

    /** Where an item can go from each state; the database holds the same. */
    private static final Map<String, Set<String>> WAYS = Map.of(
            "proposed", Set.of("planned", "parked", "merged", "closed", "withdrawn"),
            "planned", Set.of("planned", "parked", "merged", "closed"),
            "parked", Set.of("planned", "merged", "closed"),
            "closed", Set.of("planned"),
            "merged", Set.of(),
            "withdrawn", Set.of());

    boolean canBecome(@Nullable String wanted) {
        return wanted != null && WAYS.getOrDefault(state, Set.of()).contains(wanted);
    }

    boolean proposed() {
        return state.equals("proposed");
    }
}
