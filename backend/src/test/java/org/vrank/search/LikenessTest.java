package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.encoded;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class LikenessTest {
    private static TestServer server;
    private static String network;
    private static String firstLine;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        network = server.circle("The network");
        firstLine = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> like(Browser browser, String id) {
        Answer answer = browser.get("/api/search/similar?id=" + id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.each("id");
    }

    @Test
    void reports_that_share_rare_words_are_alike_and_none_is_like_itself() {
        Browser karim = server.as("karim");
        String one = publish(karim, network, "nl", "De klepelaar en zijn xylofoon", "Een xylofonist zonder klepel.");
        String other = publish(karim, network, "nl", "Zonder klepelaar", "De xylofonist van het plein had een klepel.");
        publish(karim, network, "nl", "Een heel ander stuk", "Over het plein en de mensen.");
        assertThat(like(server.as("nadia"), one)).startsWith(other).doesNotContain(one);
        assertThat(like(server.as("nadia"), other)).startsWith(one).doesNotContain(other);
    }

    @Test
    void a_report_in_another_language_about_the_same_concept_is_like_it() {
        Browser karim = server.as("karim");
        String dutch = publish(karim, network, "nl", "Knipperlichten rond terugkeerders", "Korte tekst over qwertz.");
        String french = publish(karim, network, "fr", "Les returnees du quartier", "Texte court sur azerty.");
        assertThat(like(server.as("nadia"), dutch)).contains(french);
    }

    @Test
    void reports_about_the_same_are_alike_in_other_languages_although_they_share_no_word() {
        Browser nadia = server.as("nadia");
        String dutch = titled(nadia, "Supportersavonden in de zaal kwam niemand, in het café te veel");
        String french = titled(nadia, "Soirée de désescalade avec des supporters nous avions invité les mauvais");
        String english =
                titled(nadia, "De-escalation evenings with supporters quiet in the stand, fights in the car park");
        assertThat(like(nadia, dutch)).containsAnyOf(french, english);
        assertThat(like(nadia, french)).containsAnyOf(dutch, english);
    }

    private static String titled(Browser reader, String title) {
        return search(reader, "\"" + title + "\"").each("id").getFirst();
    }

    @Test
    void what_shares_words_in_ones_own_language_is_liker_than_what_shares_them_in_translation() {
        Browser karim = server.as("karim");
        String one =
                publish(karim, network, "nl", "De vlinder en de kikker", "Een vlinder, een kikker en een regenboog.");
        String french = publish(
                karim, network, "fr", "Le papillon et la grenouille", "Un papillon, une grenouille et un arc-en-ciel.");
        String dutch =
                publish(karim, network, "nl", "Nog een vlinder", "Een kikker en een vlinder onder de regenboog.");
        assertThat(like(server.as("nadia"), one)).startsWith(dutch).contains(french);
    }

    @Test
    void what_lies_in_a_circle_one_does_not_read_is_like_nothing() {
        Browser karim = server.as("karim");
        String open = publish(karim, network, "nl", "Het vrumpelhuis", "Een vrumpelhuis en een snarkiaan op zolder.");
        String candid =
                publish(server.as("nadia"), firstLine, "nl", "Nog een vrumpelhuis", "Weer zo een snarkiaan op zolder.");
        assertThat(like(server.as("nadia"), open)).contains(candid);
        assertThat(like(server.as("annemie"), open)).doesNotContain(candid);
        String french = publish(server.as("nadia"), firstLine, "fr", "Un éléphant", "Une girafe et un éléphant.");
        String dutch = publish(karim, network, "nl", "Een olifant", "Een giraf en een olifant.");
        assertThat(like(server.as("nadia"), dutch)).contains(french);
        assertThat(like(server.as("annemie"), dutch)).doesNotContain(french);
        Answer hidden = server.as("annemie").get("/api/search/similar?id=" + candid);
        Answer absent = server.as("annemie").get("/api/search/similar?id=00000000-0000-4000-8000-000000000000");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(absent.body());
    }

    @Test
    void a_title_that_is_being_written_is_like_what_holds_its_words() {
        Browser karim = server.as("karim");
        String id = publish(karim, network, "nl", "Wij openden de grabbelton te vroeg", "Iets over een grabbelton.");
        String asked = "/api/search/similar?language=nl&text=";
        assertThat(karim.get(asked + encoded("Onze grabbelton opende veel te vroeg op de markt"))
                        .each("id"))
                .startsWith(id);
        assertThat(karim.get(asked + encoded("xqzzy vrrmpf")).each("id")).isEmpty();
        assertThat(karim.get("/api/search/similar").fields()).containsExactly("text");
        assertThat(karim.get("/api/search/similar?text=school&language=xx").fields())
                .containsExactly("language");
    }
}
