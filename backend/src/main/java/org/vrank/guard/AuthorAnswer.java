package org.vrank.guard;

import java.util.Locale;

/** What an author can say about words that the guard asks about. */
public enum AuthorAnswer {
    /** A place, a service, an ordinary word. */
    NOT_A_PERSON,
    /** No such date or number, or none that leads to anybody. */
    SOMETHING_ELSE,
    /** Publicly known, and needed here. */
    PUBLIC,
    /** Changed or made up. */
    CHANGED;

    /** The word in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
