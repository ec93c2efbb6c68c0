package org.vrank.proceedings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.PdfUa;
import org.vrank.testing.TestServer;

class ProceedingsTest {
    private static TestServer server;
    private static String platform;
    private static String candid;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        platform = server.circle("Brussels platform");
        candid = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A meeting with a text under its one item, in the layer of the outcomes. */
    private record Held(String series, String meeting, String item) {
        static Held of(String title, String text) {
            Browser leila = server.as("leila");
            String series = Gathering.series(leila, platform, title);
            String meeting = Gathering.next(server, series);
            Held held = new Held(series, meeting, Gathering.planned(leila, series, meeting, "Terugbellen"));
            held.write(leila, platform, text);
            return held;
        }

        String path() {
            return "/api/meetings/" + meeting + "/proceedings";
        }

        void write(Browser who, String circle, String text) {
            String layer = "/api/meetings/" + meeting + "/minutes/" + circle;
            who.post(layer + "/taker", Map.of());
            Answer late = who.put(layer + "/texts/" + item, Map.of("version", 9999, "text", text));
            int version = Integer.parseInt(late.text("current.version"));
            Answer saved = who.put(layer + "/texts/" + item, Map.of("version", version, "text", text));
            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        }

        Answer publish(Browser who, String circle, String because, String... answered) {
            return send(who, circle, because, false, answered);
        }

        /** So that nobody reads any more what stood there before. */
        Answer withhold(Browser who, String circle, String because) {
            return send(who, circle, because, true);
        }

        private Answer send(Browser who, String circle, String because, boolean withhold, String... answered) {
            Answer drafts = who.get(path());
            int at = drafts.at("drafts").size() == 0
                    ? -1
                    : List.of(drafts.text("drafts.0.circle.id"), drafts.text("drafts.1.circle.id"))
                            .indexOf(circle);
            String seen = at < 0 ? "" : drafts.text("drafts." + at + ".seen");
            Map<String, Object> body = new HashMap<>(Map.of("circle", circle, "seen", seen));
            body.put("answered", List.of(answered));
            body.put("withhold", withhold);
            if (!because.isEmpty()) {
                body.put("because", because);
            }
            return who.post(path(), body);
        }
    }

    @Test
    void a_host_publishes_what_was_read_over_and_the_circle_reads_it_others_find_nothing() {
        Held held = Held.of("Publiceren", "Wij bellen **binnen de week** terug.");
        Browser leila = server.as("leila");
        String seat = Gathering.seat(server, "nadia");
        leila.put(
                "/api/meetings/" + held.meeting() + "/attendance/" + seat + "/presence", Map.of("presence", "present"));
        leila.post(
                "/api/agenda-items/" + held.item() + "/decisions",
                Map.of("language", "nl", "text", "Wij proberen het een jaar", "reasons", "Anders leert niemand iets"));
        leila.post(
                "/api/agenda-items/" + held.item() + "/actions",
                Map.of("language", "nl", "text", "Een lijst maken", "seat", seat, "until", "2090-01-01"));
        assertThat(server.as("nadia").get(held.path()).at("drafts").size()).isZero();
        assertThat(server.as("nadia")
                        .post(held.path(), Map.of("circle", platform, "seen", "x"))
                        .status())
                .isEqualTo(403);
        String seen = leila.get(held.path()).text("drafts.0.seen");
        held.write(leila, platform, "Wij bellen **binnen de dag** terug.");
        assertThat(leila.post(held.path(), Map.of("circle", platform, "seen", seen))
                        .status())
                .as("something was written since it was read over")
                .isEqualTo(409);
        String id = Gathering.made(held.publish(leila, platform, ""));
        Answer read = server.as("karim").get("/api/proceedings/" + id);
        assertThat(read.text("title")).startsWith("Notulen: Publiceren, ");
        assertThat(read.text("html"))
                .contains("<strong>binnen de dag</strong>")
                .contains("Wij proberen het een jaar")
                .contains("Anders leert niemand iets")
                .contains("Een lijst maken")
                .contains("<h2>Aanwezig</h2>")
                .doesNotContain("Nadia");
        assertThat(read.text("writes")).isEqualTo("false");
        assertThat(read.text("language")).isEqualTo("nl");
        for (Browser other : List.of(server.as("annemie"), server.visitor())) {
            for (String path : List.of("", "/pdf")) {
                other.with("Accept", path.isEmpty() ? "application/json" : "application/pdf, application/problem+json");
                assertThat(other.get("/api/proceedings/" + id + path).bytes())
                        .isEqualTo(other.get("/api/proceedings/" + Gathering.NOWHERE + path)
                                .bytes());
            }
        }
    }

