package org.vrank.people;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** A seat the asking member holds today. */
@Introspected
public record HeldSeat(
        UUID seatId,
        String kind,
        @Nullable String titleNl,
        @Nullable String titleFr,
        @Nullable String titleEn,
        UUID organisationId,
        UUID rootId,
        LocalDate starts) {

    /** What the seat is called: its own title, else the name of its kind. */
    public String title(Language language) {
        return title(language, kind, titleNl, titleFr, titleEn);
    }

    /** The same, from the parts of a row. */
    public static String title(
            Language language, String kind, @Nullable String nl, @Nullable String fr, @Nullable String en) {
        String own = switch (language) {
            case NL -> nl;
            case FR -> fr;
            case DE, EN -> en;
        };
        return own == null || own.isBlank() ? Messages.of(language, "seat." + kind) : own;
    }
}
