package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class AgreementTest {
    private static final List<String> WORDS = List.of("pompoenzaad", "kersenpit", "walnoot", "tamarinde");
    private static final List<String> CIRCLES = List.of("First line", "The network", "Brussels platform");

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @SuppressWarnings("NullAway.Init")
    private static List<String> circles;

    private static final List<String> MINE = new ArrayList<>();

    @BeforeContainer
    static void start() {
        server = TestServer.demo();
        circles = CIRCLES.stream().map(server::circle).toList();
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    /** A number means: withdraw something, or publish with some of the words into one of the circles. */
    @Property(tries = 12)
    void whatever_was_published_and_withdrawn_search_finds_what_the_table_holds(
            @ForAll @Size(max = 5) List<@IntRange(min = 0, max = 79) Integer> deeds) {
        Browser karim = server.as("karim");
        for (int deed : deeds) {
            if (deed < 32 && !MINE.isEmpty()) {
                Writing.withdraw(karim, MINE.remove(deed % MINE.size()));
            } else {
                List<String> words = new ArrayList<>();
                for (int i = 0; i < WORDS.size(); i++) {
                    if ((deed >> i & 1) == 1) {
                        words.add(WORDS.get(i));
                    }
                }
                String text = "Tekst " + String.join(" en ", words);
                MINE.add(Writing.publish(karim, circles.get(deed % 3), "nl", "Deed " + deed, text));
            }
        }
        for (String handle : List.of("karim", "annemie", "leila")) {
            Browser reader = server.as(handle);
            List<String> readable =
                    new ArrayList<>(reader.get("/api/reports?limit=50").each("id"));
            for (String word : WORDS) {
                String holding = server.ask(
                        "select string_agg(id::text, ' ') from report where answers::text like '%' || ? || '%'", word);
                List<String> expected =
                        holding == null ? List.of() : new ArrayList<>(Arrays.asList(holding.split(" ")));
                expected = expected.stream().filter(readable::contains).toList();
                assertThat(Writing.found(reader, word, "&limit=50"))
                        .as(handle + " " + word)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }
}
