package org.vrank.courses;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Folders of courses as tests make them. */
public final class Folder {
    static final String COURSE = """
            # kept as it is
            licence: CC-BY-SA-4.0
            languages: [nl, fr]
            title: {nl: "Een cursus", fr: "Une formation"}
            hours: 2
            completion: {halfDays: 1, modules: 1, exercises: 1}
            modules: [begin]
            """;

    public static final String MODULE = """
            title: {nl: "Begin", fr: "Début"}
            minutes: 20
            exercises:
              - key: one
                kind: single
                question: {nl: "Wat nu?", fr: "Et alors ?"}
                options:
                  - text: {nl: "Dit", fr: "Ceci"}
                    right: true
                  - text: {nl: "Dat", fr: "Cela"}
                    right: false
            """;

    private final Map<String, byte[]> files = new TreeMap<>();

    private Folder() {}

    /** A sound one, with one module and one exercise. */
    public static Folder sound() {
        return new Folder()
                .with("course.yml", COURSE)
                .with("modules/begin/module.yml", MODULE)
                .with("modules/begin/text.nl.md", "Een *begin*.\n\n[exercise: one]\n")
                .with("modules/begin/text.fr.md", "Un *début*.\r\n\r\n[exercise: one]\r\n");
    }

    public Folder with(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Folder with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Folder without(String path) {
        files.remove(path);
        return this;
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** Packed as a ZIP file. */
    public byte[] zip() {
        return CourseArchive.write(files);
    }
}
