package org.vrank.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A posted form: of fields that come more than once the last counts; lines end as everywhere else. */
final class Posted {
    private Posted() {}

    static Map<String, String> of(@Nullable Map<String, Object> posted) {
        Map<String, String> fields = new HashMap<>();
        if (posted != null) {
            posted.forEach((name, value) -> {
                Object last = value instanceof List<?> many && !many.isEmpty() ? many.getLast() : value;
                fields.put(name, last == null ? "" : plain(last.toString()));
            });
        }
        return fields;
    }

    /** Without what no text may hold: control signs and halves of characters. */
    private static String plain(String text) {
        StringBuilder kept = new StringBuilder();
        text.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || Character.getType(c) != Character.CONTROL)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
