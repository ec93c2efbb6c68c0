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
        boolean confirmed) {}
