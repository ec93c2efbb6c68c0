package org.vrank.courses;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads one file of YAML as what people write by hand: one document, a mapping, without anchors, aliases and tags (so nothing in it is
 * larger than it looks, and nothing is made of it but text), and without a key twice.
 */
final class CourseYaml {
    private static final int DEEPEST = 20;

    private CourseYaml() {}

    /** The top of a file; null when it could not be read, which is noted. */
    static @Nullable Leaf read(String file, String text, Remarks remarks) {
        try {
            if (!plain(file, text, remarks)) {
                return null;
            }
            Node top = yaml().compose(new StringReader(text));
            if (!(top instanceof MappingNode)) {
                remarks.fault(file, 1, "course.mapping", file);
                return null;
            }
            once(file, top, remarks);
            return new Leaf(file, "", top, remarks);
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            remarks.fault(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    "course.yaml",
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1);
            return null;
        } catch (YAMLException broken) {
            remarks.fault(file, 0, "course.yaml", 1, 1);
            return null;
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(CourseFolder.LONGEST_TEXT);
        return new Yaml(new SafeConstructor(options));
    }

    private static boolean plain(String file, String text, Remarks remarks) {
        int documents = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            boolean alias =
                    event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null);
            boolean tag = (event instanceof ScalarEvent scalar && scalar.getTag() != null)
                    || (event instanceof CollectionStartEvent collection && collection.getTag() != null);
            if (alias || tag) {
                remarks.fault(file, line, alias ? "course.alias" : "course.tag");
                return false;
            }
            if (event.is(Event.ID.DocumentStart) && ++documents > 1) {
                remarks.fault(file, line, "course.documents");
                return false;
            }
        }
        return true;
    }

    private static void once(String file, Node node, Remarks remarks) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(part -> once(file, part, remarks));
        } else if (node instanceof MappingNode map) {
            Set<String> seen = new HashSet<>();
            for (NodeTuple pair : map.getValue()) {
                if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                    remarks.fault(file, pair.getKeyNode().getStartMark().getLine() + 1, "course.key");
                } else if (!seen.add(key.getValue())) {
                    remarks.fault(file, key.getStartMark().getLine() + 1, "course.twice", key.getValue());
                }
                once(file, pair.getValueNode(), remarks);
            }
        }
    }
}
