package org.vrank.noninterference;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vrank.testing.Answer;

/** What is done in meetings in one of the two worlds. */
final class Gatherings {
    /** A series of the whole network, which stands in both worlds. */
    static final String KNOWN = "Netwerkdag";

    /** Who is its guest, in both worlds. */
    static final String GUEST = "gast@example.org";

    private Gatherings() {}

    /** Before the worlds part: Leila makes a series that everybody in the network reads, and invites them to its first meeting. */
    static void known(World world) {
        Map<String, Object> plan = MeetingEnrolments.plan(KNOWN);
        plan.put("circle", world.circle("The network"));
        String series = id(world.at("known series").as("leila").post("/api/series", plan));
        Map<String, Object> item = AgendaEnrolments.item("Wat iedereen weet");
        item.put("meeting", next(world, series));
        String known = id(world.at("known item").as("leila").post("/api/series/" + series + "/agenda-items", item));
        invite(world, next(world, series));
        Deeds.done(
                204,
                world.at("known to guests")
                        .as("leila")
                        .put("/api/agenda-items/" + known + "/guests", Map.of("shown", true)));
        guest(world, next(world, series), GUEST);
    }

    /**
     * A series with a meeting behind it and one to come, items in every state, answers, ticks, a guest, a decision and an action.
     *
     * @param circleName a circle that Leila, Nadia and Karim read
     */
    static void meet(World world, Bait bait, String circleName) {
        String word = bait.salt + "ijsvogeloverleg";
        bait.words.add(word);
        String circle = world.circle(circleName);
        bait.circles.add(circle);
        Map<String, Object> plan = MeetingEnrolments.plan("Reeks over " + word);
        plan.put("circle", circle);
        String series = id(world.at("series").as("leila").post("/api/series", plan));
        bait.series.add(series);
        String meeting = next(world, series);
        bait.meetings.add(meeting);
        invite(world, meeting);
        Map<String, Object> elsewhere = MeetingEnrolments.plan("");
        elsewhere.keySet().retainAll(Set.of("begins", "minutes", "languages"));
        elsewhere.putAll(Map.of("version", 1, "place", "Elders, bij " + word));
        Deeds.done(200, world.at("move").as("leila").put("/api/meetings/" + meeting, elsewhere));
        String path = "/api/series/" + series + "/agenda-items";
        String proposed = id(world.at("propose").as("nadia").post(path, AgendaEnrolments.item("Voorstel " + word)));
        String spare = id(world.at("propose again").as("karim").post(path, AgendaEnrolments.item("Ook " + word)));
        Map<String, Object> straight = AgendaEnrolments.item("Meteen " + word);
        straight.put("meeting", meeting);
        String planned = id(world.at("plan").as("leila").post(path, straight));
        bait.items.addAll(List.of(proposed, spare, planned));
        for (String item : List.of(planned, spare)) {
            byte[] note = ("Bijlage over " + word).getBytes(StandardCharsets.UTF_8);
            bait.itemFiles.add(id(world.at("file on " + (item.equals(planned) ? "planned" : "spare"))
                    .as("leila")
                    .upload("/api/agenda-items/" + item + "/files", "x", note)));
        }
        Deeds.done(
                200,
                world.at("merge")
                        .as("leila")
                        .put(
                                "/api/agenda-items/" + spare + "/state",
                                Map.of("version", 1, "state", "merged", "into", planned)));
        String nadia = String.valueOf(world.server().ask("""
                select t.seat_id::text from tenure t join member m on m.id = t.member_id
                where m.handle = 'nadia' and t.ends is null order by t.starts limit 1
                """));
        String attendance = "/api/meetings/" + meeting + "/attendance/" + nadia;
        Deeds.done(204, world.at("answer").as("nadia").put(attendance, Map.of("answer", "there")));
        Deeds.done(204, world.at("tick").as("leila").put(attendance + "/presence", Map.of("presence", "present")));
        Deeds.done(
                204, world.at("places").as("leila").put("/api/meetings/" + meeting + "/places", Map.of("places", 1)));
        bait.guests.add(guest(world, meeting, bait.salt + "andere-gast@example.org"));
        Deeds.done(
                204,
                world.at("shown").as("leila").put("/api/agenda-items/" + planned + "/guests", Map.of("shown", true)));
        Deeds.done(200, world.at("code").as("leila").post("/api/meetings/" + meeting + "/code", Map.of()));
        bait.guests.add(id(world.at("guest")
                .as("leila")
                .post("/api/meetings/" + meeting + "/guests", Map.of("name", "Gast van elders"))));
        bait.decisions.add(id(world.at("decide")
                .as("leila")
                .post(
                        "/api/agenda-items/" + planned + "/decisions",
                        Map.of("language", "nl", "text", "Wij doen " + word))));
        bait.actions.add(id(world.at("promise")
                .as("leila")
                .post("/api/agenda-items/" + planned + "/actions", AgendaEnrolments.action(nadia))));
        minute(world, "leila", meeting, circle, planned, "Over " + word);
        Deeds.done(
                204,
                world.at("off the record")
                        .as("nadia")
                        .put(MinuteEnrolments.of(meeting) + "/off-record/" + planned, Map.of("off", true)));
        publish(world, bait, "leila", meeting, circle);
        bait.oldMinutes.add(id(world.at("old minutes")
                .as("leila")
                .post("/api/series/" + series + "/old-minutes", ArchiveEnrolments.minutes("Verslag over " + word))));
        Deeds.done(200, world.at("close").as("leila").post("/api/meetings/" + meeting + "/closing", Map.of()));
        bait.meetings.add(next(world, series));
    }

