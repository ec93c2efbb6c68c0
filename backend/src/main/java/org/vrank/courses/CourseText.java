package org.vrank.courses;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Refusal;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes one value of a file of YAML that a form shows, and leaves what else is typed in it, remarks for people included. */
final class CourseText {
    private CourseText() {}

    /** @param value as it stands behind the colon, beginning with a space or a new line */
    static String with(String text, String key, String value) {
        List<NodeTuple> pairs = pairs(text);
        for (int at = 0; at < pairs.size(); at++) {
            if (pairs.get(at).getKeyNode() instanceof ScalarNode name
                    && name.getValue().equals(key)) {
                int colon = text.indexOf(':', index(text, name.getEndMark().getIndex()));
                int end = at + 1 < pairs.size()
                        ? index(
                                text,
                                pairs.get(at + 1).getKeyNode().getStartMark().getIndex())
                        : text.length();
                return text.substring(0, colon + 1) + value + "\n" + remarks(text.substring(colon + 1, end))
                        + text.substring(end);
            }
        }
        return text + (text.endsWith("\n") ? "" : "\n") + key + ":" + value + "\n";
    }

    /**
     * Types one part of a list anew, adds one, or takes one away; the other parts stay as they were typed.
     *
     * @param at which part, from 0; the number of parts to add one at the end
     * @param said the part, or null to take it away
     */
    static String part(String text, String list, int at, @Nullable Map<String, ?> said) {
        List<NodeTuple> pairs = pairs(text);
        int place = 0;
        while (place < pairs.size()
                && !(pairs.get(place).getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(list))) {
            place++;
        }
        List<Node> parts = place < pairs.size() && pairs.get(place).getValueNode() instanceof SequenceNode sequence
                ? sequence.getValue()
                : List.of();
        if (parts.isEmpty() || (parts.size() == 1 && said == null)) {
            return with(text, list, said == null ? " []" : "\n" + YamlText.part(said, "  "));
        }
        if (((SequenceNode) pairs.get(place).getValueNode()).getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
            throw new Refusal.Invalid("exercise", "course.lines");
        }
        int last = place + 1 < pairs.size()
                ? line(text, pairs.get(place + 1).getKeyNode().getStartMark())
                : text.length();
        boolean added = at == parts.size();
        int begin = begin(text, parts.get(added ? at - 1 : at));
        int end = at + 1 < parts.size() ? begin(text, parts.get(at + 1)) : last;
        String indent = text.substring(begin, text.indexOf('-', begin));
        String kept = remarks(text.substring(begin, end));
        String before = text.substring(0, added ? end - kept.length() : begin);
        return before
                + (before.isEmpty() || before.endsWith("\n") ? "" : "\n")
                + (said == null ? "" : YamlText.part(said, indent) + "\n")
                + kept
                + text.substring(end);
    }

    private static List<NodeTuple> pairs(String text) {
        Node top = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        if (!(top instanceof MappingNode map) || map.getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
            throw new Refusal.Invalid(CourseFolder.COURSE, "course.lines");
        }
        return map.getValue();
    }

    /** The beginning of the line on which the dash of a part stands. */
    private static int begin(String text, Node part) {
        int dash = text.lastIndexOf('-', index(text, part.getStartMark().getIndex()) - 1);
        return text.lastIndexOf('\n', dash) + 1;
    }

    private static int line(String text, Mark mark) {
        return text.lastIndexOf('\n', index(text, mark.getIndex())) + 1;
    }

    /** Empty lines and lines of remarks at the end belong to what follows. */
    private static String remarks(String replaced) {
        String[] lines = replaced.split("(?<=\n)");
        int first = lines.length;
        while (first > 1
                && (lines[first - 1].isBlank() || lines[first - 1].strip().startsWith("#"))) {
            first--;
        }
        return String.join("", List.of(lines).subList(first, lines.length));
    }

    private static int index(String text, int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    /** A new module's own file. */
    static String module(Map<String, String> title, int minutes) {
        return "title:" + YamlText.value(title, "  ") + "\nminutes: " + minutes + "\nexercises: []\n";
    }

    static String modules(List<String> keys) {
        return " [" + String.join(", ", keys) + "]";
    }
}