    @Test
    void names_are_asked_about_and_what_leads_to_a_person_is_refused_before_it_is_published() {
        Held held = Held.of("Nakijken", "Youssef Benali belde zelf terug.");
        Browser leila = server.as("leila");
        Answer asked = held.publish(leila, platform, "");
        assertThat(asked.fields()).containsExactly("items." + held.item());
        String key = asked.text("violations.0.hit.key");
        assertThat(held.publish(leila, platform, "", key).status()).isEqualTo(201);
    }

    @Test
    void what_was_published_is_corrected_by_an_addendum_and_what_differs_shows() {
        Held held = Held.of("Rechtzetten", "Wij bellen binnen de week terug.");
        Browser leila = server.as("leila");
        String id = Gathering.made(held.publish(leila, platform, ""));
        held.write(leila, platform, "Wij bellen binnen de maand terug.");
        assertThat(held.publish(leila, platform, "").fields()).containsExactly("because");
        assertThat(Gathering.made(held.publish(leila, platform, "De termijn klopte niet.")))
                .isEqualTo(id);
        Browser karim = server.as("karim");
        Answer now = karim.get("/api/proceedings/" + id);
        assertThat(now.each("addenda", "because")).containsExactly("De termijn klopte niet.");
        assertThat(now.each("changed.0.parts", "change")).contains("removed", "added");
        assertThat(now.each("changed.0.parts", "text")).contains("week ", "maand ");
        Answer first = karim.get("/api/proceedings/" + id + "?number=1");
        assertThat(first.text("html")).contains("binnen de week");
        assertThat(first.at("changed").size()).isZero();
        assertThat(karim.get("/api/proceedings/" + id + "?number=3").status()).isEqualTo(404);
        assertThat(karim.put("/api/proceedings/" + id + "/approval", Map.of()).status())
                .isEqualTo(403);
        assertThat(leila.put("/api/proceedings/" + id + "/approval", Map.of()).status())
                .isEqualTo(204);
        assertThat(karim.get("/api/proceedings/" + id).text("approved")).isNotEqualTo("null");
        held.write(leila, platform, "Wij bellen binnen het jaar terug.");
        held.publish(leila, platform, "Nog eens.");
        assertThat(karim.get("/api/proceedings/" + id).text("approved"))
                .as("the group agreed with another text")
                .isEqualTo("null");
    }

    @Test
    void who_could_not_come_is_excused_who_was_elsewhere_says_so_and_a_decision_is_of_the_day_of_its_meeting() {
        Held held = Held.of("Wie er was", "Wij bellen binnen de week terug.");
        Browser leila = server.as("leila");
        String attendance = "/api/meetings/" + held.meeting() + "/attendance/";
        String nadia = Gathering.seat(server, "nadia");
        String karim = Gathering.seat(server, "karim");
        leila.put(attendance + nadia + "/presence", Map.of("presence", "online"));
        assertThat(server.as("karim")
                        .put(attendance + karim, Map.of("answer", "not", "apology", "", "standIn", ""))
                        .status())
                .isLessThan(300);
        server.sql("update meeting set day = vrank.vrank_today() - 3 where id = ?::uuid", held.meeting());
        leila.post(
                "/api/agenda-items/" + held.item() + "/decisions",
                Map.of("language", "nl", "text", "Wij proberen het een jaar", "reasons", ""));
        assertThat(server.ask("select vrank.vrank_today() - made from decision where item_id = ?::uuid", held.item()))
                .isEqualTo("3");
        String id = Gathering.made(held.publish(leila, platform, ""));
        assertThat(server.as("karim").get("/api/proceedings/" + id).text("html"))
                .containsPattern("<h2>Aanwezig</h2><ul><li>[^<]* \\(online\\)</li></ul>")
                .contains("<h2>Verontschuldigd</h2><ul><li>")
                .doesNotContain("<h2>Afwezig</h2>");
        leila.put(attendance + karim + "/presence", Map.of("presence", "absent"));
        assertThat(leila.get(held.path()).text("drafts.0.html"))
                .contains("<h2>Afwezig</h2><ul><li>")
                .doesNotContain("Verontschuldigd");
    }

