package org.vrank.platform;

import java.util.List;

/**
 * What cannot be accepted in one field.
 *
 * @param field path of the field in the request, such as {@code answers.actual}
 * @param message key of the message in {@code messages_*.properties}
 * @param arguments what the message's places hold
 */
public record Violation(String field, String message, List<Object> arguments) {
    public Violation(String field, String message) {
        this(field, message, List.of());
    }
}
