package org.vrank.courses;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.vrank.platform.Refusal;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Changes one value of a course.yml that a form shows, and leaves what else is typed in it, remarks for people included. */
final class CourseText {
    private CourseText() {}

    /** @param value as it stands behind the colon, beginning with a space or a new line */
    static String with(String text, String key, String value) {
        Node top = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        if (!(top instanceof MappingNode map) || map.getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
            throw new Refusal.Invalid(CourseFolder.COURSE, "course.lines");
        }
        List<NodeTuple> pairs = map.getValue();
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

    /** Empty lines and lines of remarks at the end belong to what follows. */
    private static String remarks(String replaced) {
        String[] lines = replaced.split("(?<=\n)");
        int first = lines.length;
        while (first > 1 && (lines[first - 1].isBlank() || lines[first - 1].startsWith("#"))) {
            first--;
        }
        return String.join("", List.of(lines).subList(first, lines.length));
    }

    private static int index(String text, int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    /** A new module's own file. */
    static String module(Map<String, String> title, int minutes) {
        return "title:" + YamlText.words(title, "  ") + "\nminutes: " + minutes + "\nexercises: []\n";
    }

    static String modules(List<String> keys) {
        return " [" + String.join(", ", keys) + "]";
    }
}