    @Test
    void of_a_seat_in_whose_place_somebody_came_it_is_said_without_a_name() {
        Held held = Held.of("In de plaats", "Wij bellen binnen de week terug.");
        Browser leila = server.as("leila");
        String attendance = "/api/meetings/" + held.meeting() + "/attendance/";
        String karim = Gathering.seat(server, "karim");
        server.as("karim")
                .put(attendance + karim, Map.of("answer", "not", "apology", "", "standIn", "Zwelgquast de buur"));
        assertThat(leila.get(held.path()).text("drafts.0.html"))
                .as("nobody came yet")
                .doesNotContain("vertegenwoordigd");
        leila.put(attendance + karim + "/presence", Map.of("presence", "present"));
        assertThat(leila.get(held.path()).text("drafts.0.html"))
                .containsPattern("<h2>Aanwezig</h2><ul><li>[^<]* \\(vertegenwoordigd door iemand anders\\)</li></ul>")
                .doesNotContain("Zwelgquast", "Verontschuldigd");
        server.as("karim").put(attendance + karim, Map.of("answer", "there", "apology", "", "standIn", ""));
        assertThat(leila.get(held.path()).text("drafts.0.html")).doesNotContain("vertegenwoordigd");
    }

    @Test
    void a_correction_takes_away_what_stood_before_where_it_says_so_and_only_then() {
        Held held = Held.of("Een naam weg", "De zwelgquast sprak eerst.");
        Browser leila = server.as("leila");
        String id = Gathering.made(held.publish(leila, platform, ""));
        held.write(leila, platform, "De wijkwerker sprak eerst.");
        held.publish(leila, platform, "De functie in plaats van de naam.");
        Browser karim = server.as("karim");
        assertThat(karim.get("/api/proceedings/" + id + "?number=1").body()).contains("zwelgquast");
        held.write(leila, platform, "Een wijkwerker sprak eerst.");
        assertThat(held.withhold(server.as("karim"), platform, "Dat mag ik niet.")
                        .status())
                .isEqualTo(403);
        assertThat(karim.get("/api/proceedings/" + id + "?number=1").body()).contains("zwelgquast");
        assertThat(held.withhold(leila, platform, "Er stond een naam.").status())
                .isEqualTo(201);

        Answer now = karim.get("/api/proceedings/" + id);
        assertThat(now.text("html")).contains("Een wijkwerker");
        assertThat(now.at("changed").size()).isZero();
        assertThat(now.each("addenda", "before")).containsExactly("false", "false");
        assertThat(now.body()).doesNotContain("zwelgquast");
        for (int number : List.of(1, 2)) {
            assertThat(karim.get("/api/proceedings/" + id + "?number=" + number).bytes())
                    .isEqualTo(karim.get("/api/proceedings/" + id + "?number=9").bytes());
        }
        assertThat(server.ask("select count(*) from proceedings_version where body like '%zwelgquast%'"))
                .isEqualTo("0");
    }

    @Test
    void candid_notes_are_a_document_of_their_own_that_its_circle_alone_reads_and_finds() {
        Held held = Held.of("Twee lagen", "Wij bellen binnen de week terug.");
        Browser nadia = server.as("nadia");
        nadia.post("/api/series/" + held.series() + "/notes-circles", Map.of("circle", candid));
        held.write(nadia, candid, "Over quorvix werd gezwegen.");
        Browser leila = server.as("leila");
        String outcomes = Gathering.made(held.publish(leila, platform, ""));
        Answer before = leila.get(held.path());
        String notes = Gathering.made(held.publish(nadia, candid, ""));
        assertThat(leila.get(held.path()).body()).isEqualTo(before.body());
        Browser karim = server.as("karim");
        assertThat(karim.get(held.path()).each("documents", "id")).containsExactlyInAnyOrder(outcomes, notes);
        assertThat(karim.get("/api/proceedings/" + notes).text("html"))
                .contains("quorvix")
                .doesNotContain("binnen de week");
        assertThat(karim.get("/api/proceedings/" + outcomes).text("html"))
                .contains("binnen de week")
                .doesNotContain("quorvix");
        assertThat(leila.get("/api/proceedings/" + notes).bytes())
                .isEqualTo(leila.get("/api/proceedings/" + Gathering.NOWHERE).bytes());
        Followed.upToNow(server.context());
        assertThat(karim.get("/api/search?q=quorvix").each("kind")).containsExactly("minutes");
        assertThat(leila.get("/api/search?q=quorvix").each("id")).isEmpty();
        assertThat(leila.get("/api/search?q=terugbellen").each("id")).contains(outcomes);
    }

