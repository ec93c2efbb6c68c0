package org.vrank.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Ruth and Amina train; both read the network and the platform. Nadia reads these, Annemie the network alone. */
class CoursesTest {
    private static TestServer server;
    private static String network;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        network = server.circle("The network");
        platform = server.circle("Brussels platform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String demo(Browser who) {
        Answer list = who.get("/api/courses");
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.each("id").getLast();
    }

    private static Answer send(Browser who, String circle, byte[] archive) {
        return who.upload("/api/circles/" + circle + "/courses", "course.zip", archive);
    }

    private static String version(Browser who, String course) {
        Answer read = who.get("/api/courses/" + course);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        return read.text("inWork").equals("null") ? read.text("shown") : read.text("inWork");
    }

    @Test
    void the_course_of_the_demo_world_is_read_by_the_network_and_by_nobody_else() {
        Browser nadia = server.as("nadia");
        nadia.with("Accept-Language", "fr");
        String course = demo(nadia);
        Answer line = nadia.get("/api/courses");
        assertThat(line.each("title")).contains("La polarisation en première ligne");
        String version = version(nadia, course);
        Answer whole = nadia.get("/api/course-versions/" + version);
        assertThat(whole.text("title.text")).isEqualTo("La polarisation en première ligne");
        assertThat(whole.at("modules").size()).isEqualTo(10);
        assertThat(whole.text("hours")).isEqualTo("11.5");
        assertThat(whole.text("trains")).isEqualTo("false");
        Answer module = nadia.get("/api/course-versions/" + version + "/modules/roles?language=nl");
        assertThat(module.text("language")).isEqualTo("nl");
        assertThat(module.each("pieces", "exercise")).contains("who-speaks", "pressure", "own-service");
        assertThat(module.text("pieces.0.html"))
                .startsWith("<p>Vijf woorden")
                .contains("<h2>Een autovrije straat</h2>");
        assertThat(module.text("before")).isEqualTo("what-it-is");
        assertThat(module.text("after")).isEqualTo("choices");
        assertThat(module.body()).doesNotContain("explanation");
        assertThat(nadia.get("/api/course-versions/" + version + "/modules/nergens")
                        .status())
                .isEqualTo(404);
        Browser visitor = server.visitor();
        assertThat(visitor.get("/api/courses").each("id")).isEmpty();
        assertThat(visitor.get("/api/courses/" + course).bytes())
                .isEqualTo(visitor.get("/api/courses/" + Gathering.NOWHERE).bytes());
        for (String rest : List.of("", "/modules/roles", "/folder")) {
            assertThat(visitor.get("/api/course-versions/" + version + rest).bytes())
                    .isEqualTo(visitor.get("/api/course-versions/" + Gathering.NOWHERE + rest)
                            .bytes());
        }
    }

