package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Karim is in the first-line circle, the platform and the network; Dries reads the network alone, Bilal no platform. */
class MovesTest {
    private static TestServer server;
    private static String firstLine;
    private static String network;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
        network = server.circle("The network");
        platform = server.circle("Brussels platform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer move(Browser author, String path, String circle, boolean consent) {
        return author.post(path + "/moves", Map.of("circle", circle, "consent", consent));
    }

    @Test
    void into_a_narrower_circle_it_moves_at_once_with_its_history_and_is_gone_where_it_stood() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(network, "named", "Toch maar kleiner kwikstaart"));
        karim.post(
                path + "/revisions",
                Written.laidOpen(karim, path, Map.of("answers", Map.of("actual", "Er kwam iemand.")), "Beter geteld"));
        Answer choices = karim.get(path + "/moves");
        assertThat(choices.each("circle")).contains(platform, firstLine).doesNotContain(network);
        assertThat(move(karim, path, firstLine, false).status()).isEqualTo(200);

        Browser bilal = server.as("bilal");
        assertThat(bilal.get(path).text("circle.id")).isEqualTo(firstLine);
        assertThat(bilal.get(path + "/revisions").at("items").size()).isEqualTo(1);
        Answer gone = server.as("annemie").get(path);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text("reason"))
                .as("nothing says that it moved, nor where")
                .isEmpty();
        assertThat(gone.body()).doesNotContain("kwikstaart").doesNotContain("First line");
        assertThat(server.as("annemie")
                        .get("/api/search?q=kwikstaart")
                        .at("total")
                        .getIntValue())
                .isZero();
        assertThat(karim.get("/api/search?q=kwikstaart").text("items.0.circle.id"))
                .isEqualTo(firstLine);
        assertThat(server.as("annemie").get("/api/reports?limit=50").body()).doesNotContain("kwikstaart");
    }

    @Test
    void into_a_wider_circle_only_with_consent_and_without_what_it_said_before() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Nu mag iedereen het weten"));
        karim.post(
                path + "/revisions",
                Written.laidOpen(
                        karim, path, Map.of("answers", Map.of("actual", "Er kwam iemand.")), "Te scherp gezegd"));
        karim.post(path + "/addenda", Map.of("text", "Later kwam er nog een."));
        server.sql(
                "update addendum set published = now() - interval '9 days' where report_id = ?::uuid",
                path.substring("/api/reports/".length()));
        Answer choices = karim.get(path + "/moves");
        int at = choices.each("circle").indexOf(network);
        assertThat(choices.at("items." + at + ".wider").getBooleanValue()).isTrue();

        Answer refused = move(karim, path, network, false);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("consent");
        assertThat(server.as("annemie").get(path).status()).isEqualTo(404);

        assertThat(move(karim, path, network, true).status()).isEqualTo(200);
        Browser annemie = server.as("annemie");
        assertThat(annemie.get(path).body()).contains("Er kwam iemand");
        assertThat(annemie.get(path).at("revised").isNull()).isTrue();
        assertThat(annemie.get(path).text("addenda.0.published"))
                .as("nothing tells that it stood elsewhere before")
                .isEqualTo(annemie.get(path).text("published"));
        assertThat(annemie.get(path + "/revisions").at("items").size()).isZero();
        assertThat(annemie.get(path + "/revisions").body()).doesNotContain("niemand");
    }

    @Test
    void without_a_name_it_appears_in_a_wider_circle_the_next_morning_and_says_again_where_it_comes_from() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "organisation", "Zonder naam verhuisd"));
        String id = path.substring("/api/reports/".length());
        server.sql("update report set published = now() - interval '1 day' where id = ?::uuid", id);
        assertThat(move(karim, path, network, true).status()).isEqualTo(200);
        assertThat(server.as("annemie").get(path).status()).isEqualTo(404);
        assertThat(server.as("bilal").get(path).status()).isIn(404, 410);
        server.sql("update report set published = now() where id = ?::uuid", id);
        Answer read = server.as("annemie").get(path);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).doesNotContain("Karim");
    }

    @Test
    void only_its_author_moves_it_and_only_into_an_own_circle() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(firstLine, "named", "Blijft staan"));
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(path + "/moves").status()).isEqualTo(403);
        assertThat(move(nadia, path, network, true).status()).isEqualTo(403);
        String foreign = server.circle("Working group on returnees and school");
        String none = "00000000-0000-4000-8000-000000000000";
        Answer hidden = move(karim, path, foreign, true);
        assertThat(hidden.status()).isEqualTo(400);
        assertThat(hidden.bytes()).isEqualTo(move(karim, path, none, true).bytes());
        assertThat(move(karim, path, firstLine, true).fields()).containsExactly("circle");
        Browser dries = server.as("dries");
        assertThat(dries.get(path + "/moves").bytes())
                .isEqualTo(dries.get("/api/reports/" + none + "/moves").bytes());
        assertThat(server.visitor().get(path + "/moves").status()).isEqualTo(401);
        for (String reader : List.of("nadia", "bilal")) {
            assertThat(server.as(reader).get(path).text("circle.id")).isEqualTo(firstLine);
        }
    }

    @Test
    void where_it_no_longer_shows_its_organisation_neither_does_it_show_who_judged() {
        server.sql("update account set language = 'nl' where email like any (array['nadia%', 'yassine%', 'ines%'])");
        Browser wout = server.as("wout");
        Map<String, Object> claim = Map.of(
                "stage",
                "observed",
                "text",
                "Niemand kwam terug",
                "judge",
                "internal",
                "organisation",
                cityOfBrussels());
        String path = Written.published(
                wout,
                Written.with(Written.draft(network, "organisation", "Zonder naam kleiner"), "claims", List.of(claim)));
        String id = path.substring("/api/reports/".length());
        server.sql("update report set published = now() - interval '1 day' where id = ?::uuid", id);
        Answer shown = server.as("bilal").get(path);
        assertThat(shown.text("place")).isEqualTo("City of Brussels");
        assertThat(shown.text("claims.0.organisation")).isEqualTo("City of Brussels");

        assertThat(move(wout, path, firstLine, false).status()).isEqualTo(200);
        Answer blurred = server.as("bilal").get(path);
        assertThat(blurred.text("circle.id")).isEqualTo(firstLine);
        assertThat(blurred.body()).contains("Niemand kwam terug").doesNotContain("City of Brussels");
    }

    private static String cityOfBrussels() {
        return String.valueOf(server.ask("select id from organisation where name_en = ?", "City of Brussels"));
    }

    @Test
    void moved_back_it_is_no_longer_gone() {
        Browser karim = server.as("karim");
        String path = Written.published(karim, Written.draft(network, "named", "Heen en terug"));
        move(karim, path, firstLine, false);
        assertThat(server.as("annemie").get(path).status()).isEqualTo(410);
        assertThat(move(karim, path, network, true).status()).isEqualTo(200);
        assertThat(server.as("annemie").get(path).status()).isEqualTo(200);
    }
}
