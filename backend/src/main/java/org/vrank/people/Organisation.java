package org.vrank.people;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** An organisation or one of its units. */
@Introspected
public record Organisation(
        UUID id,
        @Nullable UUID parentId,
        UUID rootId,
        String level,
        String kind,
        @Nullable String region,
        String nameNl,
        String nameFr,
        String nameDe,
        String nameEn) {

    /** Its name in a language. */
    public String name(Language language) {
        return language.pick(nameNl, nameFr, nameDe, nameEn);
    }
}
