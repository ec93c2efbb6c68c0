package org.vrank.courses;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as it is written for people to go on with: texts between double quotes. */
final class YamlText {
    private YamlText() {}

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                // what YAML takes for the end of a line, or for nothing that can be printed
                default -> {
                    if (c < 0x20
                            || (c >= 0x7f && c < 0xa0)
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0xfeff
                            || c == 0xfffe
                            || c == 0xffff) {
                        quoted.append(String.format("\\u%04X", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** What stands behind a colon: maps and lists on lines of their own, each further in than {@code indent} says. */
    static String value(Object value, String indent) {
        return switch (value) {
            case Map<?, ?> map -> map.isEmpty() ? " {}" : "\n" + indent + entries(map, indent);
            case List<?> list ->
                list.isEmpty()
                        ? " []"
                        : list.stream()
                                .map(one -> "\n" + indent + "- " + item(one, indent + "  "))
                                .collect(Collectors.joining());
            case String text -> " " + quoted(text);
            default -> " " + value;
        };
    }

    /** One part of a list, from its dash on. */
    static String part(Map<?, ?> part, String indent) {
        return indent + "- " + entries(part, indent + "  ");
    }

    private static String item(Object value, String indent) {
        return value instanceof Map<?, ?> map && !map.isEmpty()
                ? entries(map, indent)
                : value(value, indent).stripLeading();
    }

    private static String entries(Map<?, ?> map, String indent) {
        return map.entrySet().stream()
                .map(one -> key(String.valueOf(one.getKey())) + ":" + value(one.getValue(), indent + "  "))
                .collect(Collectors.joining("\n" + indent));
    }

    private static String key(String key) {
        boolean plain =
                key.matches("[A-Za-z][A-Za-z-]*") && Tag.STR.equals(new Resolver().resolve(NodeId.scalar, key, true));
        return plain ? key : quoted(key);
    }
}
