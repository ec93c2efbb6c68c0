package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;
import static org.vrank.search.Writing.suggest;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** A place has names, and these are no words: Gent is Gand, and neither a drake nor a gentleman. */
class PlaceNamesTest {
    private static TestServer server;
    private static String inFrench;
    private static String inGerman;
    private static String inEnglish;
    private static String words;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        Browser karim = server.as("karim");
        String network = server.circle("The network");
        inFrench = publish(
                karim, network, "fr", "Cinq villes", "De Gand à Liège, puis Malines, Mons et Bruxelles avec l'OCAM.");
        inGerman = publish(
                karim, network, "de", "Fünf Städte", "Von Gent nach Lüttich, dann Mecheln und Brüssel mit dem KOBA.");
        inEnglish = publish(karim, network, "en", "Towns", "From Ghent to Bergen, and Brussels with the CUTA there.");
        words = publish(
                karim,
                network,
                "en",
                "No towns",
                "A drake, a gentleman, a porthole and a skylight, and names we called.");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> added(String speaks, String question) {
        List<String> added = new ArrayList<>();
        for (JsonNode word : search(server.as("nadia").with("Accept-Language", speaks), question)
                .at("added")
                .values()) {
            added.add(word.getStringValue());
        }
        return added;
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Gent",
        "nl, gent",
        "fr, Gand",
        "en, Ghent",
        "en, Gent",
        "nl, Luik",
        "nl, luik",
        "nl, Brussel",
        "fr, Bruxelles"
    })
    void a_place_is_found_by_its_names_in_other_languages_and_no_name_is_translated_as_a_word(
            String speaks, String question) {
        assertThat(found(server.as("nadia").with("Accept-Language", speaks), question, "&limit=50"))
                .contains(inFrench, inGerman)
                .doesNotContain(words);
        assertThat(added(speaks, question))
                .isSubsetOf(
                        "Gent",
                        "Gand",
                        "Ghent",
                        "Luik",
                        "Liège",
                        "Lüttich",
                        "Brussel",
                        "Bruxelles",
                        "Brüssel",
                        "Brussels");
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Mechelen, Malines",
        "nl, Bergen, Mons",
        "fr, Mons, Bergen",
        "fr, Bruxelles, Brussels",
        "nl, OCAD, CUTA",
        "de, Mecheln, Malines"
    })
    void what_the_place_or_body_is_called_elsewhere_is_named(String speaks, String question, String other) {
        assertThat(added(speaks, question)).contains(other);
    }

    @Test
    void the_words_beside_a_name_are_translated_as_before() {
        assertThat(added("nl", "huisbezoek Gent")).contains("Gand").hasSizeGreaterThan(1);
        assertThat(found(server.as("nadia").with("Accept-Language", "nl"), "steden Gent"))
                .contains(inGerman);
    }

    @Test
    void what_is_mostly_a_word_is_taken_for_the_word() {
        assertThat(added("nl", "namen")).doesNotContain("Namur").contains("names");
    }

    @Test
    void names_of_places_are_not_proposed_as_terms() {
        assertThat(suggest(server.as("nadia"), "Mechel").each("kind")).doesNotContain("term");
    }
}
