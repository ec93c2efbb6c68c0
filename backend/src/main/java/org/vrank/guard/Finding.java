package org.vrank.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a text that could lead to a person.
 *
 * @param start first place, in UTF-16 characters of the text as it was given
 * @param end place after the last
 * @param key the same for the same words of the same kind, wherever they stand: an answer given to a warning holds by it
 */
public record Finding(FindingKind kind, Severity severity, int start, int end, String key) {
    /** In a reading of the text, before it has its key. */
    Finding(FindingKind kind, Severity severity, int start, int end) {
        this(kind, severity, start, end, "");
    }

    boolean overlaps(Finding other) {
        return start < other.end && other.start < end;
    }

    /** What its author can say of it, in the words of the API; nothing about what has to go. */
    public List<String> answers() {
        return severity == Severity.WARN ? kind.answers() : List.of();
    }

    /** Whether this is an answer to it. */
    public boolean takes(@Nullable String answer) {
        return answer != null && answers().contains(answer);
    }

    /** Key of the message about it: {@code guard.phone}, {@code guard.warn-name}. */
    public String message() {
        return "guard." + (severity == Severity.WARN ? "warn-" : "") + kind.code();
    }
}
