package org.vrank.editions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vrank.meetings.Gathering;
import org.vrank.platform.Clocks;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** A course with published versions, put straight into the database, and what a trainer enters of an edition. */
public final class Course {
    /** Of the first version that a course has. */
    public static final String TITLE = "Wie zwijgt in het midden & <co>";

    private Course() {}

    /** A course in a circle; answers its id. */
    public static UUID in(TestServer server, UUID circle) {
        UUID course = server.ids().next();
        server.sql("insert into course (id, circle_id, created) values (?, ?, vrank_today())", course, circle);
        return course;
    }

    /** One more version of a course; answers its id. */
    public static UUID version(TestServer server, UUID course, int number, boolean published, String title) {
        UUID version = server.ids().next();
        server.sql("""
                insert into course_version (id, circle_id, course_id, number, state, title, licence, outline, published)
                select ?, circle_id, id, ?, ?, jsonb_build_object('nl', ?::text, 'fr', 'FR ' || ?::text), 'CC-BY-SA-4.0', '{}',
                       case when ? then vrank_today() end
                from course where id = ?
                """, version, number, published ? "published" : "draft", title, title, published, course);
        return version;
    }

    public static LocalDate today() {
        return LocalDate.now(Clocks.BRUSSELS);
    }

    public static Map<String, Object> halfDay(int inDays, String begins) {
        return new HashMap<>(Map.of("day", today().plusDays(inDays).toString(), "begins", begins, "minutes", 180));
    }

    /** Two half days in a week and in three, with so many places, without approval. */
    public static Map<String, Object> plan(UUID version, int capacity) {
        return new HashMap<>(Map.of(
                "version",
                version.toString(),
                "language",
                "nl",
                "halfDays",
                new ArrayList<>(List.of(halfDay(7, "09:00"), halfDay(21, "13:30"))),
                "place",
                "Zaal 3, Kruidtuinlaan 50",
                "link",
                "https://video.example.org/zaal",
                "capacity",
                capacity,
                "closes",
                today().plusDays(5).toString(),
                "approval",
                false,
                "waiting",
                "automatic"));
    }

    /** Opens an edition; answers its id. */
    public static String edition(Browser trainer, Map<String, Object> plan) {
        return Gathering.made(trainer.post("/api/editions", plan));
    }
}
