package org.vrank.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.attachments.Papers;
import org.vrank.meetings.Gathering;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Amina and Ruth train, and both read the platform; Nadia reads it too, Annemie does not. */
class ModuleFilesTest {
    private static TestServer server;
    private static String platform;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("vrank.test.near-workshop", "yes"), List.of());
        platform = server.circle("Brussels platform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer brought(Browser who, Folder folder) {
        return who.upload("/api/circles/" + platform + "/courses", "course.zip", folder.zip());
    }

    /** A course in work; answers its version. */
    private static String begun(Browser who, Folder folder) {
        return who.get("/api/courses/" + Gathering.made(brought(who, folder))).text("inWork");
    }

    private static String files(String version) {
        return "/api/course-versions/" + version + "/modules/begin/files";
    }

    private static String revision(Browser who, String version) {
        return who.get("/api/course-versions/" + version + "/draft").text("revision");
    }

    private static Answer added(Browser who, String version, byte[] file) {
        return who.upload(files(version) + "?revision=" + revision(who, version), "van-wie-het-gaf.bin", file);
    }

    private static Answer worded(Browser who, String version, String name, Map<String, Object> words) {
        Map<String, Object> given = new HashMap<>(words);
        given.put("revision", Integer.parseInt(revision(who, version)));
        return who.put(files(version) + "/" + name, given);
    }

    private static void published(String version) {
        Browser amina = server.as("amina");
        Browser ruth = server.as("ruth");
        String path = "/api/course-versions/" + version + "/state";
        Map<String, Object> ask = Map.of("revision", Integer.parseInt(revision(amina, version)), "state", "review");
        assertThat(amina.put(path, ask).status()).isEqualTo(200);
        Answer done =
                ruth.put(path, Map.of("revision", Integer.parseInt(revision(ruth, version)), "state", "published"));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fetched(Browser who, String path) {
        who.with("Accept", "*/*");
        assertThat(who.get(path).status()).isEqualTo(200);
        who.with("Accept", "application/json");
        return who.last();
    }

    @Test
    void a_trainer_lays_files_beside_a_text_and_readers_get_them_without_what_tells_on_their_maker()
            throws IOException {
        Browser amina = server.as("amina");
        String version = begun(amina, Folder.sound());
        assertThat(added(amina, version, Papers.photo("Kwartelnest")).text("added"))
                .isEqualTo("1");
        assertThat(added(amina, version, Papers.docx("Rollenkaart voor de spinnewielen."))
                        .status())
                .isEqualTo(201);
        assertThat(worded(amina, version, "1.jpg", Map.of("title", Map.of("nl", "De straat")))
                        .fields())
                .containsExactly("alt");
        Answer said = worded(
                amina,
                version,
                "1.jpg",
                Map.of("title", Map.of("nl", "De straat"), "alt", Map.of("nl", "Een plein", "fr", "Une place")));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        Answer draft = amina.get("/api/course-versions/" + version + "/draft");
        assertThat(draft.each("modules.0.files", "name")).containsExactly("1.jpg", "2.docx");
        assertThat(draft.text("modules.0.files.0.alt.fr")).isEqualTo("Une place");

        // until it is published, for trainers alone
        Browser nadia = server.as("nadia");
        String nothing = nadia.get(files(Gathering.NOWHERE) + "/1.jpg").bytes();
        assertThat(nadia.get(files(version) + "/1.jpg").bytes()).isEqualTo(nothing);
        assertThat(server.as("ruth").get(files(version) + "/1.jpg").status()).isEqualTo(200);
        published(version);

        Answer module = nadia.get("/api/course-versions/" + version + "/modules/begin?language=nl");
        assertThat(module.each("files", "kind")).containsExactly("jpg", "docx");
        assertThat(module.text("files.0.title.text")).isEqualTo("De straat");
        assertThat(module.text("files.0.alt.text")).isEqualTo("Een plein");
        assertThat(module.text("files.1.title")).isEqualTo("null");
        assertThat(module.body()).doesNotContain("van-wie-het-gaf");
        Answer shown = nadia.get(files(version) + "/1.jpg");
        assertThat(shown.header("content-type")).isEqualTo("image/jpeg");
        assertThat(shown.header("content-security-policy"))
                .isEqualTo("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(new String(nadia.last(), StandardCharsets.ISO_8859_1)).doesNotContain("Kwartelnest");
        assertThat(nadia.get(files(version) + "/2.docx").header("content-disposition"))
                .startsWith("attachment");
        assertThat(new String(nadia.last(), StandardCharsets.ISO_8859_1)).doesNotContain(Papers.SECRET);
        for (Browser other : List.of(server.as("annemie"), server.visitor())) {
            assertThat(other.get(files(version) + "/1.jpg").bytes())
                    .isEqualTo(other.get(files(Gathering.NOWHERE) + "/1.jpg").bytes());
        }
        // what is published stays
        assertThat(added(amina, version, bytes("Te laat")).fields()).containsExactly("state");
    }

    @Test
    void what_a_file_says_is_found_in_the_languages_it_is_called_in_and_the_next_version_takes_it_along()
            throws IOException {
        Browser amina = server.as("amina");
        String version = begun(amina, Folder.sound());
        added(amina, version, Papers.pdf("Kwibbelzwartjes tekenen hun rollen"));
        worded(amina, version, "1.pdf", Map.of("title", Map.of("nl", "Rollenkaart")));
        published(version);
        Browser nadia = server.as("nadia");
        Followed.upToNow(server.context());
        Answer found = nadia.get("/api/search?q=%22kwibbelzwartjes%22");
        assertThat(found.each("items", "language")).as(found.body()).containsExactly("nl");
        assertThat(server.as("annemie")
                        .get("/api/search?q=%22kwibbelzwartjes%22")
                        .each("items", "id"))
                .isEmpty();

        String course = amina.get("/api/course-versions/" + version).text("course");
        String next = Gathering.made(amina.post("/api/courses/" + course + "/versions", Map.of()));
        assertThat(fetched(amina, files(next) + "/1.pdf")).isEqualTo(fetched(amina, files(version) + "/1.pdf"));
        String path = files(next) + "/1.pdf?revision=" + revision(amina, next);
        assertThat(amina.delete(path).status()).isEqualTo(200);
        assertThat(amina.get("/api/course-versions/" + next + "/draft").each("modules.0.files", "name"))
                .isEmpty();
        assertThat(nadia.get(files(version) + "/1.pdf").status()).isEqualTo(200);
        Answer differences = amina.get("/api/course-versions/" + next + "/differences?since=" + version);
        assertThat(differences.each("items", "path")).contains("modules/begin/files/1.pdf");
    }

    @Test
    void a_folder_with_files_goes_out_and_comes_in_again_byte_for_byte() throws IOException {
        Browser amina = server.as("amina");
        String module = Folder.MODULE + "files:\n  - name: rollen.pdf\n    title: {nl: Rollen}\n  - name: plein.jpg\n"
                + "    alt: {nl: Een plein}\n";
        String version = begun(
                amina,
                Folder.sound()
                        .with("modules/begin/module.yml", module)
                        .with("modules/begin/files/rollen.pdf", Papers.pdf("Vijf rollen"))
                        .with("modules/begin/files/plein.jpg", Papers.photo("Kwartelnest")));
        byte[] out = fetched(amina, "/api/course-versions/" + version + "/folder");
        assertThat(new String(out, StandardCharsets.ISO_8859_1)).doesNotContain("Kwartelnest");
        Answer again = amina.upload("/api/circles/" + platform + "/courses", "course.zip", out);
        String second = amina.get("/api/courses/" + Gathering.made(again)).text("inWork");
        assertThat(second).isNotEqualTo(version);
        assertThat(fetched(amina, "/api/course-versions/" + second + "/folder")).isEqualTo(out);
    }

    @Test
    void what_cannot_be_kept_is_refused_by_its_name() throws IOException {
        Browser amina = server.as("amina");
        String path = "modules/begin/files/kaart.pdf";
        assertThat(brought(amina, Folder.sound().with(path, bytes("geen pdf"))).fields())
                .containsExactly(path);
        assertThat(brought(amina, Folder.sound().with(path, Papers.locked("Achter slot")))
                        .fields())
                .containsExactly(path);
        assertThat(brought(amina, Folder.sound().with("modules/begin/files/kaart.exe", "MZ"))
                        .fields())
                .containsExactly("modules/begin/files/kaart.exe");
        assertThat(brought(
                                amina,
                                Folder.sound()
                                        .with(
                                                "modules/begin/module.yml",
                                                Folder.MODULE + "files:\n  - name: weg.pdf\n"))
                        .body())
                .contains("weg.pdf");
        String version = begun(amina, Folder.sound());
        assertThat(added(amina, version, bytes("Bel hem op 0470 12 34 56")).fields())
                .containsExactly("modules/begin/files/1.txt");
        assertThat(amina.get("/api/course-versions/" + version + "/draft").each("modules.0.files", "name"))
                .isEmpty();
        assertThat(amina.upload(files(version) + "?revision=99", "x.txt", bytes("Oud"))
                        .status())
                .isEqualTo(409);
        Browser nadia = server.as("nadia");
        assertThat(nadia.upload(files(version) + "?revision=1", "x.txt", bytes("Van mij"))
                        .bytes())
                .isEqualTo(nadia.upload(files(Gathering.NOWHERE) + "?revision=1", "x.txt", bytes("Van mij"))
                        .bytes());
        for (int i = 0; i < CourseFolder.MOST_BESIDE; i++) {
            assertThat(added(amina, version, bytes("Nota " + i)).status()).isEqualTo(201);
        }
        assertThat(added(amina, version, bytes("Een te veel")).fields()).containsExactly("file");
    }

    @Test
    void the_pictures_of_a_document_come_along_and_nothing_else_of_it() throws IOException {
        Browser amina = server.as("amina");
        String version = begun(amina, Folder.sound());
        String path = "/api/course-versions/" + version + "/modules/begin/pictures?revision=";
        Answer taken = amina.upload(path + revision(amina, version), "x.docx", Papers.illustrated("Kwartelnest"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.text("added")).isEqualTo("1");
        assertThat(amina.get("/api/course-versions/" + version + "/draft").each("modules.0.files", "kind"))
                .containsExactly("jpg");
        assertThat(new String(fetched(amina, files(version) + "/1.jpg"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Kwartelnest");
        assertThat(amina.upload(path + revision(amina, version), "x.pdf", Papers.pdf("Zonder"))
                        .text("added"))
                .isEqualTo("0");
    }
}
