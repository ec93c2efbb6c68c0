package org.vrank.noninterference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vrank.courses.Folder;
import org.vrank.testing.Answer;

/** What trainers do in one of the two worlds. */
final class Teaching {
    private Teaching() {}

    /** A course that Amina writes and Ruth publishes, with a next version in work, and one that was withdrawn. */
    static void teach(World world, Bait bait, String circleName) {
        String word = bait.salt + "waterspitsmuisles";
        bait.words.add(word);
        String circle = world.circle(circleName);
        bait.circles.add(circle);
        String course = published(world, bait, circle, word);
        Answer next = world.at("next version").as("amina").post("/api/courses/" + course + "/versions", Map.of());
        Deeds.done(201, next);
        bait.courseVersions.add(next.text("id"));
        String gone = published(world, bait, circle, word);
        Deeds.done(
                204,
                world.at("withdraw course")
                        .as("ruth")
                        .post("/api/courses/" + gone + "/withdrawal", Map.of("because", "Oud, zegt " + word)));
    }

    private static String published(World world, Bait bait, String circle, String word) {
        byte[] zip = Folder.sound()
                .with("modules/begin/text.nl.md", "Een gelijkenis over " + word + ".\n\n[exercise: one]\n")
                .with(
                        "modules/begin/module.yml",
                        Folder.MODULE + "files:\n  - name: 1.txt\n    title: {nl: " + word + "}\n")
                .with("modules/begin/files/1.txt", "Een bijlage over " + word + ".\n")
                .zip();
        Answer made = world.at("course").as("amina").upload("/api/circles/" + circle + "/courses", "course.zip", zip);
        Deeds.done(201, made);
        String course = made.text("id");
        String version = world.as("amina").get("/api/courses/" + course).text("inWork");
        Deeds.done(200, state(world, "amina", version, "review", 1));
        Deeds.done(200, state(world, "ruth", version, "published", 2));
        bait.courses.add(course);
        bait.courseVersions.add(version);
        return course;
    }

    static Answer state(World world, String who, String version, String state, int revision) {
        return world.at(state + " course")
                .as(who)
                .put(
                        "/api/course-versions/" + version + "/state",
                        Map.of("revision", revision, "state", state, "answered", List.of()));
    }

    /** The courses that a persona sees, with those that are hidden and those that are none. */
    static Set<String> courses(Witness witness, Bait bait) {
        Set<String> ids = new HashSet<>(Bait.ids(bait.courses));
        ids.addAll(witness.ids("/api/courses"));
        return new java.util.TreeSet<>(ids);
    }
}
