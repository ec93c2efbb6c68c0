package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;
import static org.vrank.search.Writing.search;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Terms beside reports: two hundred definitions hold the words of the field more often than most of what tells about it. */
class KindsTest {
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

    @ParameterizedTest
    @CsvSource({"nl, politie", "fr, police", "en, police", "de, Polizei"})
    void what_tells_about_something_stands_before_terms_that_mention_it(String speaks, String question) {
        Answer answer = search(nadia(speaks), question, "&limit=50");
        List<String> kinds = answer.each("kind");
        assertThat(kinds.subList(0, 10)).contains("report").doesNotContain("term");
        assertThat(kinds).as("they are still found").contains("term");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, radicalisation",
        "nl, Radicalisering",
        "nl, preventie",
        "en, school",
        "fr, Prevention",
        "nl, wijkagent"
    })
    void a_term_that_the_question_is_the_name_of_comes_first_and_reports_before_the_others(
            String speaks, String question) {
        List<String> kinds = search(nadia(speaks), question, "&limit=50").each("kind");
        assertThat(kinds.getFirst()).isEqualTo("term");
        assertThat(kinds.subList(1, 4)).contains("report");
    }

    @Test
    void a_word_that_only_looks_like_the_name_of_a_term_does_not_call_it() {
        Browser karim = server.as("karim");
        publish(karim, server.circle("The network"), "en", "Schooling", "Schooling, schooling and more schooling.");
        assertThat(search(nadia("en"), "schooling").each("kind").getFirst()).isEqualTo("report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"police", "school", "meeting", "jongeren"})
    void each_kind_found_can_be_chosen_and_gives_as_many_as_it_says(String question) {
        Answer all = search(nadia("nl"), question);
        int counted = 0;
        for (JsonNode kind :
                Objects.requireNonNull(all.at("facets").get("kind")).values()) {
            String value = Objects.requireNonNull(kind.get("value")).getStringValue();
            int count = Objects.requireNonNull(kind.get("count")).getIntValue();
            assertThat(Objects.requireNonNull(kind.get("label")).getStringValue())
                    .isNotEqualTo(value);
            assertThat(search(nadia("nl"), question, "&kind=" + value).text("total"))
                    .as(value)
                    .isEqualTo("" + count);
            counted += count;
        }
        assertThat(all.text("total")).isEqualTo("" + counted);
        assertThat(search(nadia("nl"), question + " soort:reactie").each("kind"))
                .containsOnly("comment");
    }

    @ParameterizedTest
    @CsvSource({
        "police, fit",
        "radicalisation, fit",
        "radicalisation, near",
        "radicalisation, date",
        "school police, fit"
    })
    void pages_join_without_gap_or_repeat_whatever_their_kinds(String question, String order) {
        Browser nadia = nadia("fr");
        List<String> whole = found(nadia, question, "&limit=50&sort=" + order);
        assertThat(whole).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        for (int size : new int[] {3, 7, 20}) {
            List<String> paged = new ArrayList<>();
            for (int from = 0; from < whole.size(); from += size) {
                paged.addAll(found(nadia, question, "&limit=" + size + "&from=" + from + "&sort=" + order));
            }
            assertThat(paged.subList(0, whole.size())).isEqualTo(whole);
        }
    }
}
