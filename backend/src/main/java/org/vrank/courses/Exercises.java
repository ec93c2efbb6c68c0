package org.vrank.courses;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads exercises out of a module: what each kind has to say, and nothing it does not know. */
final class Exercises {
    static final Set<String> ROLES = Set.of("pusher", "joiner", "silent", "bridge-builder", "scapegoat");
    private static final Set<String> KINDS =
            Set.of("single", "multiple", "ordering", "sorting", "scenario", "open", "role-map");
    private static final int MOST = 60;

    private Exercises() {}

    static List<CourseVersion.Exercise> read(String module, Leaf top) {
        List<CourseVersion.Exercise> exercises = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        List<Leaf> parts = top.list("exercises", false);
        if (parts.size() > MOST) {
            top.fault("course.list", "exercises", MOST);
            return exercises;
        }
        for (Leaf part : parts) {
            String key = part.word("key");
            String kind = part.choice("kind", KINDS);
            if (!key.isEmpty() && !CourseFolder.KEY.matcher(key).matches()) {
                part.fault("course.name", part.path() + ".key");
            } else if (!key.isEmpty() && !keys.add(key)) {
                part.fault("course.twice", key);
            }
            if (!kind.isEmpty()) {
                exercises.add(new CourseVersion.Exercise(module, key, kind, body(kind, part)));
            }
        }
        return exercises;
    }

    private static Map<String, Object> body(String kind, Leaf part) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("question", part.words("question", !kind.equals("scenario")));
        switch (kind) {
            case "single", "multiple" -> {
                part.only(Set.of("key", "kind", "question", "options"));
                body.put("options", options(kind, part));
            }
            case "ordering" -> {
                part.only(Set.of("key", "kind", "question", "items", "explanation"));
                body.put(
                        "items", enough(part, "items").stream().map(Leaf::words).toList());
                explain(part, body);
            }
            case "sorting" -> {
                part.only(Set.of("key", "kind", "question", "statements"));
                body.put(
                        "statements",
                        enough(part, "statements").stream()
                                .map(Exercises::statement)
                                .toList());
            }
            case "scenario" -> {
                part.only(Set.of("key", "kind", "question", "start", "nodes"));
                scenario(part, body);
            }
            default -> {
                part.only(Set.of("key", "kind", "question", "hint"));
                put(body, "hint", part.words("hint", false));
            }
        }
        if (body.get("question") instanceof Map<?, ?> none && none.isEmpty()) {
            body.remove("question");
        }
        return body;
    }

    /** The parts of a list that has from 2 to 20 of them. */
    static List<Leaf> enough(Leaf part, String key) {
        List<Leaf> parts = part.list(key, true);
        Leaf list = part.at(key, false);
        if (list != null && (parts.size() < 2 || parts.size() > 20)) {
            list.fault("course.some", list.path(), 2, 20);
        }
        return parts;
    }

    private static List<Map<String, Object>> options(String kind, Leaf part) {
        List<Map<String, Object>> options = new ArrayList<>();
        int right = 0;
        for (Leaf option : enough(part, "options")) {
            Map<String, Object> read = new LinkedHashMap<>();
            read.put("text", option.words("text", true));
            option.only(Set.of("text", "right", "explanation"));
            boolean yes = option.yes("right");
            read.put("right", yes);
            right += yes ? 1 : 0;
            explain(option, read);
            options.add(read);
        }
        if (!options.isEmpty() && (right == 0 || (right > 1 && kind.equals("single")))) {
            part.fault(kind.equals("single") ? "course.one-right" : "course.some-right", part.path());
        }
        return options;
    }

    private static Map<String, Object> statement(Leaf part) {
        part.only(Set.of("text", "role", "explanation"));
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("text", part.words("text", true));
        read.put("role", part.choice("role", ROLES));
        explain(part, read);
        return read;
    }

    private static void scenario(Leaf part, Map<String, Object> body) {
        Set<String> ids = new HashSet<>();
        List<Map<String, Object>> nodes = new ArrayList<>();
        List<Leaf> parts = enough(part, "nodes");
        for (Leaf node : parts) {
            String id = node.word("id");
            if (!id.isEmpty() && !ids.add(id)) {
                node.fault("course.twice", id);
            }
        }
        for (Leaf node : parts) {
            node.only(Set.of("id", "text", "choices"));
            Map<String, Object> read = new LinkedHashMap<>();
            read.put("id", node.at("id", false) == null ? "" : node.word("id"));
            read.put("text", node.words("text", true));
            List<Map<String, Object>> choices = node.list("choices", false).stream()
                    .map(choice -> choice(choice, ids))
                    .toList();
            put(read, "choices", choices.isEmpty() ? null : choices);
            nodes.add(read);
        }
        String start = part.word("start");
        if (!start.isEmpty() && !ids.contains(start)) {
            part.fault("course.node", part.path() + ".start", start);
        }
        body.put("start", start);
        body.put("nodes", nodes);
    }

    private static Map<String, Object> choice(Leaf part, Set<String> ids) {
        part.only(Set.of("text", "next", "effects", "explanation"));
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("text", part.words("text", true));
        String next = part.word("next");
        if (!next.isEmpty() && !ids.contains(next)) {
            part.fault("course.node", part.path() + ".next", next);
        }
        read.put("next", next);
        put(read, "effects", effects(part.at("effects", false)));
        explain(part, read);
        return read;
    }

    /** What an answer does to each role, from -3 to 3. */
    private static @Nullable Map<String, Object> effects(@Nullable Leaf part) {
        if (part == null) {
            return null;
        }
        Map<String, Object> effects = new LinkedHashMap<>();
        if (!(part.node() instanceof MappingNode map)) {
            part.fault("course.mapping", part.called());
            return effects;
        }
        for (NodeTuple pair : map.getValue()) {
            String role = pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (ROLES.contains(role)) {
                effects.put(role, part.whole(role, -3, 3));
            } else {
                part.fault(
                        "course.choice",
                        part.called(),
                        String.join(", ", ROLES.stream().sorted().toList()));
            }
        }
        return effects;
    }

    private static void explain(Leaf part, Map<String, Object> read) {
        Map<String, String> words = part.words("explanation", false);
        put(read, "explanation", words.isEmpty() ? null : words);
    }

    private static void put(Map<String, Object> read, String key, @Nullable Object value) {
        if (value != null && !(value instanceof Map<?, ?> none && none.isEmpty())) {
            read.put(key, value);
        }
    }
}
