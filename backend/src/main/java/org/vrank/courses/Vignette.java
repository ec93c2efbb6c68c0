package org.vrank.courses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A short situation with things that one could do, answered before and after a course; so that a trainer sees, in sums, whether people
 * would do something else now. Nobody is told whether their answer was a good one.
 *
 * @param key names it within its course
 * @param question by language
 */
@Serdeable
record Vignette(String key, Map<String, String> question, List<Option> options) {
    private static final int MOST = 8;

    /**
     * One thing to do.
     *
     * @param score how well it serves, from 0 to 10
     */
    @Serdeable
    record Option(Map<String, String> text, int score) {}

    /** The vignettes of a course, in order. */
    static List<Vignette> read(Leaf course) {
        List<Vignette> vignettes = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        List<Leaf> parts = course.list("vignettes", false);
        if (parts.size() > MOST) {
            course.fault("course.some", "vignettes", 0, MOST);
            return vignettes;
        }
        for (Leaf part : parts) {
            part.only(Set.of("key", "question", "options"));
            String key = part.word("key");
            if (!key.isEmpty() && !CourseFolder.KEY.matcher(key).matches()) {
                part.fault("course.name", part.path() + ".key");
            } else if (!key.isEmpty() && !keys.add(key)) {
                part.fault("course.twice", key);
            }
            vignettes.add(new Vignette(
                    key,
                    part.words("question", true),
                    Exercises.enough(part, "options").stream()
                            .map(Vignette::option)
                            .toList()));
        }
        return vignettes;
    }

    private static Option option(Leaf part) {
        part.only(Set.of("text", "score"));
        return new Option(part.words("text", true), part.whole("score", 0, 10));
    }
}
