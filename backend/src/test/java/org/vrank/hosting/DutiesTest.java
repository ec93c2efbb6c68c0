package org.vrank.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class DutiesTest {
    private static final String BRUSSELS = "Brussel";
    private static final String ANDERLECHT = "Anderlecht";
    private static TestServer server;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        platform = server.circle("Brussels platform");
        // what the demo world tells already is long ago
        server.sql("update report set published = published - interval '3 years'");
        server.sql("update comment set published = published - interval '3 years'");
        server.sql("update meeting set occurrence = occurrence - 1500, day = day - 1500 where state = 'held'");
        server.sql("update agenda_step set day = day - 1500");
        server.sql("update action set settled = settled - 1500");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> silent(String series) {
        Answer answer = server.as("leila").with("Accept-Language", "nl").get(path(series));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.each("name");
    }

    private static String path(String series) {
        return "/api/series/" + series + "/silent-municipalities";
    }

    private static String organisation(String key) {
        return String.valueOf(
                server.ask("select id::text from organisation where name_nl = ? and parent_id is null", key));
    }

    @Test
    void whether_the_series_held_a_meeting_is_said_with_it() {
        String series = Gathering.series(server.as("leila"), platform, "Nog niet vergaderd");
        assertThat(server.as("leila").get(path(series)).text("held")).isEqualTo("false");
        String meeting = Gathering.next(server, series);
        server.sql("update meeting set state = 'held', day = vrank.vrank_today() - 300 where id = ?::uuid", meeting);
        assertThat(server.as("leila").get(path(series)).text("held"))
                .as("longer ago than half a year")
                .isEqualTo("false");
        server.sql("update meeting set day = vrank.vrank_today() where id = ?::uuid", meeting);
        assertThat(server.as("leila").get(path(series)).text("held")).isEqualTo("true");
    }

    @Test
    void a_host_alone_sees_by_name_of_which_municipalities_nothing_was_heard() {
        String series = Gathering.series(server.as("leila"), platform, "Wie bleef stil");
        List<String> names = silent(series);
        assertThat(names).contains(ANDERLECHT, "Sint-Jans-Molenbeek").doesNotContain("Antwerpen", "safe.brussels");
        assertThat(names).isSortedAccordingTo(Collator.getInstance(Locale.of("nl")));
        assertThat(server.as("nadia").get(path(series)).status()).isEqualTo(403);
        assertThat(server.visitor().get(path(series)).status()).isEqualTo(401);
        Answer hidden = server.as("annemie").get(path(series));
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.bytes())
                .isEqualTo(server.as("annemie").get(path(Gathering.NOWHERE)).bytes());
    }

    @Test
    void a_seat_that_was_there_brought_something_or_did_what_it_promised_was_heard() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Wie was er");
        String meeting = Gathering.next(server, series);
        String presence = "/api/meetings/" + meeting + "/attendance/" + Gathering.seat(server, "mateusz") + "/presence";
        String municipality = String.valueOf(server.ask("""
                select r.name_nl from tenure t join member m on m.id = t.member_id join seat s on s.id = t.seat_id
                    join organisation o on o.id = s.organisation_id join organisation r on r.id = o.root_id
                where m.handle = 'mateusz' and t.ends is null
                """));
        leila.put(presence, Map.of("presence", "excused"));
        assertThat(silent(series)).contains(municipality);
        leila.put(presence, Map.of("presence", "online"));
        assertThat(silent(series)).doesNotContain(municipality);
        leila.put(presence, Map.of("presence", "absent"));
        assertThat(silent(series)).contains(municipality);

        assertThat(silent(series)).contains(BRUSSELS);
        String item = Gathering.made(
                server.as("nadia").post("/api/series/" + series + "/agenda-items", Gathering.item("Van ons")));
        assertThat(silent(series)).doesNotContain(BRUSSELS);
        Gathering.place(server, server.as("nadia"), item, Map.of("state", "withdrawn"));
        assertThat(silent(series)).contains(BRUSSELS);

        String planned = Gathering.planned(leila, series, meeting, "Afspraak");
        String action = Gathering.made(leila.post(
                "/api/agenda-items/" + planned + "/actions",
                Map.of(
                        "language",
                        "nl",
                        "text",
                        "Bellen",
                        "seat",
                        Gathering.seat(server, "nadia"),
                        "until",
                        "2090-01-01")));
        assertThat(silent(series)).contains(BRUSSELS);
        server.as("nadia").put("/api/actions/" + action + "/state", Map.of("version", 1, "state", "done"));
        assertThat(silent(series)).doesNotContain(BRUSSELS);
    }

    @Test
    void only_what_everybody_in_the_circle_reads_and_what_shows_its_organisation_counts() {
        Browser leila = server.as("leila");
        Browser karim = server.as("karim");
        String series = Gathering.series(leila, platform, "Wat niet op het scherm hoort");
        String inner = Gathering.inner(server, "Kleine kring", "leila", "karim", "samira", "elif", "wout", "hugo");
        String narrow = Gathering.lesson(karim, inner, "Onder ons", "Dit blijft onder ons.");
        shown(narrow, ANDERLECHT);
        assertThat(leila.get("/api/reports/" + narrow).status()).isEqualTo(200);
        assertThat(silent(series)).contains(ANDERLECHT);

        String wide = Gathering.lesson(karim, server.circle("The network"), "Voor iedereen", "Dit mag elk weten.");
        server.sql("update report set organisation_id = null, region = 'brussels' where id = ?::uuid", wide);
        assertThat(silent(series)).contains(ANDERLECHT);
        shown(wide, ANDERLECHT);
        assertThat(silent(series)).doesNotContain(ANDERLECHT);
        server.sql("update report set published = published - interval '8 months' where id = ?::uuid", wide);
        assertThat(silent(series)).contains(ANDERLECHT);
    }

    private static void shown(String report, String municipality) {
        server.sql(
                "update report set organisation_id = ?::uuid, region = null where id = ?::uuid",
                organisation(municipality),
                report);
    }
}
