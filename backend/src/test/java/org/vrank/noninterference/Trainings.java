package org.vrank.noninterference;

import java.util.Map;
import java.util.UUID;
import org.vrank.editions.Course;

/** What is done in courses in one of the two worlds. */
final class Trainings {
    /** A course of the whole network, which stands in both worlds. */
    static final String KNOWN = "Wat iedereen leert";

    /** Who is asked to approve, in both worlds; without an account. */
    static final String SUPERIOR = "overste@example.org";

    private Trainings() {}

    /** Before the worlds part: Ruth opens an edition that everybody in the network reads, and Sabine asks for a place in it. */
    static void known(World world) {
        Map<String, Object> plan = Course.plan(course(world, "The network", KNOWN), 2);
        plan.put("approval", true);
        String edition = Deeds.done(201, world.at("known edition").as("ruth").post("/api/editions", plan))
                .text("id");
        Deeds.done(
                204,
                world.at("known enrolment")
                        .as("sabine")
                        .put("/api/editions/" + edition + "/enrolment", Map.of("superior", SUPERIOR)));
    }

    /** A hidden course with an edition, somebody in it, somebody who waits, a message and attendance. */
    static void train(World world, Bait bait, String circleName) {
        String word = bait.salt + "zwaluwcursus";
        bait.words.add(word);
        UUID version = course(world, circleName, "Cursus over " + word);
        bait.courseVersions.add(version.toString());
        bait.courses.add(
                String.valueOf(world.server().ask("select course_id::text from course_version where id = ?", version)));
        Map<String, Object> plan = Course.plan(version, 1);
        plan.put("place", "Zaal " + word);
        String edition = Deeds.done(201, world.at("edition").as("ruth").post("/api/editions", plan))
                .text("id");
        bait.editions.add(edition);
        String path = "/api/editions/" + edition;
        Deeds.done(204, world.at("enrol").as("nadia").put(path + "/enrolment", Map.of()));
        Deeds.done(204, world.at("wait").as("karim").put(path + "/enrolment", Map.of()));
        String enrolled = String.valueOf(world.server()
                .ask("select id::text from enrolment where edition_id = ?::uuid and state = 'enrolled'", edition));
        bait.enrolments.add(enrolled);
        String day = String.valueOf(
                world.server().ask("select id::text from half_day where edition_id = ?::uuid order by day", edition));
        Deeds.done(
                204,
                world.at("presence")
                        .as("ruth")
                        .put(path + "/roster/" + enrolled + "/half-days/" + day, Map.of("presence", "present")));
        Deeds.done(
                200,
                world.at("message")
                        .as("ruth")
                        .post(path + "/messages", Map.of("subject", "Over " + word, "text", "Tot dan in " + word)));
    }

    /** A column of the edition that both worlds know. */
    static String known(World world, String column) {
        return String.valueOf(world.server()
                .ask(
                        "select e." + column
                                + "::text from edition e join course_version v on v.id = e.version_id where v.title ->> 'nl' = ?",
                        KNOWN));
    }

    private static UUID course(World world, String circle, String title) {
        UUID course = Course.in(world.server(), UUID.fromString(world.circle(circle)));
        return Course.version(world.server(), course, 1, true, title);
    }
}
