package org.vrank.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cannot be accepted in one field.
 *
 * @param field path of the field in the request, such as {@code answers.actual}
 * @param message key of the message in {@code messages_*.properties}
 * @param arguments what the message's places hold
 * @param hit where in the field, when it is about some of its words
 */
public record Violation(
        String field,
        String message,
        List<Object> arguments,
        @Nullable Hit hit) {
    /**
     * Words of a field.
     *
     * @param key what an answer about these words is known by
     * @param start first place, in UTF-16 characters of the field's text
     * @param end place after the last
     * @param answers those that fit; none where the words have to go
     */
    public record Hit(String key, int start, int end, List<String> answers) {}

    public Violation(String field, String message) {
        this(field, message, List.of());
    }

    public Violation(String field, String message, List<Object> arguments) {
        this(field, message, arguments, null);
    }
}
