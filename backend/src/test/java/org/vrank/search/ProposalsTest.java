package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.suggest;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vrank.meetings.Gathering;
import org.vrank.proceedings.Published;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** What is proposed while somebody types. */
class ProposalsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser nadia(String speaks) {
        return server.as("nadia").with("Accept-Language", speaks);
    }

    @Test
    void a_title_says_which_kind_of_item_has_it() {
        Browser leila = server.as("leila");
        String platform = server.circle("Brussels platform");
        String series = Gathering.series(leila, platform, "Kwartelronde");
        String meeting = Gathering.next(server, series);
        String item = Gathering.planned(leila, series, meeting, "Wie belt de kwartels");
        String minutes = Published.minutes(leila, meeting, platform, item, "Wij bellen terug.");
        Followed.upToNow(server.context());
        Answer rounds = suggest(leila, "kwartelr");
        assertThat(rounds.each("id")).containsExactly(minutes);
        assertThat(rounds.each("kind")).containsExactly("title");
        assertThat(rounds.each("item")).containsExactly("minutes");
        Answer report = suggest(nadia("nl"), "terugkeerders op school");
        assertThat(report.each("item")).containsExactly("report");
        assertThat(report.at("items.0.within").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"terugk", "brussel prev", "pol", "sch", "inter", "rad"})
    void a_term_names_each_other_word_once_and_not_itself(String typed) {
        for (JsonNode one : suggest(nadia("nl"), typed).at("items").values()) {
            List<String> words = new ArrayList<>();
            words.add(text(one, "text"));
            Objects.requireNonNull(one.get("elsewhere")).values().forEach(word -> words.add(text(word, "text")));
            assertThat(words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void what_is_in_the_readers_language_stands_first() {
        Browser karim = server.as("karim");
        publish(karim, server.circle("The network"), "nl", "Gesprek zonder meer", "Tekst");
        List<String> texts = suggest(nadia("nl"), "ges").each("text");
        assertThat(texts.getFirst()).isEqualTo("Gesprek zonder meer");
        assertThat(texts).contains("gestion de cas");
        assertThat(suggest(nadia("fr"), "ges").each("text").getFirst()).isEqualTo("gestion de cas");
    }

    private static String text(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name)).getStringValue();
    }
}
