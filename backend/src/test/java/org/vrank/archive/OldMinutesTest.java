package org.vrank.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class OldMinutesTest {
    private static final String MAIL = """
            From: Somebody Secret <secret@example.org>
            To: group@example.org
            Date: Tue, 05 Mar 2019 18:00:00 +0100
            Subject: =?utf-8?q?Compte_rendu_de_la_r=C3=A9union?=
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="x"

            --x
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Nous avons parlé de la place.
            --x
            Content-Type: text/html; charset=utf-8

            <p>Autre chose</p>
            --x--
            """;
    private static final String PAGE = """
            <!DOCTYPE html><html><head><title>Verslag 7 mei 2018</title><style>p { color: red }</style>
            <script>alert(1)</script></head><body><p>Wij spraken over <b>het plein</b>.</p><ul><li>Iemand belt</ul></body></html>
            """;
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

    private static Answer read(Browser who, String series, String name, String content) {
        return who.upload(
                "/api/series/" + series + "/old-minutes/readings", name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> minutes(String title, String text) {
        return new HashMap<>(Map.of("day", "2019-03-05", "language", "nl", "title", title, "text", text));
    }

    @Test
    void what_is_to_be_read_in_a_file_its_title_and_its_day_are_recognised_and_nothing_is_kept() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Van vroeger");
        Answer mail = read(leila, series, "oud.eml", MAIL);
        assertThat(mail.status()).as(mail.body()).isEqualTo(200);
        assertThat(mail.text("title")).isEqualTo("Compte rendu de la réunion");
        assertThat(mail.text("day")).isEqualTo("2019-03-05");
        assertThat(mail.text("text"))
                .contains("Nous avons parlé de la place.")
                .doesNotContain("Autre chose")
                .doesNotContain("ecret");

        Answer page = read(leila, series, "oud.html", PAGE);
        assertThat(page.text("title")).isEqualTo("Verslag 7 mei 2018");
        assertThat(page.text("day")).isEqualTo("2018-05-07");
        assertThat(page.text("text"))
                .contains("Wij spraken over het plein.\n- Iemand belt")
                .doesNotContain("alert")
                .doesNotContain("color");

        Answer markdown = read(leila, series, "oud.md", "# Overleg\n\n*7/5/2018*\n\n- Punt een");
        assertThat(markdown.text("title")).isEqualTo("Overleg");
        assertThat(markdown.text("day")).isEqualTo("2018-05-07");

        String dutch = "Wij spraken over het plein en de ouders die er niet waren. Een van ons belt met de school.";
        String french =
                "Nous avons parlé de la place et des parents qui ne sont pas venus. Un de nous appelle l’école.";
        assertThat(read(leila, series, "oud.txt", dutch).text("language")).isEqualTo("nl");
        assertThat(read(leila, series, "vieux.txt", french).text("language")).isEqualTo("fr");
        assertThat(markdown.text("language")).as("too short to tell").isEqualTo("nl");

        assertThat(read(leila, series, "leeg.txt", "  \n ").fields()).containsExactly("file");
        assertThat(read(leila, series, "x.exe", "MZ\0\0\0").fields()).containsExactly("file");
        assertThat(leila.get("/api/series/" + series + "/old-minutes").each("id"))
                .isEmpty();
        assertThat(read(server.as("nadia"), series, "oud.eml", MAIL).status()).isEqualTo(403);
        assertThat(read(server.visitor(), series, "oud.eml", MAIL).status()).isEqualTo(401);
        assertThat(read(server.as("annemie"), series, "oud.eml", MAIL).status()).isEqualTo(404);
    }

    @Test
    void a_table_keeps_its_rows_and_a_day_may_stand_in_the_title_of_a_page_alone() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Tabellen");
        Answer page = read(leila, series, "tabel.html", """
                <!DOCTYPE html><html><head><title>Platform van 7 mei 2018</title></head><body>
                <h1>Verslag</h1>
                <table>
                  <thead><tr> <th>Wie</th> <th>Wat</th> <th>Wanneer</th> </tr></thead>
                  <tbody>
                    <tr> <td><p>De straat</p></td> <td>Belt terug</td> <td></td> </tr>
                    <tr> <td>De school</td> <td></td> <td>In juni</td> </tr>
                  </tbody>
                </table>
                <p>Volgende keer: het plein.</p></body></html>
                """);
        assertThat(page.text("title")).isEqualTo("Verslag");
        assertThat(page.text("day")).isEqualTo("2018-05-07");
        assertThat(page.text("text")).isEqualTo("""
                Verslag
                Platform van 7 mei 2018
                Wie | Wat | Wanneer
                De straat | Belt terug
                De school | | In juni
                Volgende keer: het plein.""");
        Answer said = read(
                leila, series, "kop.html", "<title>7 mei 2018</title><h1>Verslag van 7 mei 2018</h1><p>Het plein.</p>");
        assertThat(said.text("text")).isEqualTo("Verslag van 7 mei 2018\nHet plein.");
    }

    @Test
    void what_a_host_confirmed_is_read_and_found_in_the_circle_and_nowhere_else() {
        Browser leila = server.as("leila");
        String series = Gathering.series(leila, platform, "Archief");
        String path = "/api/series/" + series + "/old-minutes";
        assertThat(server.as("nadia").post(path, minutes("x", "y")).status()).isEqualTo(403);
        String id = Gathering.made(leila.post(path, minutes("Verslag van toen", "Wij spraken over de zwengelpomp.")));
        leila.get("/api/search?q=");
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(path).each("id")).containsExactly(id);
        Answer read = nadia.get("/api/old-minutes/" + id);
        assertThat(read.text("text")).isEqualTo("Wij spraken over de zwengelpomp.");
        assertThat(read.text("hosts")).isEqualTo("false");
        Answer found = nadia.get("/api/search?q=zwengelpomp");
        assertThat(found.text("items.0.id")).isEqualTo(id);
        assertThat(found.text("items.0.kind")).isEqualTo("old-minutes");
        for (Browser other : List.of(server.as("annemie"), server.visitor())) {
            assertThat(other.get("/api/search?q=zwengelpomp").each("id")).doesNotContain(id);
            assertThat(other.get("/api/old-minutes/" + id).bytes())
                    .isEqualTo(
                            other.get("/api/old-minutes/" + Gathering.NOWHERE).bytes());
            assertThat(other.get(path).bytes())
                    .isEqualTo(other.get("/api/series/" + Gathering.NOWHERE + "/old-minutes")
                            .bytes());
        }
        assertThat(nadia.delete("/api/old-minutes/" + id).status()).isEqualTo(403);
        assertThat(leila.delete("/api/old-minutes/" + id).status()).isEqualTo(204);
        assertThat(leila.get("/api/old-minutes/" + id).status()).isEqualTo(404);
        leila.get("/api/search?q=");
        assertThat(nadia.get("/api/search?q=zwengelpomp").each("id")).doesNotContain(id);
    }

    @Test
    void the_guard_stops_what_leads_to_a_person_and_asks_about_names() {
        Browser leila = server.as("leila");
        String path = "/api/series/" + Gathering.series(leila, platform, "Bewaakt") + "/old-minutes";
        assertThat(leila.post(path, minutes("Verslag", "Bel hem op 0470 12 34 56."))
                        .fields())
                .containsExactly("text");
        Answer asked = leila.post(path, minutes("Verslag", "Daarna sprak Mohamed Vandevelde over zijn zoon."));
        assertThat(asked.fields()).contains("text");
        Map<String, Object> late = minutes("Verslag", "Tekst");
        late.put("day", "2090-01-01");
        assertThat(leila.post(path, late).fields()).containsExactly("day");
        late.remove("day");
        assertThat(leila.post(path, late).fields()).contains("day");
        assertThat(leila.post(path, minutes("Verslag", "x".repeat(60_001))).fields())
                .containsExactly("text");
    }
}
