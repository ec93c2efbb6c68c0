package org.vrank.courses;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vrank.platform.database.ContentFiles;

/** Whole courses that come with the program, from which a trainer may begin. */
final class Templates {
    static final List<String> KEYS = List.of("polarisation");

    private Templates() {}

    /** The folder of a template; what stands in it follows from its own course.yml. */
    static Map<String, byte[]> folder(String key) {
        String top = "courses/" + key + "/";
        Map<String, byte[]> files = new TreeMap<>();
        take(files, top, CourseFolder.COURSE);
        take(files, top, "LICENSE.md");
        take(files, top, "README.md");
        Leaf course = CourseYaml.read(
                CourseFolder.COURSE, new String(files.get(CourseFolder.COURSE), StandardCharsets.UTF_8), new Remarks());
        for (Leaf module : course == null ? List.<Leaf>of() : course.list("modules", true)) {
            String name = module.word();
            take(files, top, CourseFolder.path(name));
            Leaf.LANGUAGES.forEach(language -> take(files, top, CourseFolder.path(name, language)));
        }
        return files;
    }

    /** A template, read. */
    static CourseFolder course(String key) {
        return CourseFolder.read(folder(key));
    }

    private static void take(Map<String, byte[]> files, String top, String path) {
        Optional<byte[]> content = ContentFiles.bytes(top + path);
        content.ifPresent(bytes -> files.put(path, bytes));
    }
}
