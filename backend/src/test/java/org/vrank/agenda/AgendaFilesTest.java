package org.vrank.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

/** Leila hosts the platform; Nadia and Karim read it; Annemie reads the network alone. */
class AgendaFilesTest {
    private static TestServer server;
    private static String series;
    private static String meeting;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("vrank.test.near-workshop", "yes"), List.of());
        series = Gathering.series(server.as("leila"), server.circle("Brussels platform"), "Met bestanden");
        meeting = Gathering.next(server, series);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The path of an item that somebody proposes. */
    private static String proposed(Browser who, String title) {
        return "/api/agenda-items/"
                + Gathering.made(who.post("/api/series/" + series + "/agenda-items", Gathering.item(title)));
    }

    private static String planned(String title) {
        return "/api/agenda-items/" + Gathering.planned(server.as("leila"), series, meeting, title);
    }

    private static byte[] note(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds a file; answers its path. */
    private static String added(Browser who, String item, byte[] file) {
        return item + "/files/" + Gathering.made(who.upload(item + "/files", "naam-van-wie-het-gaf.bin", file));
    }

    private static Answer place(Browser who, String item, Map<String, Object> wanted) {
        Answer placed = Gathering.place(server, who, id(item), wanted);
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        return placed;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static long kept(String item) {
        return Long.parseLong(
                String.valueOf(server.ask("select count(*)::text from agenda_file where item_id = ?::uuid", id(item))));
    }

    @Test
    void its_proposer_lays_a_file_with_an_item_and_the_circle_reads_it_without_what_tells_on_its_author()
            throws Exception {
        Browser nadia = server.as("nadia");
        String item = proposed(nadia, "Met een nota en een foto");
        String nota = added(nadia, item, Papers.docx("Wat wij de vorige keer niet zagen."));
        String photo = added(nadia, item, Papers.photo("Kwartelnest"));
        Browser karim = server.as("karim");
        Answer read = karim.get(item);
        assertThat(read.each("item.files", "id")).containsExactly(id(nota), id(photo));
        assertThat(read.each("item.files", "name")).containsExactly("Attachment 1", "Attachment 2");
        assertThat(read.each("item.files", "kind")).containsExactly("docx", "jpg");
        assertThat(read.text("item.files.1.width")).isEqualTo("120");
        assertThat(read.body()).doesNotContain("naam-van-wie-het-gaf");
        assertThat(karim.get("/api/series/" + series + "/agenda-items").body()).contains(id(photo));

        Answer shown = karim.get(photo + "/content");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("content-type")).isEqualTo("image/jpeg");
        assertThat(shown.header("content-disposition")).isEqualTo("inline; filename=\"attachment-2.jpg\"");
        assertThat(new String(karim.last(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Kwartelnest")
                .doesNotContain("Exif");
        Answer document = karim.get(nota + "/content");
        assertThat(document.header("content-disposition")).isEqualTo("attachment; filename=\"attachment-1.docx\"");
        assertThat(document.header("content-security-policy"))
                .isEqualTo("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(document.header("cache-control")).isEqualTo("private, no-store");
    }

    @Test
    void who_does_not_read_the_circle_gets_what_does_not_exist_and_whoever_may_not_word_it_is_told_so() {
        Browser nadia = server.as("nadia");
        String item = proposed(nadia, "Voor de kring alleen");
        String file = added(nadia, item, note("Een nota voor de kring"));
        String nowhere = "/api/agenda-items/" + Gathering.NOWHERE;
        for (String handle : List.of("annemie", "dries")) {
            Browser other = server.as(handle);
            String nothing = other.get(nowhere).bytes();
            assertThat(other.get(file + "/content").bytes()).as(handle).isEqualTo(nothing);
            assertThat(other.upload(item + "/files", "x", note("Van mij")).bytes())
                    .isEqualTo(other.upload(nowhere + "/files", "x", note("Van mij"))
                            .bytes());
            assertThat(other.upload(item + "/files", "x", note("Van mij")).status())
                    .isEqualTo(404);
            assertThat(other.put(file, Map.of("title", "Van mij")).bytes()).isEqualTo(nothing);
            assertThat(other.delete(file).bytes()).isEqualTo(nothing);
        }
        Browser visitor = server.visitor();
        assertThat(visitor.get(file + "/content").bytes())
                .isEqualTo(visitor.get(nowhere + "/files/" + Gathering.NOWHERE + "/content")
                        .bytes());
        assertThat(visitor.upload(item + "/files", "x", note("Van mij")).status())
                .isEqualTo(401);

        Browser karim = server.as("karim");
        assertThat(karim.get(file + "/content").body()).isEqualTo("Een nota voor de kring");
        assertThat(karim.upload(item + "/files", "x", note("Van mij")).status()).isEqualTo(403);
        assertThat(karim.put(file, Map.of("title", "Van mij")).status()).isEqualTo(403);
        assertThat(karim.delete(file).status()).isEqualTo(403);
        String elsewhere = proposed(karim, "Een ander punt");
        assertThat(karim.delete(elsewhere + "/files/" + id(file)).status())
                .as("a file is reached by its own item alone")
                .isEqualTo(404);
        assertThat(karim.get(elsewhere + "/files/" + id(file) + "/content").status())
                .isEqualTo(404);
        assertThat(kept(item)).isEqualTo(1);
    }

    @Test
    void a_file_is_titled_a_picture_described_and_taken_away_until_a_host_took_the_item_up() throws Exception {
        Browser nadia = server.as("nadia");
        String item = proposed(nadia, "Wordt opgenomen");
        String photo = added(nadia, item, Papers.photo("x"));
        String nota = added(nadia, item, note("Een nota"));
        assertThat(nadia.put(photo, Map.of("title", "De zaal")).fields())
                .as("a picture has words for who cannot see it")
                .containsExactly("alt");
        Answer said = nadia.put(photo, Map.of("title", " De\n zaal ", "alt", "Een zaal met twaalf stoelen"));
        assertThat(said.text("name")).isEqualTo("De zaal");
        assertThat(server.as("karim").get(item).text("item.files.0.alt")).isEqualTo("Een zaal met twaalf stoelen");
        assertThat(nadia.put(nota, Map.of("title", "x".repeat(121), "alt", "y".repeat(501)))
                        .fields())
                .containsExactly("title", "alt");
        assertThat(nadia.delete(nota).status()).isEqualTo(204);
        assertThat(nadia.delete(nota).status()).isEqualTo(404);
        assertThat(nadia.get(nota + "/content").status()).isEqualTo(404);

        Browser leila = server.as("leila");
        place(leila, item, Map.of("state", "planned"));
        assertThat(nadia.put(photo, Map.of("title", "Toch anders", "alt", "x")).status())
                .isEqualTo(403);
        assertThat(nadia.delete(photo).status()).isEqualTo(403);
        assertThat(nadia.upload(item + "/files", "x", note("Nog een")).status()).isEqualTo(403);
        assertThat(leila.put(photo, Map.of("title", "Door wie organiseert", "alt", "Een lege zaal"))
                        .status())
                .isEqualTo(200);
        added(leila, item, note("Van wie organiseert"));
        assertThat(leila.delete(photo).status()).isEqualTo(204);
    }

    @Test
    void what_a_file_says_its_title_and_its_words_pass_the_guard_by_field() throws Exception {
        Browser nadia = server.as("nadia");
        String item = proposed(nadia, "Streng gelezen");
        Answer number = nadia.upload(item + "/files", "x", note("Rijksregisternummer 85.07.30-033.28"));
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.fields()).containsExactly("file");
        assertThat(kept(item)).isZero();
        byte[] named = note("Overleg met Fatima Benali");
        Answer asked = nadia.upload(item + "/files", "x", named);
        assertThat(asked.fields()).containsExactly("file");
        String key = asked.text("violations.0.hit.key");
        Answer added = nadia.upload(item + "/files?answered=" + key, "x", named);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        String photo = added(nadia, item, Papers.photo("x"));
        Answer called = nadia.put(photo, Map.of("title", "Bel 0470 12 34 56", "alt", "Mail jan.peeters@example.be"));
        assertThat(called.fields()).containsExactlyInAnyOrder("title", "alt");
        Map<String, Object> title = Map.of("title", "Overleg met Fatima Benali", "alt", "Een zaal");
        assertThat(nadia.put(photo, title).fields()).containsExactly("title");
        assertThat(nadia.put(
                                photo,
                                Map.of(
                                        "title",
                                        "Overleg met Fatima Benali",
                                        "alt",
                                        "Een zaal",
                                        "answered",
                                        List.of(key)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void five_files_on_one_item_what_cannot_be_read_is_refused_and_a_repeated_request_adds_once() {
        Browser nadia = server.as("nadia");
        String item = proposed(nadia, "Vol");
        assertThat(nadia.upload(item + "/files", "x", new byte[0]).fields()).containsExactly("file");
        assertThat(nadia.upload(item + "/files", "x.exe", note("MZ" + "\0".repeat(99)))
                        .fields())
                .containsExactly("file");
        nadia.with("Idempotency-Key", "the-same-key-twice");
        String first = added(nadia, item, note("Een nota"));
        assertThat(added(nadia, item, note("Een nota"))).isEqualTo(first);
        nadia.with("Idempotency-Key", null);
        for (int i = 2; i <= 5; i++) {
            added(nadia, item, note("Nota nummer " + i));
        }
        Answer sixth = nadia.upload(item + "/files", "x", note("Een te veel"));
        assertThat(sixth.fields()).containsExactly("file");
        assertThat(kept(item)).isEqualTo(5);
        assertThat(nadia.delete(first).status()).isEqualTo(204);
        added(nadia, item, note("In de plaats"));
        assertThat(nadia.get(item).each("item.files", "number")).containsExactly("2", "3", "4", "5", "6");
    }

    @Test
    void files_go_with_their_item_to_the_next_meeting_into_another_item_or_away() {
        Browser leila = server.as("leila");
        String goes = planned("Gaat door");
        String file = added(leila, goes, note("Blijft erbij"));
        String target = planned("Neemt het andere op");
        added(leila, target, note("Was er al"));
        leila.post("/api/meetings/" + meeting + "/closing", Map.of());
        meeting = Gathering.next(server, series);
        assertThat(leila.get(goes).text("item.meeting")).isEqualTo(meeting);
        assertThat(server.as("karim").get(file + "/content").body()).isEqualTo("Blijft erbij");

        place(leila, goes, Map.of("state", "merged", "into", id(target)));
        Answer whole = server.as("karim").get(target);
        assertThat(whole.each("item.files", "number")).containsExactly("1", "2");
        assertThat(whole.text("item.files.1.id")).isEqualTo(id(file));
        assertThat(leila.get(goes).each("item.files", "id")).isEmpty();
        assertThat(leila.get(file + "/content").status()).isEqualTo(404);
        assertThat(leila.get(target + "/files/" + id(file) + "/content").status())
                .isEqualTo(200);
        assertThat(leila.upload(goes + "/files", "x", note("Te laat")).fields()).containsExactly("file");

        Browser nadia = server.as("nadia");
        String back = proposed(nadia, "Teruggenomen");
        String gone = added(nadia, back, note("Ook weg"));
        place(nadia, back, Map.of("state", "withdrawn"));
        assertThat(nadia.get(gone + "/content").status()).isEqualTo(404);
        assertThat(kept(back)).isZero();
        assertThat(nadia.upload(back + "/files", "x", note("Te laat")).status()).isEqualTo(403);
    }

    @Test
    void what_a_file_says_is_found_as_its_item_is_and_the_passage_says_where_it_stands() {
        Browser leila = server.as("leila");
        String item = planned("Een punt met een nota");
        String file = added(leila, item, note("Over de kwimvrelp op het plein"));
        leila.put(file, Map.of("title", "Nota over de tolvrippel"));
        Followed.upToNow(server.context());
        for (String word : List.of("kwimvrelp", "tolvrippel")) {
            Answer found = server.as("nadia").get("/api/search?q=" + word);
            assertThat(found.each("id")).as(word).containsExactly(id(item));
            assertThat(found.body()).contains("Nota over de ");
            assertThat(server.as("annemie").get("/api/search?q=" + word).each("id"))
                    .isEmpty();
        }
        leila.delete(file);
        Followed.upToNow(server.context());
        assertThat(server.as("nadia").get("/api/search?q=kwimvrelp").each("id")).isEmpty();
    }
}
