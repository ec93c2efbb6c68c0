package org.vrank.archive;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Minutes from before.
 *
 * @param day of the meeting
 * @param text plain, as a host confirmed it
 */
@Introspected
record OldMinute(UUID id, UUID circleId, UUID seriesId, LocalDate day, String language, String title, String text) {}
