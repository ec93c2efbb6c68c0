package org.vrank.courses;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Amina and Ruth train, and both read the platform; Nadia reads it too, Annemie does not. */
class DraftsTest {
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

    private static String begun(Browser who, Folder folder) {
        return Gathering.made(who.upload("/api/circles/" + platform + "/courses", "course.zip", folder.zip()));
    }

    private static String draft(Browser who, String course) {
        return who.get("/api/courses/" + course).text("inWork");
    }

    private static Answer write(Browser who, String version, int revision, String path, String text) {
        return who.put(
                "/api/course-versions/" + version + "/file", Map.of("revision", revision, "path", path, "text", text));
    }

    private static Answer state(Browser who, String version, int revision, String state) {
        return who.put("/api/course-versions/" + version + "/state", Map.of("revision", revision, "state", state));
    }

    private static String file(Browser who, String version, String path) {
        return who.get("/api/course-versions/" + version + "/file?path=" + path).text("text");
    }

    @Test
    void another_trainer_than_those_who_worked_on_a_version_publishes_it_and_then_it_stays() {
        Browser amina = server.as("amina");
        Browser ruth = server.as("ruth");
        Browser nadia = server.as("nadia");
        String course = begun(amina, Folder.sound());
        String first = draft(amina, course);
        assertThat(state(amina, first, 1, "published").fields()).containsExactly("state");
        assertThat(state(amina, first, 1, "review").status()).isEqualTo(200);
        assertThat(write(amina, first, 2, "README.md", "Later").fields()).containsExactly("state");
        assertThat(state(amina, first, 2, "published").fields()).containsExactly("state");
        assertThat(state(ruth, first, 1, "published").status()).isEqualTo(409);
        assertThat(state(nadia, first, 2, "published").status()).isEqualTo(404);
        assertThat(nadia.get("/api/courses/" + course).status()).isEqualTo(404);
        assertThat(ruth.get("/api/course-versions/" + first + "/draft").text("publishable"))
                .isEqualTo("true");
        assertThat(amina.get("/api/course-versions/" + first + "/draft").text("publishable"))
                .isEqualTo("false");
        assertThat(state(ruth, first, 2, "published").status()).isEqualTo(200);
        assertThat(nadia.get("/api/courses/" + course).text("shown")).isEqualTo(first);
        assertThat(write(amina, first, 3, "README.md", "Later").fields()).containsExactly("state");
        assertThat(state(amina, first, 3, "draft").status()).isEqualTo(409);
        assertThat(nadia.get("/api/course-versions/" + first + "/draft").status())
                .isEqualTo(403);

        Answer next = amina.post("/api/courses/" + course + "/versions", Map.of());
        assertThat(next.status()).as(next.body()).isEqualTo(201);
        String second = next.text("id");
        assertThat(ruth.post("/api/courses/" + course + "/versions", Map.of()).fields())
                .containsExactly("state");
        assertThat(nadia.post("/api/courses/" + course + "/versions", Map.of()).status())
                .isEqualTo(403);
        assertThat(write(amina, second, 1, "modules/begin/text.nl.md", "Een *ander* begin.\n\n[exercise: one]\n")
                        .status())
                .isEqualTo(200);
        assertThat(nadia.get("/api/course-versions/" + second).status()).isEqualTo(404);
        Answer changes = ruth.get("/api/course-versions/" + second + "/differences?since=" + first);
        assertThat(changes.each("path")).containsExactly("modules/begin/text.nl.md");
        assertThat(changes.each("items.0.parts", "change")).contains("removed", "added");
        nadia.with("Accept", "*/*");
        assertThat(nadia.get("/api/course-versions/" + first + "/folder").status())
                .isEqualTo(403);
        nadia.with("Accept", "application/json");
        state(amina, second, 2, "review");
        assertThat(state(ruth, second, 3, "published").status()).isEqualTo(200);
        assertThat(nadia.get("/api/courses/" + course).text("shown")).isEqualTo(second);
        assertThat(nadia.get("/api/course-versions/" + first + "/modules/begin").text("pieces.0.html"))
                .isEqualTo("<p>Een <em>begin</em>.</p>");
    }

