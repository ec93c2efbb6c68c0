package org.vrank.guard;

import java.util.Locale;

/** Whether something has to go before publishing, or may be answered. */
public enum Severity {
    STOP,
    WARN;

    /** The word in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
