package org.vrank.courses;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file beside the text of a module, as the file of the module says.
 *
 * @param name in the folder of the module's files
 * @param title what it is called, by language; empty when it is called by its number
 * @param alt what is to be seen in a picture, by language
 */
record ModuleFile(String name, Map<String, String> title, Map<String, String> alt) {
    private static final Set<String> PICTURES = Set.of("jpg", "png");

    static final int LONGEST_TITLE = 120;
    static final int LONGEST_ALT = 500;

    boolean picture() {
        return PICTURES.contains(CourseFolder.ending(name));
    }

    /** @param there the names of the files that are in the folder */
    static List<ModuleFile> read(Leaf top, Set<String> there) {
        List<ModuleFile> files = new ArrayList<>();
        Set<String> named = new HashSet<>();
        List<Leaf> parts = top.list("files", false);
        if (parts.size() > CourseFolder.MOST_BESIDE) {
            top.fault("course.list", "files", CourseFolder.MOST_BESIDE);
            return files;
        }
        for (Leaf part : parts) {
            part.only(Set.of("name", "title", "alt"));
            String name = part.word("name");
            if (!there.contains(name)) {
                part.fault("course.no-file", name);
            } else if (!named.add(name)) {
                part.fault("course.twice", name);
            } else {
                ModuleFile file =
                        new ModuleFile(name, words(part, "title", LONGEST_TITLE), words(part, "alt", LONGEST_ALT));
                if (file.picture() && file.alt().isEmpty()) {
                    part.remarks().remark(part.file(), part.line(), "course.no-alt", name);
                }
                files.add(file);
            }
        }
        there.stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> top.remarks().remark(top.file(), 0, "course.file-unlisted", name));
        return files;
    }

    private static Map<String, String> words(Leaf part, String key, int longest) {
        Map<String, String> words = new LinkedHashMap<>();
        part.words(key, false).forEach((language, text) -> {
            String line = text.replaceAll("\\s+", " ");
            if (line.length() > longest) {
                part.fault("text.too-long", longest);
            }
            words.put(language, line);
        });
        return words;
    }

    /** The list as the file of a module holds it, behind the colon. */
    static String yaml(List<ModuleFile> files) {
        StringBuilder lines = new StringBuilder();
        for (ModuleFile file : files) {
            lines.append("\n  - name: ").append(file.name());
            if (!file.title().isEmpty()) {
                lines.append("\n    title:").append(YamlText.value(file.title(), "      "));
            }
            if (!file.alt().isEmpty()) {
                lines.append("\n    alt:").append(YamlText.value(file.alt(), "      "));
            }
        }
        return lines.isEmpty() ? " []" : lines.toString();
    }
}
