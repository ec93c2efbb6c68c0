package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What practitioners call a thing in their own language finds what colleagues wrote about it in theirs, and no dictionary joins in. */
class FieldWordsTest {
    private static TestServer server;
    private static String dutch;
    private static String french;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        Browser karim = server.as("karim");
        String network = server.circle("The network");
        dutch = publish(
                karim,
                network,
                "nl",
                "Wat zij vertelde",
                "Het huisbezoek mislukte: politie, meisje, geheim, extreemrechts.");
        french = publish(
                karim,
                network,
                "fr",
                "Ce qu'elle a dit",
                "La visite à domicile : police, fille, secret, extrême droite.");
        publish(karim, network, "de", "Was sie sagte", "Der Hausbesuch: Polizei, Mädchen, Geheimnis, rechtsextrem.");
        publish(karim, network, "en", "What she said", "The home visit: police, girl, secret, far right.");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> added(String speaks, String question, String... more) {
        List<String> added = new ArrayList<>();
        search(nadia(speaks), question, String.join("", more))
                .at("added")
                .values()
                .forEach(word -> added.add(word.getStringValue()));
        return added;
    }

    private static Browser nadia(String speaks) {
        return server.as("nadia").with("Accept-Language", speaks);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, visite à domicile",
        "fr, visites à domicile",
        "fr, visite a domicile",
        "de, Hausbesuch",
        "nl, huisbezoek",
        "nl, huisbezoeken",
        "en, home visit"
    })
    void a_home_visit_is_found_in_every_language(String speaks, String question) {
        assertThat(found(nadia(speaks), question, "&limit=50")).contains(dutch, french);
    }

    @ParameterizedTest
    @CsvSource({
        "nl, politie, beleid, beleefdheid, politeness, druck",
        "fr, filles, file, rij, column, beurt",
        "fr, secret, toilet, toilette, toiletten, wc",
        "fr, extrême droite, law, recht, square, straight",
        "nl, school, ensemble, group, heap, lehren",
        "fr, polarisation, pôle, polariser, extrême, contraire"
    })
    void no_dictionary_joins_in_where_the_field_has_its_own_words(
            String speaks, String question, String one, String two, String three, String four) {
        assertThat(added(speaks, question)).doesNotContain(one, two, three, four);
    }

    @Test
    void a_word_that_stands_nowhere_is_no_misspelling_where_it_is_known_to_be_one() {
        Browser visitor = server.visitor().with("Accept-Language", "fr");
        for (String word : new String[] {"politie", "Anvers", "Namur", "Charleroi", "moestuin"}) {
            assertThat(search(visitor, word).text("suggestion")).as(word).isEqualTo("null");
        }
        assertThat(search(nadia("fr"), "radicalisasion").text("suggestion")).isEqualTo("radicalisation");
    }

    @ParameterizedTest
    @CsvSource({"fr, Gand", "nl, Gent", "en, Ghent"})
    void who_asks_for_a_place_finds_what_comes_from_there_and_nothing_is_counted(String speaks, String question) {
        List<String> there = found(nadia("fr"), "lieu:Gand", "&limit=50");
        assertThat(there).isNotEmpty();
        assertThat(found(nadia(speaks), question, "&limit=50")).containsAll(there);
        assertThat(search(nadia(speaks), question).text("counted")).isEqualTo("false");
        assertThat(search(nadia(speaks), "huisbezoek").text("counted")).isEqualTo("true");
    }

    @Test
    void a_word_is_named_once_and_not_in_each_of_its_forms() {
        Browser karim = server.as("karim");
        publish(karim, server.circle("The network"), "nl", "Kwajongens", "Een jongere en drie jongeren op de bank.");
        assertThat(added("fr", "jeunes")).contains("jongere").doesNotContain("jongeren");
        assertThat(added("fr", "jeunes", "&without=jongere")).doesNotContain("jongere", "jongeren");
    }

    @Test
    void a_question_is_read_as_people_type_it() {
        assertThat(search(nadia("fr"), "depuis : 2090").text("total")).isEqualTo("0");
        assertThat(search(nadia("fr"), "depuis: 2090").text("total")).isEqualTo("0");
        assertThat(found(nadia("nl"), "NOT huisbezoek", "&limit=50"))
                .doesNotContain(dutch)
                .contains(french);
    }
}