    @Test
    void a_folder_that_came_in_goes_out_byte_for_byte_and_is_seen_by_trainers_alone_until_it_is_published() {
        Browser ruth = server.as("ruth");
        Folder folder = Folder.sound().with("README.md", "Voor \r\n\tons\uFEFF\n");
        String course = Gathering.made(send(ruth, platform, folder.zip()));
        String version = version(ruth, course);
        ruth.with("Accept", "application/zip");
        Answer sent = ruth.get("/api/course-versions/" + version + "/folder");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.header("Content-Disposition")).isEqualTo("attachment; filename=\"course.zip\"");
        assertThat(ruth.last()).isEqualTo(folder.zip());
        ruth.with("Accept", "application/json");
        assertThat(server.as("amina").get("/api/courses/" + course).status()).isEqualTo(200);
        for (Browser other : List.of(server.as("nadia"), server.as("annemie"), server.visitor())) {
            assertThat(other.get("/api/courses").each("id")).doesNotContain(course);
            assertThat(other.get("/api/courses/" + course).bytes())
                    .isEqualTo(other.get("/api/courses/" + Gathering.NOWHERE).bytes());
            assertThat(other.get("/api/course-versions/" + version).bytes())
                    .isEqualTo(other.get("/api/course-versions/" + Gathering.NOWHERE)
                            .bytes());
        }
    }

    @Test
    void only_a_trainer_of_the_circle_brings_a_course_in_and_what_is_wrong_with_it_names_its_file() {
        byte[] sound = Folder.sound().zip();
        assertThat(send(server.as("nadia"), platform, sound).status()).isEqualTo(403);
        assertThat(send(server.visitor(), platform, sound).status()).isEqualTo(401);
        Browser ruth = server.as("ruth");
        assertThat(send(ruth, Gathering.NOWHERE, sound).status()).isEqualTo(404);
        assertThat(send(ruth, server.circle("Working group"), sound).status()).isEqualTo(404);
        assertThat(send(ruth, platform, "x".getBytes(StandardCharsets.UTF_8)).fields())
                .containsExactly("file");
        assertThat(send(ruth, platform, Folder.sound().with("x.exe", "MZ").zip())
                        .fields())
                .containsExactly("x.exe");
        assertThat(send(ruth, platform, Folder.sound().with("../x", "x").zip()).fields())
                .containsExactly("../x");
        Answer broken = send(
                ruth,
                platform,
                Folder.sound().with("modules/begin/module.yml", "title: [").zip());
        assertThat(broken.fields().getFirst()).startsWith("modules/begin/module.yml:");
        assertThat(send(
                                ruth,
                                platform,
                                Folder.sound()
                                        .with("modules/begin/text.nl.md", "Bel 0470 12 34 56.")
                                        .zip())
                        .fields())
                .containsExactly("modules/begin/text.nl.md");
    }

    @Test
    void a_course_begins_from_the_template_or_empty_and_never_where_everybody_reads() {
        Browser amina = server.as("amina");
        assertThat(amina.get("/api/course-templates").each("key")).containsExactly("polarisation");
        String course =
                Gathering.made(amina.post("/api/courses", Map.of("circle", platform, "template", "polarisation")));
        assertThat(amina.get("/api/course-versions/" + version(amina, course))
                        .at("modules")
                        .size())
                .isEqualTo(10);
        String empty = Gathering.made(amina.post(
                "/api/courses", Map.of("circle", platform, "title", "Een \"nieuwe\" cursus: 1", "language", "nl")));
        Answer read = amina.get("/api/course-versions/" + version(amina, empty));
        assertThat(read.text("title.text")).isEqualTo("Een \"nieuwe\" cursus: 1");
        assertThat(read.text("licence")).isEqualTo("CC-BY-SA-4.0");
        assertThat(amina.post("/api/courses", Map.of("circle", platform, "template", "nothing"))
                        .fields())
                .containsExactly("template");
        assertThat(amina.post("/api/courses", Map.of("circle", platform, "language", "xx"))
                        .fields())
                .containsExactlyInAnyOrder("title", "language");
        String everybody = String.valueOf(server.ask("select id::text from circle where kind = 'public'"));
        assertThat(amina.post("/api/courses", Map.of("circle", everybody, "template", "polarisation"))
                        .status())
                .isEqualTo(403);
        assertThat(server.as("nadia")
                        .post("/api/courses", Map.of("circle", platform, "template", "polarisation"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_published_version_stays_as_it_is_even_for_whoever_may_do_anything() {
        Browser nadia = server.as("nadia");
        String version = version(nadia, demo(nadia));
        for (String statement : List.of(
                "update course_version set title = '{}' where id = ?",
                "delete from course_version where id = ?",
                "update course_file set content = 'x' where version_id = ?",
                "delete from course_file where version_id = ?")) {
            assertThat(refused(statement, version)).as(statement).contains("a published version never changes");
        }
    }

    private static String refused(String statement, String version) {
        try {
            server.sql(statement, UUID.fromString(version));
            return "done";
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
