package org.vrank.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** The desk: what its author saves, and nobody else reads. */
class DeskTest {
    private static final int THIS_YEAR =
            LocalDate.ofInstant(TestServer.NOW, Clocks.BRUSSELS).getYear();

    private static TestServer server;
    private static String firstLine;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        firstLine = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_save_that_builds_on_an_older_version_answers_the_present_state() {
        Browser karim = server.as("karim");
        Answer first = karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "title", "een"));
        String path = "/api/manuscripts/" + first.text("id");
        Map<String, Object> second = Map.of("version", 1, "kind", "lesson", "language", "nl", "title", "twee");
        assertThat(karim.put(path, second).at("version").getIntValue()).isEqualTo(2);
        Answer conflict = karim.put(path, Map.of("version", 1, "kind", "lesson", "language", "nl", "title", "drie"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text("current.title")).isEqualTo("twee");
        assertThat(karim.get(path).text("title")).isEqualTo("twee");
        assertThat(karim.get(path + "/versions").each("title")).containsExactly("een");
    }

    @Test
    void what_a_choice_between_two_texts_replaces_is_kept_however_soon() {
        Browser karim = server.as("karim");
        Answer made = karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "title", "een"));
        String path = "/api/manuscripts/" + made.text("id");
        Map<String, Object> text = Map.of("kind", "lesson", "language", "nl");
        karim.put(path, with(text, "version", 1, "title", "twee"));
        karim.put(path, with(text, "version", 2, "title", "drie"));
        assertThat(karim.get(path + "/versions").each("title")).containsExactly("een");
        karim.put(path, with(text, "version", 3, "title", "vier", "keep", true));
        assertThat(karim.get(path + "/versions").each("title")).containsExactly("drie", "een");
    }

    private static Map<String, Object> with(Map<String, Object> some, Object... more) {
        Map<String, Object> all = new HashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i].toString(), more[i + 1]);
        }
        return all;
    }

    @Test
    void a_desk_is_its_authors_alone() {
        Answer made = server.as("karim").post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl"));
        String path = "/api/manuscripts/" + made.text("id");
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(path).status()).isEqualTo(404);
        assertThat(nadia.delete(path).status()).isEqualTo(404);
        assertThat(nadia.put(path, Map.of("version", 1, "kind", "lesson", "language", "nl"))
                        .status())
                .isEqualTo(404);
        assertThat(nadia.get("/api/manuscripts").each("id")).doesNotContain(made.text("id"));
        assertThat(server.visitor().get(path).status()).isEqualTo(401);
    }

    @Test
    void a_circle_of_others_and_one_that_does_not_exist_are_refused_alike() {
        Browser annemie = server.as("annemie");
        Answer hidden =
                annemie.post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "circle", firstLine));
        Answer absent = annemie.post(
                "/api/manuscripts",
                Map.of("kind", "lesson", "language", "nl", "circle", "00000000-0000-4000-8000-000000000000"));
        assertThat(hidden.status()).isEqualTo(400);
        assertThat(hidden.bytes()).isEqualTo(absent.bytes());
        assertThat(hidden.fields()).containsExactly("circle");
    }

    @Test
    void a_year_is_one_from_1990_to_this_one_in_four_digits() {
        Browser karim = server.as("karim");
        for (String year : List.of("1990", "2023", "" + THIS_YEAR)) {
            Answer made = withYear(karim, year);
            assertThat(made.status()).as(year + made.body()).isEqualTo(201);
            assertThat(made.text("answers.year")).isEqualTo(year);
        }
        for (Object year : List.of(
                "1989", "" + (THIS_YEAR + 1), "23", "20234", "2O23", "2023-24", "٢٠٢٣", " 2023", "-2023", 2023)) {
            Answer refused = withYear(karim, year);
            assertThat(refused.status()).as("" + year).isEqualTo(400);
            assertThat(refused.fields()).as("" + year).containsExactly("answers.year");
        }
        assertThat(withYear(karim, "1989").text("violations.0.message")).contains("1990", "" + THIS_YEAR);
        assertThat(withYear(karim, "").at("answers.year").isNull()).isTrue();
    }

    @Test
    void the_form_offers_the_years_that_are_taken() {
        Answer templates = server.visitor().get("/api/templates");
        int asked = templates.each("items.0.questions", "id").indexOf("year");
        assertThat(templates.each("items.0.questions." + asked + ".options", "value"))
                .startsWith("" + THIS_YEAR)
                .endsWith("1991", "1990");
    }

    private static Answer withYear(Browser author, Object year) {
        return author.post(
                "/api/manuscripts", Map.of("kind", "lesson", "language", "nl", "answers", Map.of("year", year)));
    }

    @Test
    void the_desk_says_beforehand_which_place_will_stand_there_and_to_nobody_else() {
        Browser karim = server.as("karim");
        String circle = server.circle("First line");
        Map<String, Object> draft = Written.draft(circle, "organisation", "Waar komt dit vandaan");
        String path =
                "/api/manuscripts/" + karim.post("/api/manuscripts", draft).text("id") + "/place";
        assertThat(karim.get(path).text("place"))
                .as("few of Brussels who read here write Dutch")
                .isEqualTo("Belgium");
        assertThat(karim.get(path).text("warning")).contains("Anderlecht", "Dutch", "Belgium");
        String french = "/api/manuscripts/"
                + karim.post("/api/manuscripts", Written.with(draft, "language", "fr"))
                        .text("id") + "/place";
        assertThat(karim.get(french).text("place")).isEqualTo("Brussels-Capital Region");
        assertThat(karim.get(french).text("warning")).contains("Anderlecht", "French");
        String english = "/api/manuscripts/"
                + karim.post("/api/manuscripts", Written.with(draft, "language", "en"))
                        .text("id") + "/place";
        assertThat(karim.get(english).text("warning"))
                .as("the language alone may tell")
                .startsWith("Fewer than five practitioners here write in English");
        String named = "/api/manuscripts/"
                + karim.post("/api/manuscripts", Written.draft(circle, "named", "Met naam"))
                        .text("id") + "/place";
        assertThat(karim.get(named).text("place")).isEqualTo("Anderlecht");
        assertThat(karim.get(named).at("warning").isNull()).isTrue();
        assertThat(server.as("nadia").get(path).status()).isEqualTo(404);
        Answer open = karim.post("/api/manuscripts", Map.of("kind", "lesson", "language", "nl"));
        assertThat(karim.get("/api/manuscripts/" + open.text("id") + "/place")
                        .at("place")
                        .isNull())
                .isTrue();
    }

    @Test
    void the_desk_says_where_each_text_goes_on() {
        Browser karim = server.as("karim");
        Map<String, Object> text = new HashMap<>(Map.of("kind", "lesson", "language", "nl"));
        String path = "/api/manuscripts/" + karim.post("/api/manuscripts", text).text("id");
        assertThat(step(karim, path)).isEqualTo("title: Title");
        text.put("title", "Een titel");
        assertThat(saved(karim, path, text)).isEqualTo("answer-intended: What did you intend?");
        text.put("answers", Map.of("intended", "a", "why", "b"));
        assertThat(saved(karim, path, text)).isEqualTo("answer-actual: What happened?");
        text.put("answers", Map.of("intended", "a", "actual", "b", "why", "c", "next", "d"));
        assertThat(saved(karim, path, text)).isEqualTo("themes: null");
        text.put("themes", List.of("dialogue"));
        assertThat(saved(karim, path, text)).isEqualTo("circle: null");
        text.put("circle", firstLine);
        assertThat(saved(karim, path, text)).isEqualTo("name: null");
        text.put("name", "named");
        assertThat(saved(karim, path, text)).isEqualTo("check: null");
    }

    private static String saved(Browser author, String path, Map<String, Object> text) {
        int version = author.get(path).at("version").getIntValue();
        assertThat(author.put(path, with(text, "version", version)).status()).isEqualTo(200);
        return step(author, path);
    }

    private static String step(Browser author, String path) {
        Answer desk = author.get("/api/manuscripts");
        String line = "items." + desk.each("id").indexOf(path.substring("/api/manuscripts/".length()));
        return desk.text(line + ".step") + ": " + desk.text(line + ".stepLabel");
    }
}
