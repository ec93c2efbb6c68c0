package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.encoded;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class HostileQuestionsTest {
    private static TestServer server;
    private static Browser karim;
    private static String known;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        karim = server.as("karim");
        known = publish(karim, server.circle("The network"), "nl", "De onverstoorbare drixquop", "Tekst");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** As long as a question may be. */
    static List<String> questions() {
        List<String> questions = new ArrayList<>(List.of(
                "*",
                "?".repeat(300),
                "*a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r*s*t*u*v*w*x*y*z*",
                "~".repeat(300),
                "a* ".repeat(100),
                "(".repeat(300),
                "(".repeat(140) + "school" + ")".repeat(140),
                "\"".repeat(299),
                "\"school",
                "-".repeat(300),
                "-school -kinderen -de -het -een",
                "AND OR NOT AND OR NOT",
                "field:value body_nl:school title_nl:* key:report*",
                "[* TO *] {a TO z} /.*/ \\ \\\\ && || !",
                "^9999999999 ~99999999999999999999",
                "👩‍👩‍👧‍👦".repeat(25),
                "🇧🇪".repeat(70),
                "\u202Eloohcs\u202C \u200F\u200E שלום مرحبا".repeat(8),
                "e" + "\u0301".repeat(299),
                "\u200B\u200D\uFEFF\u00AD".repeat(70),
                "school\u0000kinderen",
                "\u0000".repeat(300),
                "\uFFFE\uFFFF\uF8E0school\uF8E1",
                "a".repeat(300),
                "1234567890".repeat(30),
                "漢字".repeat(150),
                "ß".repeat(300),
                "İ".repeat(300)));
        // words that stand nowhere, each of which is looked for with two slips, in four languages
        questions.add(IntStream.range(0, 24)
                .mapToObj(i -> "qzx" + (char) ('a' + i) + "wkjvbn")
                .collect(Collectors.joining(" ")));
        questions.add(IntStream.range(0, 150).mapToObj(i -> "x").collect(Collectors.joining(" ")));
        questions.add("jeugdwerkerscoordinatievergaderingsverslagen ".repeat(6).strip());
        return questions;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatever_is_asked_is_answered_or_refused_in_words(String question) {
        for (String path : List.of("/api/search?q=", "/api/search/suggestions?q=")) {
            Answer answer = karim.get(path + encoded(question));
            if (answer.status() == 400) {
                assertThat(answer.fields()).containsOnly("q");
                assertThat(answer.body()).doesNotContain("Exception");
            } else {
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.at("items").isArray()).isTrue();
                assertThat(answer.each("id").size()).isLessThanOrEqualTo(50);
            }
        }
        assertThat(found(karim, "drixquop")).containsExactly(known);
    }

    @Test
    void ten_thousand_words_are_refused_before_they_are_looked_at() {
        String words = "school ".repeat(10_000).strip();
        for (String path : List.of("/api/search?q=", "/api/search/suggestions?q=")) {
            assertThat(karim.get(path + encoded(words)).status()).isBetween(400, 499);
            Answer fewer = karim.get(path + encoded("school ".repeat(60)));
            assertThat(fewer.status()).as(fewer.body()).isEqualTo(400);
            assertThat(fewer.fields()).containsExactly("q");
        }
        assertThat(found(karim, "drixquop")).containsExactly(known);
    }

    @Test
    void what_is_no_text_at_all_is_refused_or_nothing() {
        for (String raw : List.of("%ED%A0%80", "%C0%AF", "%FF%FE", "%00", "%F0%9F")) {
            assertThat(karim.get("/api/search?limit=1&q=" + raw).status())
                    .as(raw)
                    .isIn(200, 400);
        }
    }
}
