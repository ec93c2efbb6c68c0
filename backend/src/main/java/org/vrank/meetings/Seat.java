package org.vrank.meetings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat as the readers of a circle know it.
 *
 * @param title what it is called, in the interface's language
 * @param organisation of which it is a seat, in full
 * @param name who holds it today and reads this circle, or null
 * @param mine whether that is the asker
 */
public record Seat(
        UUID id,
        String title,
        String organisation,
        @Nullable String name,
        boolean mine) {}
