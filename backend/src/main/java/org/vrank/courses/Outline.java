package org.vrank.courses;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code course.yml} says of a course, besides its title and licence.
 *
 * @param languages in which it is given, the first one first
 * @param audience for whom it is
 * @param aims what a learner can do afterwards
 * @param concepts that it teaches, as a certificate names them
 * @param vignettes answered before and after it
 */
@Serdeable
record Outline(
        List<String> languages,
        Map<String, String> audience,
        List<Map<String, String>> aims,
        double hours,
        Map<String, String> prerequisites,
        List<Map<String, String>> concepts,
        CourseVersion.Completion completion,
        List<Vignette> vignettes) {
    /** What has to be done, as a course says it. */
    static CourseVersion.Completion completion(Leaf part, int modules) {
        part.only(Set.of("halfDays", "modules", "exercises"));
        return new CourseVersion.Completion(
                part.whole("halfDays", 0, 100), part.whole("modules", 0, modules), part.whole("exercises", 0, 1_000));
    }
}
