package org.vrank.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Series, meetings and items as tests make them. */
public final class Gathering {
    public static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    private Gathering() {}

    /** What makes a series of first Tuesdays. */
    public static Map<String, Object> plan(String circle, String title) {
        return new HashMap<>(Map.of(
                "circle",
                circle,
                "title",
                title,
                "languages",
                List.of("nl", "fr"),
                "rule",
                "FREQ=MONTHLY;BYDAY=1TU",
                "begins",
                "14:00",
                "minutes",
                120,
                "place",
                "Zaal 3, Kruidtuinlaan 50"));
    }

    /** Makes a series; answers its id. */
    public static String series(Browser host, String circle, String title) {
        return made(host.post("/api/series", plan(circle, title)));
    }

    /** The planned meeting of a series. */
    public static String next(TestServer server, String series) {
        return String.valueOf(server.ask(
                "select id::text from meeting where series_id = ?::uuid and state = 'planned' order by day limit 1",
                series));
    }

    public static Map<String, Object> item(String title) {
        return new HashMap<>(Map.of(
                "kind", "discussion", "language", "nl", "title", title, "text", "Waarom **nu**?", "minutes", 15));
    }

    /** Lays an item straight on the agenda of a meeting; answers its id. */
    public static String planned(Browser host, String series, String meeting, String title) {
        Map<String, Object> item = item(title);
        item.put("meeting", meeting);
        return made(host.post("/api/series/" + series + "/agenda-items", item));
    }

    /** Brings an item into a state, whatever its version. */
    public static Answer place(TestServer server, Browser who, String item, Map<String, Object> wanted) {
        Map<String, Object> body = new HashMap<>(wanted);
        body.put("version", version(server, "agenda_item", item));
        return who.put("/api/agenda-items/" + item + "/state", body);
    }

    public static int version(TestServer server, String table, String id) {
        return Integer.parseInt(String.valueOf(server.ask("select version from " + table + " where id = ?::uuid", id)));
    }

    /** The seat that somebody has held the longest. */
    public static String seat(TestServer server, String handle) {
        return String.valueOf(server.ask("""
                select t.seat_id::text from tenure t join member m on m.id = t.member_id
                where m.handle = ? and (t.ends is null or t.ends >= vrank_today()) order by t.starts limit 1
                """, handle));
    }

    /** A circle of its own that these read and that is narrower than the platform; answers its id. */
    public static String inner(TestServer server, String name, String... members) {
        server.sql("""
                insert into circle (id, kind, candid, superiors, admits, name_nl, name_fr, name_de, name_en)
                select gen_random_uuid(), 'working', false, true, admits, ?, ?, ?, ? from circle where name_en = 'Brussels platform'
                """, name, name, name, name);
        for (String member : members) {
            server.sql("""
                    insert into membership (id, circle_id, member_id, proposed, confirmed, accepted)
                    select gen_random_uuid(), c.id, m.id, now(), now(), now() from circle c, member m where c.name_en = ? and m.handle = ?
                    """, name, member);
        }
        return server.circle(name);
    }

    /** Publishes a lesson under its author's name; answers its id once search has it. */
    public static String lesson(Browser author, String circle, String title, String text) {
        String manuscript = made(author.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        "nl",
                        "title",
                        title,
                        "circle",
                        circle,
                        "name",
                        "named",
                        "themes",
                        List.of("polarisation"),
                        "answers",
                        Map.of("intended", text, "actual", text))));
        String report = made(author.post("/api/reports", Map.of("manuscript", manuscript, "version", 1)));
        author.get("/api/search?q=");
        return report;
    }

    public static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("id");
    }
}
