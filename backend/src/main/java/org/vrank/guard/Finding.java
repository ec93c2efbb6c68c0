package org.vrank.guard;

/**
 * Something in a text that could lead to a person.
 *
 * @param start first place, in UTF-16 characters of the text as it was given
 * @param end place after the last
 */
public record Finding(FindingKind kind, Severity severity, int start, int end) {
    boolean overlaps(Finding other) {
        return start < other.end && other.start < end;
    }
}
