package org.vrank.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Amina trains and reads the platform; Nadia reads it and does not train, Annemie does not read it. */
class SolutionsTest {
    private static final Map<String, String> WHAT = Map.of("nl", "Wat nu?", "fr", "Et alors ?");
    private static TestServer server;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        platform = server.circle("Brussels platform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String draft() {
        Browser amina = server.as("amina");
        String course = Gathering.made(amina.upload(
                "/api/circles/" + platform + "/courses",
                "course.zip",
                Folder.sound().zip()));
        return "/api/course-versions/" + amina.get("/api/courses/" + course).text("inWork");
    }

    private static Answer write(
            Browser who, String draft, String where, int revision, String key, Map<String, ?> exercise) {
        return who.put(draft + where + "/" + key, new HashMap<>(Map.of("revision", revision, "exercise", exercise)));
    }

    private static Map<String, Object> single(String first) {
        return Map.of(
                "kind",
                "single",
                "question",
                WHAT,
                "options",
                List.of(
                        Map.of("text", Map.of("nl", first), "right", false, "explanation", Map.of("nl", "Nee, want.")),
                        Map.of("text", Map.of("nl", "Dat"), "right", true)));
    }

    @Test
    void an_exercise_is_changed_added_and_taken_away_and_the_rest_of_the_file_stays() {
        Browser amina = server.as("amina");
        String draft = draft();
        String begin = "/modules/begin/solutions";
        Answer before = amina.get(draft + begin);
        assertThat(before.text("revision")).isEqualTo("1");
        assertThat(before.text("exercises.0.options.0.right")).isEqualTo("true");
        assertThat(before.text("exercises.0.options.0.text.fr")).isEqualTo("Ceci");
        Answer changed = write(amina, draft, begin, 1, "one", single("Iets anders"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(amina.get(draft + "/file?path=modules/begin/module.yml").text("text"))
                .isEqualTo("""
                        title: {nl: "Begin", fr: "Début"}
                        minutes: 20
                        exercises:
                          - key: "one"
                            kind: "single"
                            question:
                              %s
                              %s
                            options:
                              - text:
                                  nl: "Iets anders"
                                right: false
                                explanation:
                                  nl: "Nee, want."
                              - text:
                                  nl: "Dat"
                                right: true
                        """.formatted(line(0), line(1)));
        assertThat(write(amina, draft, begin, 1, "one", single("Te laat")).status())
                .isEqualTo(409);
        assertThat(write(amina, draft, begin, 2, "two", Map.of("kind", "open", "question", WHAT))
                        .status())
                .isEqualTo(200);
        assertThat(amina.get(draft + begin).each("exercises", "key")).containsExactly("one", "two");
        assertThat(amina.delete(draft + begin + "/one?revision=2").status()).isEqualTo(409);
        assertThat(amina.delete(draft + begin + "/one?revision=3").status()).isEqualTo(200);
        assertThat(amina.delete(draft + begin + "/one?revision=4").status()).isEqualTo(404);
        assertThat(amina.get(draft + begin).each("exercises", "key")).containsExactly("two");
    }

    /** Languages come in the order of the map that was sent, which is not said. */
    private static String line(int at) {
        return new ArrayList<>(WHAT.entrySet())
                .stream()
                        .map(one -> one.getKey() + ": \"" + one.getValue() + "\"")
                        .toList()
                        .get(at);
    }

    @Test
    void every_kind_comes_back_as_it_was_written() {
        Browser amina = server.as("amina");
        String draft = draft();
        Map<String, String> because = Map.of("nl", "Want zo is het.");
        List<Map<String, ?>> all = List.of(
                single("Dit"),
                Map.of(
                        "kind",
                        "multiple",
                        "question",
                        WHAT,
                        "options",
                        List.of(Map.of("text", WHAT, "right", true), Map.of("text", because, "right", true))),
                Map.of("kind", "ordering", "question", WHAT, "items", List.of(WHAT, because), "explanation", because),
                Map.of(
                        "kind",
                        "sorting",
                        "question",
                        WHAT,
                        "statements",
                        List.of(
                                Map.of("text", WHAT, "role", "silent", "explanation", because),
                                Map.of("text", because, "role", "pusher"))),
                Map.of(
                        "kind",
                        "scenario",
                        "start",
                        "a",
                        "nodes",
                        List.of(
                                Map.of(
                                        "id",
                                        "a",
                                        "text",
                                        WHAT,
                                        "choices",
                                        List.of(Map.of(
                                                "text",
                                                because,
                                                "next",
                                                "b",
                                                "effects",
                                                Map.of("silent", 2),
                                                "explanation",
                                                because))),
                                Map.of("id", "b", "text", because))),
                Map.of("kind", "open", "question", WHAT, "hint", because),
                Map.of("kind", "role-map", "question", WHAT));
        int revision = 1;
        for (Map<String, ?> one : all) {
            Answer saved = write(amina, draft, "/modules/begin/solutions", revision, "k" + revision, one);
            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
            revision++;
        }
        Answer back = amina.get(draft + "/modules/begin/solutions");
        assertThat(back.each("exercises", "kind"))
                .containsExactly("single", "single", "multiple", "ordering", "sorting", "scenario", "open", "role-map");
        assertThat(back.text("exercises.4.statements.0.role")).isEqualTo("silent");
        assertThat(back.text("exercises.5.nodes.0.choices.0.effects.silent")).isEqualTo("2");
        assertThat(back.text("exercises.6.hint.nl")).isEqualTo("Want zo is het.");
        Map<String, Object> vignette = Map.of(
                "kind",
                "vignette",
                "question",
                WHAT,
                "options",
                List.of(Map.of("text", WHAT, "score", 3), Map.of("text", because, "score", 0)));
        assertThat(write(amina, draft, "/vignettes", revision, "gate", vignette).status())
                .isEqualTo(200);
        Answer vignettes = amina.get(draft + "/vignettes");
        assertThat(vignettes.each("exercises", "key")).containsExactly("gate");
        assertThat(vignettes.text("exercises.0.options.0.score")).isEqualTo("3");
        assertThat(amina.delete(draft + "/vignettes/gate?revision=" + (revision + 1))
                        .status())
                .isEqualTo(200);
        assertThat(amina.get(draft + "/vignettes").each("exercises", "key")).isEmpty();
    }

    @Test
    void what_cannot_be_an_exercise_is_refused_and_nothing_is_kept_of_it() {
        Browser amina = server.as("amina");
        String draft = draft();
        String begin = "/modules/begin/solutions";
        assertThat(write(amina, draft, begin, 1, "two", Map.of("kind", "quiz", "question", WHAT))
                        .status())
                .isEqualTo(400);
        assertThat(write(amina, draft, begin, 1, "Two%20words", single("Dit")).status())
                .isEqualTo(400);
        assertThat(write(amina, draft, begin, 1, "two", single("")).status()).isEqualTo(400);
        assertThat(write(amina, draft, begin, 1, "two", single("Bel Jan op 0470 12 34 56"))
                        .fields())
                .containsExactly("modules/begin/module.yml");
        assertThat(write(amina, draft, begin, 1, "two", Map.of("kind", "vignette", "question", WHAT))
                        .fields())
                .containsExactly("kind");
        assertThat(write(amina, draft, "/vignettes", 1, "two", single("Dit")).fields())
                .containsExactly("kind");
        assertThat(amina.put(draft + begin + "/two", Map.of("revision", 1)).fields())
                .containsExactly("exercise");
        Map<String, Object> holes = new HashMap<>(single("Dit"));
        List<Object> options = new ArrayList<>();
        options.add(null);
        options.add(new HashMap<>(Map.of("text", Map.of("no: x\n- y", "z"))));
        holes.put("options", options);
        assertThat(write(amina, draft, begin, 1, "two", holes).status()).isEqualTo(400);
        assertThat(write(amina, draft, "/modules/elsewhere/solutions", 1, "two", single("Dit"))
                        .status())
                .isEqualTo(404);
        assertThat(amina.get(draft + begin).text("revision")).isEqualTo("1");
    }

    @Test
    void solutions_are_read_and_written_by_trainers_of_the_circle_alone() {
        String draft = draft();
        String nowhere = "/api/course-versions/00000000-0000-4000-8000-000000000000";
        for (String where : List.of("/modules/begin/solutions", "/vignettes")) {
            for (String who : List.of("nadia", "annemie")) {
                Browser stranger = server.as(who);
                assertThat(stranger.get(draft + where).bytes())
                        .as(who)
                        .isEqualTo(stranger.get(nowhere + where).bytes());
                assertThat(write(stranger, draft, where, 1, "one", single("Dit"))
                                .bytes())
                        .isEqualTo(write(stranger, nowhere, where, 1, "one", single("Dit"))
                                .bytes());
                assertThat(stranger.delete(draft + where + "/one?revision=1").status())
                        .isEqualTo(404);
            }
            assertThat(server.visitor().get(draft + where).status()).isEqualTo(401);
        }
    }
}
