package org.vrank.circles;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One root organisation funds another. Counts, once confirmed, until two years after its end. */
@Introspected
record FundingTie(
        UUID id,
        UUID funderId,
        UUID fundedId,
        String call,
        LocalDate starts,
        @Nullable LocalDate ends,
        String source,
        boolean confirmed) {
    /** Whether it stands between these two, either way round. */
    boolean joins(UUID one, UUID other) {
        return (funderId.equals(one) && fundedId.equals(other)) || (funderId.equals(other) && fundedId.equals(one));
    }
}
