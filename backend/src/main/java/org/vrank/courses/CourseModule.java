package org.vrank.courses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module, as it was read out of its folder.
 *
 * @param texts by language, as they were typed
 * @param cases reports that it names
 * @param files beside its text, in order
 */
record CourseModule(
        String key,
        Map<String, String> title,
        int minutes,
        List<CourseVersion.Exercise> exercises,
        Map<String, String> texts,
        List<Video> videos,
        List<UUID> cases,
        List<ModuleFile> files) {
    /** A line of a text that says where an exercise stands. */
    static final Pattern EXERCISE = Pattern.compile("\\[exercise: ?([a-z0-9][a-z0-9-]{0,59})]");

    /** A video that is watched elsewhere. */
    @Serdeable
    record Video(String url, String title, boolean captions) {}

    /** Reads what a module's file says, beside its texts. */
    static CourseModule read(
            String key, Leaf top, Map<String, String> texts, Set<String> beside, List<String> languages) {
        top.only(Set.of("title", "minutes", "exercises", "videos", "cases", "files"));
        Map<String, String> words = top.words("title", true);
        top.gaps("title", words, languages);
        List<CourseVersion.Exercise> exercises = Exercises.read(key, top);
        for (String language : languages) {
            String text = texts.get(language);
            if (text == null) {
                top.remarks().remark(top.file(), 0, "course.untranslated", key, language);
            } else {
                placed(top.remarks(), CourseFolder.path(key, language), text, exercises);
            }
        }
        return new CourseModule(
                key,
                words,
                top.whole("minutes", 0, 6_000),
                exercises,
                texts,
                videos(top),
                cases(top),
                ModuleFile.read(top, beside));
    }

    /** Exercises that a text places and nobody made, or that it leaves out. */
    private static void placed(Remarks remarks, String path, String text, List<CourseVersion.Exercise> exercises) {
        List<String> keys = exercises.stream().map(CourseVersion.Exercise::key).toList();
        List<String> found = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            Matcher line = EXERCISE.matcher(lines[at].strip());
            if (line.matches()) {
                found.add(line.group(1));
                if (!keys.contains(line.group(1))) {
                    remarks.remark(path, at + 1, "course.no-exercise", line.group(1));
                }
            }
        }
        keys.stream()
                .filter(key -> !found.contains(key))
                .forEach(key -> remarks.remark(path, 0, "course.unplaced", key));
    }

    private static List<Video> videos(Leaf top) {
        List<Video> videos = new ArrayList<>();
        for (Leaf part : top.list("videos", false)) {
            part.only(Set.of("url", "title", "captions"));
            String url = part.word("url");
            if (!url.isEmpty() && !url.matches("https://[A-Za-z0-9.-]{3,100}(?:[/?#][^\\s\"'<>\\\\]{0,300})?")) {
                part.fault("course.address", part.path() + ".url");
            }
            boolean captions = part.at("captions", false) != null && part.yes("captions");
            if (!captions) {
                part.remarks().remark(part.file(), part.line(), "course.captions");
            }
            videos.add(new Video(url, part.word("title"), captions));
        }
        return videos;
    }

    private static List<UUID> cases(Leaf top) {
        List<UUID> cases = new ArrayList<>();
        for (Leaf part : top.list("cases", false)) {
            try {
                UUID id = UUID.fromString(part.word());
                if (!cases.contains(id)) {
                    cases.add(id);
                }
            } catch (IllegalArgumentException malformed) {
                part.fault("course.case", part.called());
            }
        }
        return cases;
    }
}
