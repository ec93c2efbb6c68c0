package org.vrank.platform;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes text from outside: collects what is wrong with it by field, and refuses everything at once. */
public final class Texts {
    private final List<Violation> violations = new ArrayList<>();

    /** Text of at most {@code longest} UTF-16 characters without NUL and broken surrogates; null becomes empty. */
    public String optional(String field, @Nullable String text, int longest) {
        String given = text == null ? "" : text.strip();
        if (given.length() > longest) {
            violations.add(new Violation(field, "text.too-long", List.of(longest)));
        } else if (given.codePoints().anyMatch(Texts::unprintable) || !encodable(given)) {
            violations.add(new Violation(field, "text.broken"));
        }
        return given;
    }

    /** The same, but something must be there. */
    public String required(String field, @Nullable String text, int longest) {
        String given = optional(field, text, longest);
        if (!says(given)) {
            violations.add(new Violation(field, "text.missing"));
        }
        return given;
    }

    /** The same, with so many characters at least, as the database counts them. */
    public String required(String field, @Nullable String text, int shortest, int longest) {
        String given = required(field, text, longest);
        if (says(given) && given.codePointCount(0, given.length()) < shortest) {
            violations.add(new Violation(field, "text.too-short", List.of(shortest)));
        }
        return given;
    }

    /** Whether there is anything to see in a text: spaces and invisible characters say nothing. */
    public static boolean says(String text) {
        return text.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT);
    }

    private static boolean unprintable(int c) {
        return Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
    }

    /** A day that a calendar of this century or the last holds, or none. */
    public void day(String field, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 2100)) {
            violations.add(new Violation(field, "field.day"));
        }
    }

    /** Adds a violation found elsewhere. */
    public void reject(String field, String message, Object... arguments) {
        violations.add(new Violation(field, message, List.of(arguments)));
    }

    /** The same, about some words of the field, which are the message's only argument. */
    public void reject(String field, String message, Violation.Hit hit, String words) {
        violations.add(new Violation(field, message, List.of(words), hit));
    }

    /** Refuses when anything was wrong. */
    public void check() {
        if (!violations.isEmpty()) {
            throw new Refusal.Invalid(violations);
        }
    }

    private static boolean encodable(String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
