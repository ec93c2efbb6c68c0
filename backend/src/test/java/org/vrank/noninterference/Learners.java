package org.vrank.noninterference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.learning.Classroom;
import org.vrank.testing.Browser;

/** What is done in editions of courses in one of the two worlds. */
final class Learners {
    private Learners() {}

    /** Before the worlds part: an edition in the network in which Nadia takes part. */
    static void known(World world) {
        world.at("known edition");
        Classroom.of(world.server(), "nadia", "leila");
    }

    /** A column of that edition. */
    static String known(World world, String column) {
        return String.valueOf(world.server()
                .ask(
                        "select " + column + "::text from edition where circle_id = ?::uuid order by id limit 1",
                        world.circle("The network")));
    }

    /**
     * An edition with answers, one of them shared, with certificates and feedback.
     *
     * @param circleName a circle that Nadia, Karim and Ruth read
     */
    static void learn(World world, Bait bait, String circleName) {
        String word = bait.salt + "ijsvogelcursus";
        bait.words.add(word);
        world.at("hidden edition");
        Classroom room = Classroom.in(world.server(), world.circle(circleName), "nadia", "karim");
        bait.editions.add(room.edition());
        bait.courseVersions.add(room.version());
        Browser karim = world.at("answers").as("karim");
        Map<String, Object> open = Classroom.body(0, Map.of("text", "Wij spreken over " + word));
        open.put("shared", true);
        Deeds.done(200, karim.put(room.path() + "/answers/backing/my-request", open));
        Deeds.done(
                204,
                world.at("feedback")
                        .as("karim")
                        .post(
                                room.path() + "/feedback",
                                Map.of("moment", "form", "marks", List.of(5, 5, 5, 5), "text", "Over " + word)));
        room.completes("nadia");
        Map<String, Object> all = new HashMap<>();
        all.put("enrolments", null);
        Deeds.done(201, world.at("certificates").as("ruth").post(room.path() + "/certificates", all));
        bait.certificates.add(String.valueOf(
                world.server().ask("select id::text from certificate where edition_id = ?::uuid", room.edition())));
    }
}
