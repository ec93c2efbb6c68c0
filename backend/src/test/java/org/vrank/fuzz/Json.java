package org.vrank.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes JSON as no proper writer would: lone surrogates, numbers without end, and, if asked, keys that come twice. */
final class Json {
    private final StringBuilder out = new StringBuilder();
    private final @Nullable Random twice;

    private Json(@Nullable Random twice) {
        this.twice = twice;
    }

    static String of(@Nullable Object value) {
        return new Json(null).write(value).out.toString();
    }

    /** With some keys written twice. */
    static String twice(@Nullable Object value, Random random) {
        return new Json(random).write(value).out.toString();
    }

    private Json write(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case String text -> string(text);
            default -> out.append(value);
        }
        return this;
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        boolean first = true;
        for (var entry : map.entrySet()) {
            int times = twice != null && twice.nextInt(3) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                out.append(first ? "" : ",");
                first = false;
                string(String.valueOf(entry.getKey()));
                out.append(':');
                write(entry.getValue());
            }
        }
        out.append('}');
    }

    private void array(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : ",");
            write(list.get(i));
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
