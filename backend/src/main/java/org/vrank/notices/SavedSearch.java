package org.vrank.notices;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.UUID;
import org.vrank.search.StandingQuestion;

/** What a member wants to be told of, under a name that only its owner reads. */
@Introspected
record SavedSearch(
        UUID id,
        String name,
        @TypeDef(type = DataType.JSON) StandingQuestion question,
        String rhythm,
        Instant created) {}
