package org.vrank.fuzz;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What answers held, by the name of its field, and ids by the noun under which they were answered. */
final class Seen {
    private static final int KEPT = 60;

    /** How a refusal names the values it would take. */
    private static final Pattern CHOICES = Pattern.compile(": ([a-z-]+(?:, [a-z-]+)+)$");

    /** The secret in a link that a mail holds. */
    private static final Pattern LINK = Pattern.compile("#([A-Za-z0-9_-]{43})");

    private final Map<String, List<Object>> values = new TreeMap<>();
    private final Map<String, List<String>> choices = new TreeMap<>();

    /** Remembers what an answer of this path held. */
    void remember(String path, JsonNode answer) {
        String noun = noun(path);
        walk(noun, answer);
    }

    /** Learns from a refusal which values a field takes. */
    void learn(Operation operation, JsonNode problem) {
        JsonNode violations = problem.get("violations");
        if (violations == null || !violations.isArray()) {
            return;
        }
        for (JsonNode violation : violations.values()) {
            JsonNode field = violation.get("field");
            JsonNode message = violation.get("message");
            Matcher named = CHOICES.matcher(message == null || !message.isString() ? "" : message.getStringValue());
            if (field != null && field.isString() && named.find()) {
                choices.put(
                        key(operation, field.getStringValue()),
                        List.of(named.group(1).split(", ")));
            }
        }
    }

    /** The values that the operation said it takes there; empty when it never said. */
    List<String> choices(Operation operation, String field) {
        return choices.getOrDefault(key(operation, field), List.of());
    }

    private static String key(Operation operation, String field) {
        return operation + " " + field.replaceAll(".*[.\\[]([A-Za-z])", "$1").replaceAll("\\]$", "");
    }

    /** The last noun of a path template: {@code /api/reports/{id}/revisions} lists revisions. */
    static String noun(String path) {
        String noun = "";
        for (String step : path.split("/")) {
            if (!step.isEmpty() && !step.startsWith("{")) {
                noun = step;
            }
        }
        return noun;
    }

    private void walk(String noun, JsonNode node) {
        if (node.isArray()) {
            node.values().forEach(each -> walk(noun, each));
        } else if (node.isObject()) {
            for (var entry : node.entries()) {
                String name = entry.getKey();
                JsonNode value = entry.getValue();
                if (value.isObject() || value.isArray()) {
                    walk(name.equals("items") ? noun : name, value);
                }
                keep(name.equals("id") ? "id of " + singular(noun) : name, value);
            }
        }
    }

    private void keep(String name, JsonNode value) {
        if (value.isString() && name.equals("body")) {
            Matcher link = LINK.matcher(value.getStringValue());
            while (link.find()) {
                keep("token", JsonNode.createStringNode(link.group(1)));
            }
        }
        Object kept = value.isString()
                ? (Object) value.getStringValue()
                : value.isNumber() ? value.getNumberValue() : value.isBoolean() ? value.getBooleanValue() : null;
        if (value.isArray()) {
            for (JsonNode one : value.values()) {
                kept = one.isString() ? one.getStringValue() : kept;
            }
        }
        if (kept == null || (kept instanceof String text && text.length() > 300)) {
            return;
        }
        List<Object> known = values.computeIfAbsent(name, n -> new ArrayList<>());
        if (!known.contains(kept)) {
            if (known.size() >= KEPT) {
                known.remove(KEPT / 2); // the oldest and the newest stay longest
            }
            known.add(kept);
        }
    }

    /** A value that a field of this name had, or an id of the thing it names; null when none was seen. */
    @Nullable
    Object of(String field, String path, Random random) {
        List<Object> known = new ArrayList<>(values.getOrDefault("id of " + singular(field), List.of()));
        if (field.equals("id")) {
            String before = path.substring(0, Math.max(0, path.indexOf("{id}")));
            known.addAll(values.getOrDefault("id of " + singular(noun(before)), List.of()));
        } else {
            known.addAll(values.getOrDefault(field, List.of()));
        }
        if (known.isEmpty()) {
            return null;
        }
        // what was made last is most likely to be one's own
        int place = random.nextBoolean()
                ? random.nextInt(known.size())
                : known.size() - 1 - random.nextInt(Math.min(4, known.size()));
        return known.get(place);
    }

    private static String singular(String noun) {
        return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }
}