    @Test
    void what_is_saved_over_an_older_state_is_refused_and_what_nobody_touched_keeps_its_bytes() {
        Browser amina = server.as("amina");
        String version = draft(amina, begun(amina, Folder.sound()));
        String path = "/api/course-versions/" + version;
        Answer saved = write(amina, version, 1, "modules/begin/text.nl.md", "Opnieuw.\r\n");
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.text("revision")).isEqualTo("2");
        assertThat(saved.each("remarks", "file")).contains("modules/begin/text.nl.md");
        assertThat(write(server.as("ruth"), version, 1, "README.md", "x").status())
                .isEqualTo(409);
        Map<String, Object> outline = new HashMap<>(Map.of(
                "revision",
                2,
                "languages",
                List.of("nl", "fr"),
                "title",
                Map.of("nl", "Een \"betere\" cursus", "fr", "Une formation"),
                "aims",
                List.of(Map.of("nl", "De deelnemer kan luisteren")),
                "hours",
                2.5,
                "licence",
                "CC-BY-SA-4.0"));
        Answer outlined = amina.put(path + "/outline", outline);
        assertThat(outlined.status()).as(outlined.body()).isEqualTo(200);
        assertThat(file(amina, version, "course.yml"))
                .isEqualTo(Folder.COURSE
                                .replace(
                                        "title: {nl: \"Een cursus\", fr: \"Une formation\"}",
                                        "title:\n  nl: \"Een \\\"betere\\\" cursus\"\n  fr: \"Une formation\"")
                                .replace("hours: 2\n", "hours: 2.5\n")
                        + "aims:\n  - nl: \"De deelnemer kan luisteren\"\n");
        outline.put("revision", 3);
        outline.put("title", Map.of());
        outline.put("languages", List.of("xx"));
        assertThat(amina.put(path + "/outline", outline).fields()).containsExactlyInAnyOrder("title", "languages");
        outline.put("title", Map.of("nl", "Een cursus"));
        outline.put("languages", List.of("nl", "fr"));
        outline.put("completion", Map.of("halfDays", 0, "modules", 9, "exercises", 9));
        Answer tooMuch = amina.put(path + "/outline", outline);
        assertThat(tooMuch.fields()).containsExactlyInAnyOrder("completion.modules", "completion.exercises");
        assertThat(tooMuch.text("violations.0.message")).doesNotContain("completion");
        assertThat(file(amina, version, "modules/begin/text.fr.md"))
                .isEqualTo("Un *début*.\r\n\r\n[exercise: one]\r\n");
        assertThat(file(amina, version, "modules/begin/text.nl.md")).isEqualTo("Opnieuw.\r\n");
    }

    @Test
    void modules_are_added_put_in_order_and_taken_away() {
        Browser amina = server.as("amina");
        String version = draft(amina, begun(amina, Folder.sound()));
        String path = "/api/course-versions/" + version;
        Map<String, Object> module = new HashMap<>(
                Map.of("revision", 1, "key", "meer", "title", "Meer", "language", "nl", "text", "Een tekst."));
        assertThat(amina.post(path + "/modules", module).status()).isEqualTo(200);
        module.put("revision", 2);
        assertThat(amina.post(path + "/modules", module).fields()).containsExactly("key");
        module.put("key", "../x");
        assertThat(amina.post(path + "/modules", module).fields()).containsExactly("key");
        assertThat(amina.put(path + "/module-order", Map.of("revision", 2, "modules", List.of("meer")))
                        .fields())
                .containsExactly("modules");
        assertThat(amina.put(path + "/module-order", Map.of("revision", 2, "modules", List.of("meer", "begin")))
                        .status())
                .isEqualTo(200);
        assertThat(amina.get(path).each("modules", "key")).containsExactly("meer", "begin");
        assertThat(server.as("nadia")
                        .put(path + "/module-order", Map.of("revision", 3, "modules", List.of()))
                        .status())
                .isEqualTo(404);
        assertThat(amina.delete(path + "/modules/meer?revision=3").status()).isEqualTo(200);
        assertThat(amina.delete(path + "/modules/meer?revision=4").status()).isEqualTo(404);
        assertThat(amina.get(path + "/file?path=modules/meer/text.nl.md").text("text"))
                .isEmpty();
        assertThat(amina.post(path + "/previews", Map.of("text", "<script>x</script>\n\n*y*"))
                        .text("pieces.0.html"))
                .doesNotContain("<script")
                .contains("<em>y</em>");
    }

    @Test
    void the_guard_stops_what_leads_to_a_person_and_asks_about_names_before_a_review() {
        Browser amina = server.as("amina");
        String version = draft(amina, begun(amina, Folder.sound()));
        assertThat(write(amina, version, 1, "modules/begin/text.nl.md", "Bel 0470 12 34 56.")
                        .fields())
                .containsExactly("modules/begin/text.nl.md");
        assertThat(write(amina, version, 1, "modules/begin/text.nl.md", "Daarna sprak Mohamed Vandevelde ons aan.")
                        .status())
                .isEqualTo(200);
        Answer asked = state(amina, version, 2, "review");
        assertThat(asked.fields()).contains("modules/begin/text.nl.md");
        List<String> keys = List.of(asked.text("violations.0.hit.key"));
        Answer answered = amina.put(
                "/api/course-versions/" + version + "/state",
                Map.of("revision", 2, "state", "review", "answered", keys));
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    }

    @Test
    void modules_are_found_by_the_circle_once_they_are_published_and_no_more_when_the_course_is_withdrawn() {
        Browser amina = server.as("amina");
        Browser ruth = server.as("ruth");
        Browser nadia = server.as("nadia");
        Browser annemie = server.as("annemie");
        String course = begun(
                amina, Folder.sound().with("modules/begin/text.nl.md", "Over de zwabbertrompet.\n\n[exercise: one]\n"));
        String version = draft(amina, course);
        nadia.get("/api/search?q=");
        assertThat(nadia.get("/api/search?q=zwabbertrompet").each("id")).isEmpty();
        state(amina, version, 1, "review");
        assertThat(state(ruth, version, 2, "published").status()).isEqualTo(200);
        ruth.get("/api/search?q=");
        Answer found = nadia.get("/api/search?q=zwabbertrompet");
        assertThat(found.text("items.0.kind")).isEqualTo("course-module");
        assertThat(found.text("items.0.reportKindLabel")).isEqualTo("Course module");
        assertThat(found.text("items.0.within")).isEqualTo(course);
        assertThat(nadia.get("/api/course-versions/" + version + "/modules/" + found.text("items.0.id"))
                        .text("key"))
                .isEqualTo("begin");
        assertThat(nadia.get("/api/search?q=begin&limit=50").each("id")).contains(found.text("items.0.id"));
        assertThat(nadia.get("/api/search?limit=50").each("kind"))
                .as("a course does not push away what is new")
                .isNotEmpty()
                .doesNotContain("course-module");
        assertThat(annemie.get("/api/search?q=zwabbertrompet").each("id")).isEmpty();
        Map<String, String> because = Map.of("because", "Verouderd.");
        assertThat(nadia.post("/api/courses/" + course + "/withdrawal", because).status())
                .isEqualTo(403);
        assertThat(annemie.post("/api/courses/" + course + "/withdrawal", because)
                        .status())
                .isEqualTo(404);
        assertThat(ruth.post("/api/courses/" + course + "/withdrawal", because).status())
                .isEqualTo(204);
        ruth.get("/api/search?q=");
        assertThat(nadia.get("/api/search?q=zwabbertrompet").each("id")).isEmpty();
        Answer gone = nadia.get("/api/courses/" + course);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text("reason")).isEqualTo("Verouderd.");
        assertThat(nadia.get("/api/course-versions/" + version + "/modules/begin")
                        .status())
                .isEqualTo(410);
        assertThat(annemie.get("/api/courses/" + course).status()).isEqualTo(404);
        assertThat(nadia.get("/api/courses").each("id")).doesNotContain(course);
    }

    @Test
    void a_case_is_read_by_whoever_reads_it_and_goes_with_its_report() {
        Browser amina = server.as("amina");
        Browser ruth = server.as("ruth");
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        String report = Gathering.lesson(karim, platform, "Les over de plooifiets", "Niemand kwam.");
        String hidden = Gathering.lesson(karim, server.circle("First line"), "Les over de stapfiets", "Ook niet.");
        String course = begun(
                amina,
                Folder.sound()
                        .with(
                                "modules/begin/module.yml",
                                Folder.MODULE + "cases: [\"" + report + "\", \"" + hidden + "\", \"" + Gathering.NOWHERE
                                        + "\"]\n"));
        String version = draft(amina, course);
        assertThat(amina.get("/api/course-versions/" + version + "/draft").each("remarks", "message"))
                .hasSize(2);
        state(amina, version, 1, "review");
        assertThat(state(ruth, version, 2, "published").status()).isEqualTo(200);
        String module = "/api/course-versions/" + version + "/modules/begin";
        assertThat(nadia.get(module).each("cases", "id")).containsExactly(report);
        assertThat(nadia.get("/api/reports/" + report + "/courses").each("course"))
                .containsExactly(course);
        assertThat(nadia.get("/api/reports/" + hidden + "/courses").each("course"))
                .isEmpty();
        assertThat(karim.get("/api/courses/own-reports").each("report")).containsExactly(report);
        assertThat(nadia.get("/api/courses/own-reports").each("report")).isEmpty();
        Browser annemie = server.as("annemie");
        assertThat(annemie.get("/api/reports/" + report + "/courses").status()).isEqualTo(404);
        assertThat(karim.post("/api/reports/" + report + "/withdrawal", Map.of("reason", "Achterhaald."))
                        .status())
                .isLessThan(300);
        assertThat(nadia.get(module).each("cases", "id")).isEmpty();
        assertThat(karim.get("/api/courses/own-reports").each("report")).isEmpty();
    }

    @Test
    void a_document_is_read_as_text_for_a_trainer_alone_and_nothing_of_it_is_kept() {
        Browser amina = server.as("amina");
        String version = draft(amina, begun(amina, Folder.sound()));
        byte[] document = "Een titel\n\nWat er staat.".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Answer read = amina.upload("/api/course-versions/" + version + "/readings", "a.txt", document);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.text("title")).isEqualTo("Een titel");
        assertThat(read.text("text")).contains("Wat er staat.");
        assertThat(server.as("nadia")
                        .upload("/api/course-versions/" + version + "/readings", "a.txt", document)
                        .status())
                .isEqualTo(404);
        assertThat(amina.get("/api/course-versions/" + version + "/draft").text("revision"))
                .isEqualTo("1");
        assertThat(amina.delete("/api/course-versions/" + version + "?revision=9")
                        .status())
                .isEqualTo(409);
        assertThat(amina.delete("/api/course-versions/" + version + "?revision=1")
                        .status())
                .isEqualTo(204);
    }
}
