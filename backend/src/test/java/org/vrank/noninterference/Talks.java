package org.vrank.noninterference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;

/** What is said under reports in one of the two worlds. */
final class Talks {
    private Talks() {}

    /**
     * Under two reports: under a name, answered and edited; as an organisation, appeared and not; as the author; withdrawn.
     *
     * @param writers four members of the circle; the first wrote the one with a name, the second the other
     */
    static void discuss(World world, Bait bait, String named, String unnamed, String hapax, List<String> writers) {
        String question = say(world, bait, writers.get(1), named, comment("question", "named", "Waar was de " + hapax));
        String reply = say(world, bait, writers.get(0), named, reply(question, "named", "Bij de " + hapax));
        Deeds.done(
                200,
                world.at("edit" + reply)
                        .as(writers.get(0))
                        .put(
                                "/api/comments/" + reply,
                                Map.of("version", 1, "language", "nl", "text", "Naast de " + hapax)));
        String blurred = say(world, bait, writers.get(2), named, comment("experience", "organisation", "Ook " + hapax));
        for (String table :
                List.of("comment set published = ? where id", "comment_text set published = ? where comment_id")) {
            world.server().sql("update " + table + " = ?::uuid", World.yesterday(), blurred);
        }
        Followed.isDue(world.server(), blurred);
        say(world, bait, writers.get(3), named, comment("evidence", "organisation", "Morgen " + hapax));
        String other = say(world, bait, writers.get(3), unnamed, comment("question", "named", "Hoe dan, " + hapax));
        say(world, bait, writers.get(1), unnamed, reply(other, "author", "Zo dan, " + hapax));
        String withdrawn = say(world, bait, writers.get(2), unnamed, comment("suggestion", "named", "Zonder " + hapax));
        Deeds.done(
                200,
                world.at("take back" + withdrawn)
                        .as(writers.get(2))
                        .post("/api/comments/" + withdrawn + "/withdrawal", Map.of()));
    }

    /** Somebody flags what the demo world says in a circle: a comment, and its report. */
    static void flag(World world, Bait bait, String circleName, String flagger) {
        String comment = String.valueOf(world.server()
                .ask(
                        "select id::text from comment where circle_id = ?::uuid order by published, id limit 1",
                        world.circle(circleName)));
        String report =
                String.valueOf(world.server().ask("select report_id::text from comment where id = ?::uuid", comment));
        bait.comments.add(comment);
        bait.reports.add(report);
        for (String path : List.of("/api/comments/" + comment, "/api/reports/" + report)) {
            Deeds.done(
                    204,
                    world.at("flag" + path)
                            .as(flagger)
                            .post(path + "/flags", Map.of("reason", "person", "text", "Kwartelhinder in die straat")));
        }
        bait.flags.add(
                String.valueOf(world.server().ask("select id::text from flag where comment_id = ?::uuid", comment)));
        bait.words.add("Kwartelhinder");
    }

    static Map<String, Object> comment(String kind, String name, String text) {
        return new HashMap<>(Map.of("kind", kind, "name", name, "language", "nl", "text", text));
    }

    static Map<String, Object> reply(String parent, String name, String text) {
        return new HashMap<>(Map.of("parent", parent, "name", name, "language", "nl", "text", text));
    }

    private static String say(World world, Bait bait, String writer, String report, Map<String, Object> comment) {
        Answer made =
                world.at("say" + comment.get("text")).as(writer).post("/api/reports/" + report + "/comments", comment);
        String id = Deeds.done(201, made).text("id");
        bait.comments.add(id);
        return id;
    }
}
