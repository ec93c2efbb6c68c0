package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Words that mean something in one language and hold others together in the next. */
class SmallWordsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        Browser karim = server.as("karim");
        String network = server.circle("The network");
        publish(karim, network, "nl", "De lade", "Wie keek of las, zag zes cijfers en de baas, een heer. Welke les?");
        publish(karim, network, "en", "Input", "I read of a drawer, the digitizer and a lesson. Who has it? The boss.");
        publish(karim, network, "de", "Die Schublade", "Die Lade und der Chef lesen, wer was hat.");
        publish(karim, network, "fr", "Le tiroir", "Un tiroir, six chiffres, le chef et la guerre. On dit quoi.");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, le la les de du",
        "nl, le la les de du",
        "en, of the in on",
        "nl, a",
        "fr, à",
    })
    void function_words_and_single_letters_are_not_translated(String speaks, String question) {
        assertThat(added(speaks, question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fr, visite à domicile", "fr, visite a domicile", "nl, visite a domicile", "en, visite à la maison"})
    void the_other_words_of_a_question_are_translated_as_before(String speaks, String question) {
        assertThat(added(speaks, question))
                .isNotEmpty()
                .doesNotContain("chiffre", "cijfers", "dis", "dit", "six", "zes", "'k", "keek", "kijken", "digitizer")
                .doesNotContain("I", "input", "mee", "wer", "has", "welke", "hat", "tiroir", "Lade", "lade", "drawer");
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
}
