package bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON; for ASCII below the space it knows the line break and the tab, which is all that the bench writes. */
public final class Json {
    private Json() {}

    public static String of(Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Map<?, ?> map -> map.entrySet().stream().map(e -> of(e.getKey()) + ":" + of(e.getValue())).collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
            default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
        };
    }
}
