package org.vrank.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.notices.Saved.PATH;
import static org.vrank.notices.Saved.save;
import static org.vrank.notices.Saved.wish;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Saving, renaming and deleting searches, and what is refused. */
class SavedSearchesTest {
    private static final String NOWHERE = "00000000-0000-4000-8000-00000000abcd";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("vrank.alerts.every", "12h"), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_search_is_kept_with_its_words_and_filters_in_the_words_of_its_reader() {
        Browser karim = server.as("karim");
        String firstLine = server.circle("First line");
        Answer made = karim.post(
                PATH,
                wish(
                        " Scholen ",
                        "weekly",
                        " school ",
                        Map.of(
                                "theme",
                                List.of("far-right-extremism"),
                                "language",
                                List.of("nl"),
                                "circle",
                                List.of(firstLine))));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Answer list = karim.get(PATH);
        assertThat(list.each("name")).containsExactly("Scholen");
        assertThat(list.text("items.0.q")).isEqualTo("school");
        assertThat(list.text("items.0.rhythm")).isEqualTo("weekly");
        assertThat(list.each("items.0.filters", "facet")).containsExactly("circle", "language", "theme");
        assertThat(list.each("items.0.filters", "label"))
                .contains("Dutch", "far-right extremism")
                .doesNotContain("null", "far-right-extremism", firstLine);
        assertThat(list.at("items.0.items").size()).isZero();
        assertThat(server.visitor().get(PATH).status()).isEqualTo(401);
        assertThat(server.visitor()
                        .post(PATH, wish("x", "daily", "x", Map.of()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_circle_that_its_owner_does_not_read_has_no_name() {
        Browser annemie = server.as("annemie");
        String hidden = server.circle("First line");
        save(annemie, wish("Verborgen", "daily", "", Map.of("circle", List.of(hidden))));
        save(annemie, wish("Niets", "daily", "", Map.of("circle", List.of(NOWHERE))));
        Answer list = annemie.get(PATH);
        assertThat(list.each("items.0.filters", "label")).containsExactly("null");
        assertThat(list.each("items.1.filters", "label")).containsExactly("null");
    }

    @Test
    void what_search_refuses_is_refused_here_too_and_so_is_a_question_without_anything_in_it() {
        Browser nadia = server.as("nadia");
        assertThat(refused(nadia, wish("Niets", "daily", "", Map.of()))).containsExactly("q");
        assertThat(refused(nadia, wish("Tekens", "daily", "?!", Map.of()))).containsExactly("q");
        assertThat(refused(nadia, wish("Lang", "daily", "x".repeat(301), Map.of())))
                .contains("q");
        assertThat(refused(nadia, wish("Soms", "hourly", "school", Map.of()))).containsExactly("rhythm");
        assertThat(refused(nadia, wish(" ", "daily", "school", Map.of()))).containsExactly("name");
        assertThat(refused(nadia, wish("x".repeat(81), "daily", "school", Map.of())))
                .containsExactly("name");
        assertThat(refused(nadia, wish("Thema", "daily", "school", Map.of("theme", List.of("x")))))
                .containsExactly("theme");
        assertThat(refused(nadia, wish("Facet", "daily", "school", Map.of("weather", List.of("x")))))
                .containsExactly("weather");
        assertThat(refused(nadia, wish("Jaar", "daily", "school", Map.of("year", List.of("1200")))))
                .containsExactly("year");
        assertThat(refused(nadia, wish("Kring", "daily", "school", Map.of("circle", List.of("x")))))
                .containsExactly("circle");
        assertThat(refused(nadia, Map.of())).contains("name", "rhythm", "q");
        assertThat(nadia.get(PATH).each("id")).isEmpty();
    }

    private static List<String> refused(Browser member, Map<String, Object> wish) {
        Answer answer = member.post(PATH, wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer.fields();
    }

    @Test
    void words_that_were_dropped_stay_dropped_as_they_were_written_and_count_once() {
        Browser leila = server.as("leila");
        Map<String, Object> wish = new HashMap<>(wish("Vlinders", "daily", "vlinder", Map.of()));
        wish.put("without", List.of("Schmetterling", "papillon", "schmetterling"));
        Answer made = leila.post(PATH, wish);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Answer list = leila.get(PATH);
        assertThat(list.at("items.0.without").getValue()).isEqualTo(List.of("papillon", "Schmetterling"));
        wish.put("without", List.of("x".repeat(301)));
        assertThat(refused(leila, wish)).containsExactly("without");
        assertThat(leila.delete(PATH + "/" + list.text("items.0.id")).status()).isEqualTo(204);
    }

    @Test
    void the_same_question_is_saved_once_and_fifty_at_most() {
        Browser wout = server.as("wout");
        save(
                wout,
                wish(
                        "Een",
                        "daily",
                        "school",
                        Map.of("theme", List.of("polarisation"), "language", List.of("nl", "fr"))));
        assertThat(refused(
                        wout,
                        wish(
                                "Twee",
                                "weekly",
                                "school",
                                Map.of("language", List.of("fr", "nl"), "theme", List.of("polarisation")))))
                .containsExactly("q");
        for (int i = 1; i < 50; i++) {
            save(wout, "woord " + i, "daily");
        }
        Answer full = wout.post(PATH, wish("Te veel", "daily", "nog een", Map.of()));
        assertThat(full.status()).isEqualTo(400);
        assertThat(full.body()).contains("50");
        assertThat(wout.delete(PATH + "/" + wout.get(PATH).text("items.7.id")).status())
                .isEqualTo(204);
        save(wout, "nog een", "daily");
    }

    @Test
    void its_owner_gives_it_another_name_and_rhythm_and_deletes_it_and_nobody_else_learns_that_it_is_there() {
        Browser joris = server.as("joris");
        Browser elif = server.as("elif");
        String search = save(joris, "mentoring", "daily");
        Map<String, Object> change = Map.of("name", "Mentoren", "rhythm", "weekly");
        for (String method : List.of("PUT", "DELETE")) {
            byte[] body = "{\"name\":\"x\",\"rhythm\":\"daily\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Answer others = elif.send(method, PATH + "/" + search, method.equals("PUT") ? body : null);
            Answer nothing = elif.send(method, PATH + "/" + NOWHERE, method.equals("PUT") ? body : null);
            assertThat(others.status()).isEqualTo(404);
            assertThat(others.bytes()).isEqualTo(nothing.bytes());
        }
        assertThat(elif.get(PATH).each("id")).isEmpty();
        assertThat(joris.put(PATH + "/" + search, Map.of("name", "", "rhythm", "weekly"))
                        .fields())
                .containsExactly("name");
        assertThat(joris.get(PATH).each("name")).containsExactly("mentoring");
        Answer changed = joris.put(PATH + "/" + search, change);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(joris.get(PATH).each("name")).containsExactly("Mentoren");
        assertThat(joris.get(PATH).each("rhythm")).containsExactly("weekly");
        assertThat(joris.delete(PATH + "/" + search).status()).isEqualTo(204);
        assertThat(joris.delete(PATH + "/" + search).status()).isEqualTo(404);
        assertThat(joris.get(PATH).each("id")).isEqualTo(Collections.emptyList());
    }
}
