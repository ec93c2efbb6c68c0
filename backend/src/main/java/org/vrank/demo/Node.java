package org.vrank.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One mapping of a YAML file, read by name. */
record Node(Map<?, ?> map) {
    static List<Node> list(@Nullable Object value) {
        return value instanceof List<?> items
                ? items.stream().map(item -> new Node((Map<?, ?>) item)).toList()
                : List.of();
    }

    List<Node> list(String key) {
        return list(map.get(key));
    }

    Node node(String key) {
        return map.get(key) instanceof Map<?, ?> inner ? new Node(inner) : new Node(Map.of());
    }

    String text(String key) {
        String text = optional(key);
        if (text == null) {
            throw new IllegalArgumentException("the demo world lacks " + key + " in " + map.keySet());
        }
        return text;
    }

    @Nullable
    String optional(String key) {
        Object value = map.get(key);
        return value == null ? null : value.toString();
    }

    boolean yes(String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    @Nullable
    Integer number(String key) {
        return map.get(key) instanceof Integer number ? number : null;
    }

    List<String> texts(String key) {
        return map.get(key) instanceof List<?> items
                ? items.stream().map(Object::toString).toList()
                : List.of();
    }
}
