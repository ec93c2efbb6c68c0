package org.vrank.courses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Texts;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A place in a file of YAML: what it says is taken by its kind, and what is of another kind is a fault that names the place. */
record Leaf(String file, String path, Node node, Remarks remarks) {
    static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");
    private static final int LONGEST = 4_000;
    private static final int MOST = 200;

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    void fault(String message, Object... arguments) {
        remarks.fault(file, line(), message, arguments);
    }

    private Leaf under(String name, Node child) {
        return new Leaf(
                file, path.isEmpty() ? name : path + (name.startsWith("[") ? name : "." + name), child, remarks);
    }

    /** What stands under a key; null where there is nothing, which is a fault where there must be. */
    @Nullable
    Leaf at(String key, boolean required) {
        if (node instanceof MappingNode map) {
            for (NodeTuple pair : map.getValue()) {
                if (pair.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return Tag.NULL.equals(pair.getValueNode().getTag()) && !required
                            ? null
                            : under(key, pair.getValueNode());
                }
            }
        } else {
            fault("course.mapping", called());
            return null;
        }
        if (required) {
            fault("course.missing", under(key, node).path());
        }
        return null;
    }

    /** Says which keys nobody knows: nothing is read from them. */
    void only(Set<String> known) {
        if (node instanceof MappingNode map) {
            for (NodeTuple pair : map.getValue()) {
                String name = pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
                if (!known.contains(name)) {
                    remarks.remark(
                            file,
                            pair.getKeyNode().getStartMark().getLine() + 1,
                            "course.unknown",
                            under(name, node).path());
                }
            }
        }
    }

    /** The parts of a list under a key. */
    List<Leaf> list(String key, boolean required) {
        Leaf list = at(key, required);
        return list == null ? List.of() : list.parts();
    }

    private List<Leaf> parts() {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().size() > MOST) {
            fault("course.list", called(), MOST);
            return List.of();
        }
        int[] at = {0};
        return sequence.getValue().stream()
                .map(part -> under("[" + at[0]++ + "]", part))
                .toList();
    }

    /** One text, which may look like a number. */
    String word() {
        if (node instanceof ScalarNode scalar
                && !Tag.NULL.equals(node.getTag())
                && scalar.getValue().length() <= LONGEST
                && Texts.says(scalar.getValue())) {
            return scalar.getValue().strip();
        }
        fault("course.text", called(), LONGEST);
        return "";
    }

    String word(String key) {
        Leaf leaf = at(key, true);
        return leaf == null ? "" : leaf.word();
    }

    /** A text that is one of these. */
    String choice(String key, Set<String> among) {
        Leaf leaf = at(key, true);
        if (leaf == null) {
            return "";
        }
        if (leaf.node instanceof ScalarNode scalar && among.contains(scalar.getValue())) {
            return scalar.getValue();
        }
        leaf.fault(
                "course.choice",
                leaf.called(),
                String.join(", ", among.stream().sorted().toList()));
        return "";
    }

    boolean yes(String key) {
        Leaf leaf = at(key, true);
        if (leaf == null) {
            return false;
        }
        if (leaf.node instanceof ScalarNode scalar && Tag.BOOL.equals(leaf.node.getTag())) {
            return scalar.getValue().toLowerCase(java.util.Locale.ROOT).matches("true|yes|on");
        }
        leaf.fault("course.yes", leaf.called());
        return false;
    }

    double number(String key, double least, double most) {
        Leaf leaf = at(key, true);
        return leaf == null ? least : leaf.number(least, most);
    }

    int whole(String key, int least, int most) {
        Leaf leaf = at(key, true);
        return leaf == null ? least : leaf.whole(least, most);
    }

    int whole(int least, int most) {
        double number = number(least, most);
        if (number != Math.rint(number)) {
            fault("course.number", called(), least, most);
        }
        return (int) number;
    }

    private double number(double least, double most) {
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("-?[0-9]{1,6}(\\.[0-9]{1,3})?")) {
            double number = Double.parseDouble(scalar.getValue());
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault("course.number", called(), least, most);
        return least;
    }

    /** Words by language. */
    Map<String, String> words(String key, boolean required) {
        Leaf leaf = at(key, required);
        return leaf == null ? Map.of() : leaf.words();
    }

    /** Words by language, in at least one. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map) || map.getValue().isEmpty()) {
            fault("course.words", called());
            return words;
        }
        for (NodeTuple pair : map.getValue()) {
            String language = pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (LANGUAGES.contains(language)) {
                words.put(language, under(language, pair.getValueNode()).word());
            } else {
                under(language, pair.getKeyNode()).fault("course.language", called(), language);
            }
        }
        return words;
    }

    /** Notes the languages in which words are missing. */
    void gaps(String key, Map<String, String> words, List<String> languages) {
        Leaf part = at(key, false);
        if (part != null && !words.isEmpty()) {
            languages.stream()
                    .filter(language -> !words.containsKey(language))
                    .forEach(language ->
                            remarks.remark(file, part.line(), "course.untranslated", part.called(), language));
        }
    }

    String called() {
        return path.isEmpty() ? file : path;
    }
}
