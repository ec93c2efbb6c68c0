package org.vrank.learning;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exercise as the folder of its version holds it, with solutions and explanations.
 *
 * @param within the edition it is done in, or the version it is tried of: decides how it is shuffled
 */
record Exercise(UUID within, String module, String key, String kind, JsonNode body) {
    static final List<String> ROLES = List.of("pusher", "joiner", "silent", "bridge-builder", "scapegoat");

    /** What is chosen from, put in order or sorted; none for other kinds. */
    List<JsonNode> parts() {
        return switch (kind) {
            case "single", "multiple" -> list(body, "options");
            case "ordering" -> list(body, "items");
            case "sorting" -> list(body, "statements");
            default -> List.of();
        };
    }

    /** The places of the parts in the order in which they are shown: always the same one, and for an ordering never the right one. */
    List<Integer> shown() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < parts().size(); i++) {
            places.add(i);
        }
        if (!kind.equals("ordering") && !kind.equals("sorting")) {
            return places;
        }
        List<Integer> straight = List.copyOf(places);
        long seed = within.getMostSignificantBits() ^ within.getLeastSignificantBits();
        Collections.shuffle(places, new Random(seed ^ (31L * module.hashCode() + key.hashCode())));
        if (places.equals(straight)) {
            Collections.rotate(places, 1);
        }
        return places;
    }

    /** A step of a scenario, by its id; the first where there is none. */
    @Nullable
    JsonNode step(@Nullable String id) {
        String wanted = id == null ? text(body, "start") : id;
        return list(body, "nodes").stream()
                .filter(node -> text(node, "id").equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** What its words are about: the question, or where a scenario begins. */
    @Nullable
    JsonNode question() {
        if (kind.equals("scenario")) {
            JsonNode first = step(null);
            return first == null ? null : first.get("text");
        }
        return body.get("question");
    }

    static List<JsonNode> list(JsonNode node, String field) {
        JsonNode list = node.get(field);
        List<JsonNode> all = new ArrayList<>();
        if (list != null && list.isArray()) {
            list.values().forEach(all::add);
        }
        return all;
    }

    static String text(JsonNode node, String field) {
        JsonNode text = node.get(field);
        return text == null || !text.isString() ? "" : text.getStringValue();
    }

    static boolean right(JsonNode option) {
        JsonNode right = option.get("right");
        return right != null && right.isBoolean() && right.getBooleanValue();
    }
}