    static void takeNotes(World world, Bait bait) {
        String circle = world.circle("First line");
        bait.circles.add(circle);
        String series = String.valueOf(world.server().ask("select id::text from series where title = ?", KNOWN));
        Deeds.done(
                204,
                world.at("notes")
                        .as("nadia")
                        .post("/api/series/" + series + "/notes-circles", Map.of("circle", circle)));
        String word = bait.salt + "roerdompnotitie";
        bait.words.add(word);
        String item = String.valueOf(world.server()
                .ask(
                        "select id::text from agenda_item where series_id = ?::uuid and title like 'Wat iedereen%'",
                        series));
        minute(world, "nadia", next(world, series), circle, item, "Onder ons: " + word);
        minute(world, "karim", next(world, series), circle, item, "Ook onder ons: " + word);
        publish(world, bait, "karim", next(world, series), circle);
    }

    /** What Karim published of the candid notes is corrected: of the network's meeting, in the circle of the first line. */
    static void correctNotes(World world, Bait bait) {
        String circle = world.circle("First line");
        String meeting = String.valueOf(world.server()
                .ask(
                        "select p.meeting_id::text from proceedings p join meeting m on m.id = p.meeting_id where p.circle_id = ?::uuid and m.circle_id = ?::uuid",
                        circle,
                        world.circle("The network")));
        publish(world, bait, "karim", meeting, circle, "Er ontbrak een woord.");
    }

    private static void publish(World world, Bait bait, String who, String meeting, String circle, String... because) {
        String path = "/api/meetings/" + meeting + "/proceedings";
        Answer drafts = world.at(who + " reads over").as(who).get(path);
        String seen = drafts.each("drafts", "seen").getLast();
        Map<String, Object> given = new HashMap<>(Map.of("circle", circle, "seen", seen));
        if (because.length > 0) {
            given.put("because", because[0]);
        }
        bait.proceedings.add(id(world.at(who + " publishes").as(who).post(path, given)));
    }

    /** Takes the notes of a layer and writes under an item; a text of before then stands beside. */
    private static void minute(World world, String who, String meeting, String circle, String item, String text) {
        String layer = MinuteEnrolments.of(meeting) + "/" + circle;
        Deeds.done(204, world.at(who + " takes notes").as(who).post(layer + "/taker", Map.of()));
        Answer late = world.at(who + " is late")
                .as(who)
                .put(layer + "/texts/" + item, Map.of("version", 7, "text", "Laat. " + text));
        Deeds.done(409, late);
        Map<String, Object> now = Map.of("version", Integer.parseInt(late.text("current.version")), "text", text);
        Deeds.done(200, world.at(who + " writes").as(who).put(layer + "/texts/" + item, now));
    }

    private static void invite(World world, String meeting) {
        Deeds.done(200, world.at("invite").as("leila").post("/api/meetings/" + meeting + "/invitations", Map.of()));
    }

    private static String guest(World world, String meeting, String email) {
        Map<String, Object> wanted = Map.of("name", "Gast met mail", "email", email, "language", "nl");
        return id(world.at("guest by mail").as("leila").post("/api/meetings/" + meeting + "/guests", wanted));
    }

    private static String next(World world, String series) {
        return String.valueOf(world.server()
                .ask(
                        "select id::text from meeting where series_id = ?::uuid and state = 'planned' order by day",
                        series));
    }

    private static String id(Answer made) {
        return Deeds.done(201, made).text("id");
    }
}
