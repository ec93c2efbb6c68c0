package org.vrank.notices;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address at which a program reads a circle for its member. The token in it is shown once and kept by nobody here.
 *
 * @param used the first day of the month in which it was last read, or null
 */
@Introspected
record Feed(
        UUID id, UUID circleId, LocalDate created, @Nullable LocalDate used) {}
