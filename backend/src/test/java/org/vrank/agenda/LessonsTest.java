package org.vrank.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class LessonsTest {
    private static TestServer server;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        platform = server.circle("Brussels platform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer lessons(Browser who, String meeting) {
        return who.get("/api/meetings/" + meeting + "/lessons");
    }

    @Test
    void lessons_that_fit_an_item_come_from_circles_that_everybody_at_the_table_reads() {
        Browser leila = server.as("leila");
        Browser karim = server.as("karim");
        String inner = Gathering.inner(server, "Kleine kring", "leila", "karim");
        String wide = Gathering.lesson(
                karim, server.circle("The network"), "Het krabbelbord op het plein", "Een krabbelbord met tuitelaars.");
        String own = Gathering.lesson(karim, platform, "Ook een krabbelbord", "De tuitelaars van het krabbelbord.");
        String narrow = Gathering.lesson(karim, inner, "Krabbelbord onder ons", "Tuitelaars en een krabbelbord.");
        leila.get("/api/search?q=");
        assertThat(leila.get("/api/search?q=krabbelbord").each("id")).contains(wide, own, narrow);

        String series = Gathering.series(leila, platform, "Lessen");
        String meeting = Gathering.next(server, series);
        Map<String, Object> item = Gathering.item("Een krabbelbord voor de tuitelaars");
        item.put("meeting", meeting);
        String id = Gathering.made(leila.post("/api/series/" + series + "/agenda-items", item));
        Answer answer = lessons(leila, meeting);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.each("item")).containsExactly(id);
        assertThat(answer.each("items.0.reports", "id")).contains(wide, own).doesNotContain(narrow);

        Answer linked = leila.post("/api/agenda-items/" + id + "/reports", Map.of("report", own));
        assertThat(linked.status()).isEqualTo(204);
        assertThat(lessons(leila, meeting).each("items.0.reports", "id"))
                .contains(wide)
                .doesNotContain(own);

        assertThat(lessons(server.as("nadia"), meeting).status()).isEqualTo(403);
        assertThat(lessons(server.visitor(), meeting).status()).isEqualTo(401);
        assertThat(lessons(server.as("annemie"), meeting).bytes())
                .isEqualTo(lessons(server.as("annemie"), Gathering.NOWHERE).bytes());
    }

    @Test
    void what_was_said_before_about_an_item_is_found_by_whoever_reads_it() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Eerder");
        String meeting = Gathering.next(server, series);
        String first = Gathering.planned(leila, series, meeting, "De vlonder bij de wipbrug");
        Gathering.place(server, leila, first, Map.of("state", "closed"));
        String second = Gathering.planned(leila, series, meeting, "Opnieuw: de wipbrug en haar vlonder");
        Gathering.planned(leila, series, meeting, "Iets heel anders");
        leila.get("/api/search?q=");
        String path = "/api/agenda-items/" + second + "/earlier-items";
        assertThat(server.as("nadia").get(path).each("id")).startsWith(first).doesNotContain(second);
        assertThat(server.as("annemie").get(path).bytes())
                .isEqualTo(server.as("annemie")
                        .get("/api/agenda-items/" + Gathering.NOWHERE + "/earlier-items")
                        .bytes());
    }
}
