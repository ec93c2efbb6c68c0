package org.vrank.people;

import io.micronaut.core.annotation.Introspected;
import java.util.Map;
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
        String nameEn,
        @Nullable String source) {

    /** Its name in a language. */
    public String name(Language language) {
        return language.pick(nameNl, nameFr, nameDe, nameEn);
    }

    /** Its name with that of the organisation it is part of, because many units are called alike: "Gent (Preventiedienst)". */
    public static String fullName(Map<UUID, Organisation> all, @Nullable UUID id, Language language) {
        Organisation unit = id == null ? null : all.get(id);
        if (unit == null) {
            return "";
        }
        Organisation root = all.get(unit.rootId());
        return root == null || root == unit
                ? unit.name(language)
                : root.name(language) + " (" + unit.name(language) + ")";
    }
}
