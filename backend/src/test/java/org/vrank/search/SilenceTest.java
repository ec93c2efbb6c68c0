package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.search.Writing.encoded;
import static org.vrank.search.Writing.found;
import static org.vrank.search.Writing.publish;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class SilenceTest {
    private static final String WORD = "drixquop";

    private static List<String> questions(String circle) {
        List<String> questions = new ArrayList<>();
        for (String text :
                List.of("", "school", WORD, "drixqop", "drixquops school", "terugkeerders", "kinderen politie wijk")) {
            for (String more : List.of(
                    "",
                    "&sort=date",
                    "&kind=lesson",
                    "&setting=school",
                    "&language=nl",
                    "&limit=50",
                    "&circle=" + circle)) {
                questions.add("/api/search?q=" + encoded(text) + more);
            }
        }
        for (String text : List.of("dr", "drixq", "school", "hate", "te", "kin")) {
            questions.add("/api/search/suggestions?q=" + encoded(text));
        }
        return questions;
    }

    @Test
    void for_everybody_outside_its_circle_search_answers_as_if_a_candid_report_had_never_been_written() {
        try (TestServer with = TestServer.demo();
                TestServer without = TestServer.demo()) {
            String firstLine = with.circle("First line");
            Browser karim = with.as("karim");
            for (int i = 0; i < 3; i++) {
                publish(
                        karim,
                        firstLine,
                        "nl",
                        "Drixquop en school " + i,
                        "Kinderen van terugkeerders, de politie en de wijk in de " + WORD + ". Haatspraak.",
                        "school",
                        "hate-speech");
            }
            for (String handle : List.of("annemie", "leila", "dries", "")) {
                Browser here = handle.isEmpty() ? with.visitor() : with.as(handle);
                Browser there = handle.isEmpty() ? without.visitor() : without.as(handle);
                for (String question : questions(firstLine)) {
                    assertThat(here.get(question).bytes())
                            .as(handle + " " + question)
                            .isEqualTo(there.get(question).bytes());
                }
            }
            Browser member = with.as("nadia");
            Browser same = without.as("nadia");
            int differing = 0;
            for (String question : questions(firstLine)) {
                if (!member.get(question).bytes().equals(same.get(question).bytes())) {
                    differing++;
                }
            }
            assertThat(differing).as("what a member is told differs").isGreaterThan(40);
        }
    }

    @Test
    void whose_membership_ended_finds_nothing_of_the_circle_at_the_next_request() {
        try (TestServer server = TestServer.demo()) {
            String firstLine = server.circle("First line");
            String id = publish(server.as("karim"), firstLine, "nl", "Over de " + WORD, "Tekst");
            Browser nadia = server.as("nadia");
            assertThat(found(nadia, WORD)).containsExactly(id);
            server.sql(
                    "update membership set ended = now(), ended_because = 'removed' where circle_id = ?::uuid and member_id = "
                            + "(select id from member where handle = 'nadia')",
                    firstLine);
            assertThat(found(nadia, WORD)).isEmpty();
            assertThat(found(nadia, "", "&circle=" + firstLine)).isEmpty();
            assertThat(Writing.suggest(nadia, "drixq").each("text")).isEmpty();
            assertThat(Writing.search(nadia, "drixqop").at("suggestion").isNull())
                    .isTrue();
        }
    }
}
