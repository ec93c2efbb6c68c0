package org.vrank.discussion;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the readers of its circle see it.
 *
 * @param parentId the comment it answers, or null
 * @param voice how it was signed: named, organisation, author, pseudonym
 * @param name the name or pseudonym it bears, or null
 * @param ofAuthor whether the named author of the report wrote it under that name
 * @param published for a pseudonym the first day of the month
 * @param text Markdown; null once withdrawn, and while it is set aside
 * @param number which state this is, from one
 * @param edited when the present state appeared
 * @param mine whether the asking member wrote it
 * @param flagged whether the asking member flagged it
 */
@Introspected
record Comment(
        UUID id,
        @Nullable UUID parentId,
        String kind,
        String voice,
        @Nullable String name,
        boolean ofAuthor,
        @Nullable UUID organisationId,
        @Nullable String region,
        Instant published,
        @Nullable LocalDate withdrawn,
        @Nullable LocalDate setAside,
        @Nullable String language,
        @Nullable String text,
        @Nullable Integer number,
        @Nullable Instant edited,
        boolean mine,
        boolean flagged) {}