    @Test
    void the_pdf_is_tagged_names_its_language_and_says_what_the_page_says() throws IOException {
        Held held = Held.of("Op papier", ON_PAPER.formatted("week"));
        Browser leila = server.as("leila");
        String id = Gathering.made(held.publish(leila, platform, ""));
        held.write(leila, platform, ON_PAPER.formatted("maand"));
        held.publish(leila, platform, "De termijn klopte niet.");
        Browser karim = server.as("karim").with("Accept", "application/pdf");
        Answer answer = karim.get("/api/proceedings/" + id + "/pdf");
        assertThat(answer.status()).isEqualTo(200);
        try (PDDocument pdf = Loader.loadPDF(karim.last())) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Notulen: Op papier");
            assertThat(pdf.getDocumentInformation().getAuthor()).isNull();
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Terugbellen", "binnen de maand", "dan de school", "De termijn klopte niet.");
        }
        assertThat(PdfUa.failures(karim.last())).isEmpty();
    }

    @Test
    void minutes_of_two_languages_are_had_in_each_and_what_people_wrote_stands_in_its_own() throws IOException {
        Held held = Held.of("Tweetalig", "Wij bellen binnen de week terug.");
        Browser leila = server.as("leila");
        String seat = Gathering.seat(server, "nadia");
        leila.put(
                "/api/meetings/" + held.meeting() + "/attendance/" + seat + "/presence", Map.of("presence", "present"));
        leila.post(
                "/api/agenda-items/" + held.item() + "/actions",
                Map.of("language", "fr", "text", "Dresser une liste", "seat", seat, "until", "2090-01-01"));
        Browser reader = server.as("karim").with("Accept-Language", "fr");
        assertThat(server.as("leila")
                        .with("Accept-Language", "fr")
                        .get(held.path())
                        .text("drafts.0.html"))
                .contains("<h2>Présents</h2>");
        String id = Gathering.made(held.publish(leila, platform, ""));
        Answer french = reader.get("/api/proceedings/" + id);
        assertThat(french.text("language")).isEqualTo("fr");
        assertThat(french.body()).contains("\"languages\":[\"nl\",\"fr\"]");
        assertThat(french.text("title")).startsWith("Procès-verbal\u00a0: Tweetalig, ");
        assertThat(french.text("html"))
                .contains("<h2>Présents</h2>", "Bruxelles (Service de prévention)", "d’ici le 1er janvier 2090")
                .contains("<section lang=\"nl\"><h2>Terugbellen</h2>", "Wij bellen binnen de week terug")
                .contains("<span lang=\"fr\">Dresser une liste</span>")
                .doesNotContain("Aanwezig", "Afgesproken");
        assertThat(server.as("karim").get("/api/proceedings/" + id).text("html"))
                .contains("<h2>Aanwezig</h2>", "tegen 1 januari 2090")
                .doesNotContain("Présents");
        assertThat(server.as("karim")
                        .with("Accept-Language", "en")
                        .get("/api/proceedings/" + id)
                        .text("language"))
                .as("not a language of the meeting: its first")
                .isEqualTo("nl");
        Browser paper = server.as("karim").with("Accept", "application/pdf");
        for (String[] one :
                new String[][] {{"nl", "Aanwezig", "notulen.pdf"}, {"fr", "Présents", "proces-verbal.pdf"}}) {
            Answer answer = paper.get("/api/proceedings/" + id + "/pdf?language=" + one[0]);
            assertThat(answer.header("Content-Disposition")).contains(one[2]);
            try (PDDocument pdf = Loader.loadPDF(paper.last())) {
                assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(one[0]);
                assertThat(new PDFTextStripper().getText(pdf)).contains(one[1], "Dresser une liste");
            }
        }
    }

    @Test
    void what_was_published_before_it_was_kept_in_each_language_is_read_as_it_was() throws IOException {
        Held held = Held.of("Van vroeger", "Wij bellen binnen de week terug.");
        String id = Gathering.made(held.publish(server.as("leila"), platform, ""));
        Browser karim = server.as("karim");
        String then = karim.get("/api/proceedings/" + id).text("html");
        server.sql(
                "update proceedings_version set body = (body::json -> 'nl')::text where proceedings_id = ?::uuid", id);
        server.sql(
                Files.readString(Path.of("../migrations/V040__minutes_in_each_language.sql"))
                                .split(";")[0]
                        + " and v.proceedings_id = ?::uuid",
                id);
        Answer now = karim.get("/api/proceedings/" + id);
        assertThat(now.text("html")).isEqualTo(then);
        assertThat(now.body()).contains("\"languages\":[\"nl\"]");
    }

    /** All that a text of minutes may hold. */
    private static final String ON_PAPER = """
            # Afspraak

            Wij bellen binnen de %s **altijd** terug, *zie* [de folder](https://example.org/folder).

            - eerst de melder
            - dan de school
              1. het secretariaat
              2. de leerkracht

            > Niemand belde terug.

            `een code`
            """;
}
