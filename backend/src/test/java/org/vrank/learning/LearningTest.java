package org.vrank.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Language;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class LearningTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_answer_is_judged_and_explained_and_nothing_was_told_before() {
        Classroom room = Classroom.of(server, "nadia");
        Browser nadia = as("nadia");
        Answer asked = room.module(nadia, "backing");
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Welke toezegging")
                .doesNotContain("explanation")
                .doesNotContain("right")
                .doesNotContain("Een overtuiging is geen toezegging");
        assertThat(asked.text("takesPart")).isEqualTo("true");
        Answer wrong = room.answer(nadia, "backing", "promise", 0, Map.of("chosen", List.of(0)));
        assertThat(wrong.status()).as(wrong.body()).isEqualTo(200);
        assertThat(wrong.text("revision")).isEqualTo("1");
        assertThat(wrong.text("outcome.right")).isEqualTo("false");
        assertThat(wrong.text("outcome.done")).as("who answers has done it").isEqualTo("true");
        assertThat(wrong.each("outcome.parts", "right")).containsExactly("false", "true", "false");
        assertThat(wrong.each("outcome.parts", "explanation").getLast()).startsWith("Een overtuiging");
        Answer right = room.answer(nadia, "backing", "promise", 1, Map.of("chosen", List.of(1)));
        assertThat(right.text("outcome.right")).isEqualTo("true");
        assertThat(room.module(nadia, "backing").text("exercises.0.answer.reply.chosen.0"))
                .isEqualTo("1");
        assertThat(room.answer(nadia, "backing", "what-holds", 0, Map.of("chosen", List.of(3, 0, 1)))
                        .text("outcome.right"))
                .isEqualTo("true");
        for (List<Integer> broken : List.of(List.<Integer>of(), List.of(0, 1), List.of(3), List.of(-1))) {
            assertThat(room.answer(nadia, "backing", "promise", 2, Map.of("chosen", broken))
                            .fields())
                    .contains("chosen");
        }
    }

    @Test
    void the_same_answer_sent_again_changes_nothing_and_another_one_that_comes_too_late_is_told_what_stands_there() {
        Classroom room = Classroom.of(server, "nadia");
        Browser nadia = as("nadia");
        room.answer(nadia, "backing", "promise", 0, Map.of("chosen", List.of(0)));
        Answer again = room.answer(nadia, "backing", "promise", 0, Map.of("chosen", List.of(0)));
        assertThat(again.text("revision")).isEqualTo("1");
        Answer late = room.answer(nadia, "backing", "promise", 0, Map.of("chosen", List.of(2)));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("current.revision")).isEqualTo("1");
        assertThat(late.text("current.reply.chosen.0")).isEqualTo("0");
    }

    @Test
    void what_is_to_be_ordered_or_sorted_is_shuffled_the_same_way_for_everybody_in_an_edition() {
        Classroom room = Classroom.of(server, "nadia", "karim");
        Browser nadia = as("nadia");
        Answer mine = room.module(nadia, "roles");
        assertThat(room.module(as("karim"), "roles").at("exercises").toString())
                .isEqualTo(mine.at("exercises").toString());
        List<String> parts = strings(mine, "exercises.1.exercise.parts");
        assertThat(parts).hasSize(6);
        assertThat(parts.getFirst()).isNotEqualTo("Iemand zegt iets over wat de anderen zijn.");
        List<Integer> places = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Answer first = room.answer(nadia, "roles", "pressure", 0, Map.of("order", places));
        assertThat(first.text("outcome.right")).isEqualTo("false");
        List<Integer> solution =
                strings(first, "outcome.order").stream().map(Integer::valueOf).toList();
        assertThat(parts.get(solution.getFirst())).isEqualTo("Iemand zegt iets over wat de anderen zijn.");
        assertThat(room.answer(nadia, "roles", "pressure", 1, Map.of("order", solution))
                        .text("outcome.right"))
                .isEqualTo("true");
        Collections.fill(places, 1);
        assertThat(room.answer(nadia, "roles", "pressure", 2, Map.of("order", places))
                        .fields())
                .contains("order");
        Answer sorted =
                room.answer(nadia, "roles", "who-speaks", 0, Map.of("sorted", Collections.nCopies(7, "silent")));
        assertThat(sorted.status()).as(sorted.body()).isEqualTo(200);
        List<String> roles = sorted.each("outcome.parts", "role");
        assertThat(roles).contains("pusher", "scapegoat");
        assertThat(room.answer(nadia, "roles", "who-speaks", 1, Map.of("sorted", roles))
                        .text("outcome.right"))
                .isEqualTo("true");
        assertThat(room.answer(nadia, "roles", "who-speaks", 2, Map.of("sorted", List.of("boss")))
                        .fields())
                .containsExactly("sorted");
    }

    @Test
    void a_scenario_goes_on_from_what_one_says_and_tells_what_it_does_to_each_role() {
        Classroom room = Classroom.of(server, "nadia");
        Browser nadia = as("nadia");
        Answer asked = room.module(nadia, "choices");
        assertThat(asked.text("exercises.0.exercise.start.text")).startsWith("Een leegstaand klooster");
        assertThat(asked.body()).doesNotContain("Honderdtwintig stoelen").doesNotContain("effects");
        Answer step = room.answer(nadia, "choices", "information-evening", 0, Map.of("path", List.of(0)));
        assertThat(step.text("outcome.done")).isEqualTo("false");
        assertThat(step.text("outcome.steps.0.effects.silent")).isEqualTo("-2");
        assertThat(step.text("outcome.next.text")).contains("Honderdtwintig stoelen");
        Answer end = room.answer(nadia, "choices", "information-evening", 1, Map.of("path", List.of(0, 1)));
        assertThat(end.text("outcome.done")).isEqualTo("true");
        assertThat(end.at("outcome.next.choices").size()).isZero();
        assertThat(room.answer(nadia, "choices", "information-evening", 2, Map.of("path", List.of(0, 1, 0)))
                        .fields())
                .containsExactly("path");
    }

    @Test
    void an_open_answer_is_private_until_it_is_shared_and_what_is_shared_names_nobody() {
        Classroom room = Classroom.of(server, "nadia");
        Browser nadia = as("nadia");
        Browser ruth = as("ruth");
        String text = "Bel mij op 0470 12 34 56 over die dag.";
        Answer kept = room.answer(nadia, "backing", "my-request", 0, Map.of("text", text));
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(ruth.get(room.path() + "/shared-answers").body()).doesNotContain("0470");
        Map<String, Object> sharing = Classroom.body(1, Map.of("text", text));
        sharing.put("shared", true);
        String path = room.path() + "/answers/backing/my-request";
        assertThat(nadia.put(path, sharing).fields()).containsExactly("text");
        sharing.put("reply", Map.of("text", "Mijn chef Jan Peeters moet dinsdag vrij geven."));
        Answer asked = nadia.put(path, sharing);
        assertThat(asked.status()).isEqualTo(400);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < asked.at("violations").size(); i++) {
            keys.add(asked.text("violations." + i + ".hit.key"));
        }
        sharing.put("answered", keys);
        assertThat(nadia.put(path, sharing).status()).isEqualTo(200);
        Answer shared = ruth.get(room.path() + "/shared-answers");
        assertThat(shared.text("items.0.reply.text")).startsWith("Mijn chef");
        assertThat(shared.text("items.0.name")).startsWith("Nadia");
        assertThat(nadia.get(room.path() + "/shared-answers").status()).isEqualTo(403);
    }

    @Test
    void a_role_map_is_about_places_and_never_about_persons() {
        Classroom room = Classroom.of(server, "nadia");
        Browser nadia = as("nadia");
        Map<String, String> roles = new HashMap<>(Map.of("pusher", "Twee lawaaierige accounts"));
        Answer kept =
                room.answer(nadia, "own-case", "my-map", 0, Map.of("roles", roles, "service", "Tussen twee vuren"));
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.text("reply.service")).isEqualTo("Tussen twee vuren");
        roles.put("scapegoat", "0470 12 34 56");
        assertThat(room.answer(nadia, "own-case", "my-map", 1, Map.of("roles", roles))
                        .fields())
                .containsExactly("roles.scapegoat");
        assertThat(room.answer(nadia, "own-case", "my-map", 1, Map.of("roles", Map.of("boss", "x")))
                        .fields())
                .containsExactly("roles");
    }

    @Test
    void exercises_can_be_tried_without_an_edition_and_nothing_of_it_is_kept() {
        Classroom room = Classroom.of(server);
        Browser karim = as("karim");
        Answer asked = karim.get("/api/course-versions/" + room.version() + "/modules/backing/exercises");
        assertThat(asked.text("exercises.0.exercise.key")).isEqualTo("promise");
        assertThat(asked.body()).doesNotContain("explanation");
        Answer tried = room.attempt(karim, "backing", "promise", Map.of("chosen", List.of(1)));
        assertThat(tried.text("outcome.right")).as(tried.body()).isEqualTo("true");
        assertThat(server.ask(
                        "select count(*) from exercise_answer a join enrolment n on n.id = a.enrolment_id "
                                + "where n.edition_id = ?::uuid",
                        room.edition()))
                .isEqualTo("0");
        assertThat(room.attempt(server.visitor(), "backing", "promise", Map.of("chosen", List.of(1)))
                        .status())
                .as("a visitor does not read the circle")
                .isEqualTo(404);
    }

    @Test
    void who_does_not_take_part_answers_nothing_and_who_does_not_read_the_circle_finds_nothing() {
        Classroom room = Classroom.in(server, server.circle("Brussels platform"), "nadia");
        Browser karim = as("karim");
        Map<String, Object> reply = Map.of("chosen", List.of(1));
        assertThat(room.answer(karim, "backing", "promise", 0, reply).status()).isEqualTo(403);
        assertThat(room.module(karim, "backing").status()).isEqualTo(403);
        assertThat(karim.get(room.path() + "/progress").status()).isEqualTo(403);
        assertThat(room.module(as("ruth"), "backing").text("takesPart")).isEqualTo("false");
        Classroom nothing = new Classroom(server, room.circle(), Classroom.NOWHERE, Classroom.NOWHERE);
        for (Browser other : List.of(as("annemie"), server.visitor())) {
            assertThat(room.module(other, "backing").bytes())
                    .isEqualTo(nothing.module(other, "backing").bytes());
            assertThat(room.answer(other, "backing", "promise", 0, reply).bytes())
                    .isEqualTo(nothing.answer(other, "backing", "promise", 0, reply)
                            .bytes());
            assertThat(room.attempt(other, "backing", "promise", reply).bytes())
                    .isEqualTo(
                            nothing.attempt(other, "backing", "promise", reply).bytes());
        }
        Browser nadia = as("nadia");
        assertThat(room.answer(nadia, "backing", "nothing", 0, reply).status()).isEqualTo(404);
        for (String other : List.of("nothing", "%00", "UPPER", "x".repeat(200))) {
            assertThat(room.module(nadia, other).status()).as(other).isEqualTo(404);
        }
    }

    @Test
    void progress_counts_what_is_done_against_the_rule_of_the_course() {
        Classroom room = Classroom.of(server, "nadia");
        Browser nadia = as("nadia");
        room.answer(nadia, "backing", "promise", 0, Map.of("chosen", List.of(0)));
        String done = room.path() + "/modules/backing/done";
        assertThat(nadia.put(done, Map.of("done", true)).status()).isEqualTo(204);
        Answer progress = nadia.get(room.path() + "/progress");
        assertThat(progress.text("reached.modules")).as(progress.body()).isEqualTo("1");
        assertThat(progress.text("reached.exercises")).isEqualTo("1");
        assertThat(progress.text("required.exercises")).isEqualTo("14");
        assertThat(progress.text("modules.0.done")).isEqualTo("true");
        assertThat(progress.text("modules.0.answered")).isEqualTo("1");
        assertThat(progress.text("complete")).isEqualTo("false");
        assertThat(nadia.put(done, Map.of("done", false)).status()).isEqualTo(204);
        assertThat(nadia.put(room.path() + "/modules/nothing/done", Map.of("done", true))
                        .status())
                .isEqualTo(404);
        server.sql("delete from exercise_answer where module = 'backing'");
        room.completes("nadia");
        assertThat(nadia.get(room.path() + "/progress").text("complete")).isEqualTo("true");
    }

    private static Browser as(String who) {
        return server.as(who).with("Accept-Language", "nl");
    }

    private static List<String> strings(Answer answer, String path) {
        List<String> all = new ArrayList<>();
        answer.at(path).values().forEach(one -> all.add(one.coerceStringValue()));
        return all;
    }

    @Test
    void words_that_stand_in_german_alone_are_read_by_everybody() {
        JsonNode german = JsonNode.createObjectNode(Map.of("de", JsonNode.createStringNode("Guten Tag")));
        for (Language language : Language.values()) {
            Words words = Words.of(language, "nl");
            assertThat(words.text(german)).isEqualTo("Guten Tag");
            assertThat(words.language(german)).isEqualTo("de");
        }
    }

    @Test
    void what_was_shared_is_shown_no_more_once_whoever_shared_it_left_the_circle() {
        try (TestServer own = TestServer.demo()) {
            Classroom room = Classroom.in(own, own.circle("Brussels platform"), "nadia");
            room.completes("nadia");
            own.sql("update exercise_answer set shared = true");
            Browser ruth = own.as("ruth");
            assertThat(ruth.get(room.path() + "/shared-answers").each("items", "name"))
                    .hasSize(14);
            assertThat(own.as("nadia")
                            .delete("/api/circles/" + room.circle() + "/membership")
                            .status())
                    .isLessThan(300);
            assertThat(ruth.get(room.path() + "/shared-answers").each("items", "name"))
                    .isEmpty();
        }
    }
}
