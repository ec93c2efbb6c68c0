package org.vrank.guard;

import java.util.Locale;

/** What was found. */
public enum FindingKind {
    NATIONAL_NUMBER,
    IBAN,
    EMAIL,
    PHONE,
    PLATE,
    PROFILE,
    COORDINATES,
    ADDRESS,
    CASE_REFERENCE,
    BIRTH_DATE,
    NAME,
    UNIQUE_PHRASE;

    /** The word in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
