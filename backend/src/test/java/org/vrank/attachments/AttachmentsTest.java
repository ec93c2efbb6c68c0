package org.vrank.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Karim and Nadia are in the first-line circle; Dries and Annemie are not. */
class AttachmentsTest {
    private static final String NOWHERE = "/api/attachments/00000000-0000-4000-8000-000000000000/file";
    private static TestServer server;
    private static String firstLine;
    private static String network;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("vrank.test.near-workshop", "yes", "vrank.revisions.every", "1h"), List.of());
        firstLine = server.circle("First line");
        network = server.circle("The network");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_file_is_read_with_its_report_by_its_readers_and_by_nobody_else() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Met een nota");
        String id = Desk.add(karim, manuscript, Pdf.with("author", "Kwikstaart"));
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(Desk.file(id)).bytes())
                .as("on the desk it is the author's alone")
                .isEqualTo(nadia.get(NOWHERE).bytes());
        Answer listed = karim.get(manuscript + "/attachments");
        assertThat(listed.text("items.0.name")).isEqualTo("Attachment 1");
        assertThat(listed.text("items.0.pages")).isEqualTo("1");
        assertThat(listed.text("items.0.removed.0.code")).isEqualTo("author");
        assertThat(listed.body()).doesNotContain("naam-van-karim");

        String path = Desk.published(karim, manuscript);
        Answer read = nadia.get(path);
        assertThat(read.text("attachments.0.id")).isEqualTo(id);
        assertThat(read.text("attachments.0.kind")).isEqualTo("pdf");
        assertThat(read.body()).doesNotContain("removed").doesNotContain("naam-van-karim");
        Answer file = nadia.get(Desk.file(id));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).startsWith("%PDF");
        for (String outsider : List.of("annemie", "dries", "leila", "godelieve")) {
            Browser other = server.as(outsider);
            assertThat(other.get(Desk.file(id)).bytes())
                    .as(outsider)
                    .isEqualTo(other.get(NOWHERE).bytes());
        }
        assertThat(server.visitor().get(Desk.file(id)).bytes())
                .isEqualTo(server.visitor().get(NOWHERE).bytes());
        assertThat(server.ask("select count(*)::text from desk_attachment where id = ?::uuid", id))
                .isEqualTo("0");
    }

    @Test
    void a_file_is_answered_so_that_nothing_in_it_runs() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, network, "named", "Veilig");
        Answer document = karim.get(Desk.file(Desk.add(karim, manuscript, Pdf.plain("Tekst"))));
        assertThat(document.header("content-type")).isEqualTo("application/pdf");
        assertThat(document.header("content-disposition")).isEqualTo("attachment; filename=\"attachment-1.pdf\"");
        Answer picture = karim.get(Desk.file(Desk.add(karim, manuscript, Picture.drawn("png", 30, 20))));
        assertThat(picture.header("content-type")).isEqualTo("image/png");
        assertThat(picture.header("content-disposition")).isEqualTo("inline; filename=\"attachment-2.png\"");
        for (Answer answer : List.of(document, picture)) {
            assertThat(answer.header("content-security-policy"))
                    .isEqualTo("sandbox; default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
            assertThat(answer.header("cache-control")).isEqualTo("private, no-store");
            assertThat(answer.headers().keySet()).doesNotContain("last-modified", "etag", "accept-ranges");
        }
    }

    @Test
    void only_the_author_adds_titles_and_takes_away() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Alleen van Karim");
        String id = Desk.add(karim, manuscript, Pdf.plain("Tekst"));
        String one = manuscript + "/attachments/" + id;
        String absent = "/api/manuscripts/00000000-0000-4000-8000-000000000000/attachments";
        for (String handle : List.of("nadia", "dries")) {
            Browser other = server.as(handle);
            String nothing = other.get(absent).bytes();
            assertThat(other.get(manuscript + "/attachments").bytes()).isEqualTo(nothing);
            assertThat(other.upload(manuscript + "/attachments", "x.pdf", Pdf.plain("Van een ander"))
                            .status())
                    .isEqualTo(404);
            assertThat(other.put(one, Map.of("title", "Van mij", "alt", "")).bytes())
                    .isEqualTo(nothing);
            assertThat(other.delete(one).bytes()).isEqualTo(nothing);
        }
        Browser visitor = server.visitor();
        assertThat(visitor.get(manuscript + "/attachments").status()).isEqualTo(401);
        assertThat(visitor.upload(manuscript + "/attachments", "x.pdf", Pdf.plain("Van een ander"))
                        .status())
                .isEqualTo(401);

        Desk.describe(karim, manuscript, id, "  De nota\n van mei ", "");
        assertThat(karim.get(manuscript + "/attachments").text("items.0.name")).isEqualTo("De nota van mei");
        Answer tooLong = karim.put(one, Map.of("title", "x".repeat(121), "alt", "y".repeat(501)));
        assertThat(tooLong.fields()).containsExactly("title", "alt");
        assertThat(karim.delete(one).status()).isEqualTo(204);
        assertThat(karim.get(Desk.file(id)).status()).isEqualTo(404);
        assertThat(karim.delete(one).status()).isEqualTo(404);
    }

    @Test
    void with_a_report_without_a_name_its_files_appear_the_next_morning() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "organisation", "Morgen pas");
        karim.with("Idempotency-Key", "key-of-karim");
        String id = Desk.add(karim, manuscript, Pdf.plain("Morgen"));
        karim.with("Idempotency-Key", null);
        String path = Desk.published(karim, manuscript);
        assertThat(server.ask("select count(*)::text from idempotency_key where resource_id = ?::uuid", id))
                .as("nothing ties the file to its author")
                .isEqualTo("0");
        Browser nadia = server.as("nadia");
        assertThat(nadia.get(Desk.file(id)).bytes())
                .isEqualTo(nadia.get(NOWHERE).bytes());
        assertThat(karim.get(Desk.file(id)).status()).as("its author's own").isEqualTo(200);
        assertThat(karim.get("/api/reports/own/" + path.substring(13)).text("attachments.0.id"))
                .isEqualTo(id);
        server.sql("update report set published = now() - interval '1 minute' where id = ?::uuid", path.substring(13));
        assertThat(nadia.get(Desk.file(id)).status()).isEqualTo(200);
        assertThat(nadia.get(path).text("attachments.0.id")).isEqualTo(id);
    }

    @Test
    void withdrawn_with_its_report_and_moved_with_it() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, network, "named", "Gaat en komt");
        String id = Desk.add(karim, manuscript, Pdf.plain("Tekst"));
        String path = Desk.published(karim, manuscript);
        assertThat(server.as("annemie").get(Desk.file(id)).status()).isEqualTo(200);
        assertThat(karim.post(path + "/moves", Map.of("circle", firstLine, "consent", true))
                        .status())
                .isEqualTo(200);
        assertThat(server.as("annemie").get(Desk.file(id)).status()).isEqualTo(404);
        assertThat(server.as("nadia").get(Desk.file(id)).status()).isEqualTo(200);
        assertThat(karim.post(path + "/withdrawal", Map.of("reason", "Te vroeg"))
                        .status())
                .isEqualTo(200);
        assertThat(server.as("nadia").get(Desk.file(id)).status()).isEqualTo(404);
        assertThat(server.ask("select count(*)::text from attachment where id = ?::uuid", id))
                .isEqualTo("0");
    }

    @Test
    void a_revision_replaces_the_files_at_once_and_without_a_name_the_next_morning() throws Exception {
        Browser karim = server.as("karim");
        Browser nadia = server.as("nadia");
        for (String name : List.of("named", "organisation")) {
            String manuscript = Desk.manuscript(karim, firstLine, name, "Herzien " + name);
            String stays = Desk.add(karim, manuscript, Pdf.plain("Blijft"));
            String goes = Desk.add(karim, manuscript, Pdf.plain("Gaat"));
            String path = Desk.published(karim, manuscript);
            server.sql(
                    "update report set published = now() - interval '1 hour' where id = ?::uuid", path.substring(13));

            String open = "/api/manuscripts/"
                    + karim.post(path + "/manuscript", Map.of()).text("id");
            assertThat(karim.get(open + "/attachments").each("id")).containsExactly(stays, goes);
            assertThat(karim.delete(open + "/attachments/" + goes).status()).isEqualTo(204);
            Desk.describe(karim, open, stays, "Beter genoemd", "");
            String comes = Desk.add(karim, open, Pdf.plain("Komt"));
            assertThat(nadia.get(path).each("attachments", "id"))
                    .as("laid open, nothing changed yet")
                    .containsExactly(stays, goes);
            Desk.revise(karim, path, open);
            if (name.equals("organisation")) {
                assertThat(nadia.get(path).each("attachments", "id")).containsExactly(stays, goes);
                assertThat(nadia.get(Desk.file(comes)).status()).isEqualTo(404);
                assertThat(nadia.get(path + "/revisions").each("filesChanged"))
                        .as("that files come tomorrow is not said today")
                        .isEmpty();
                String again = "/api/manuscripts/"
                        + karim.post(path + "/manuscript", Map.of()).text("id");
                assertThat(karim.get(again + "/attachments").each("id"))
                        .as("laid open again it is what comes tomorrow")
                        .containsExactly(stays, comes);
                server.sql("update coming_revision set due = now() - interval '1 minute'");
                server.sql("select vrank_apply_revisions()");
            }
            assertThat(nadia.get(path).each("attachments", "id")).as(name).containsExactly(stays, comes);
            assertThat(nadia.get(path).text("attachments.0.name")).isEqualTo("Beter genoemd");
            assertThat(nadia.get(Desk.file(goes)).status()).isEqualTo(404);
            assertThat(nadia.get(Desk.file(comes)).body()).startsWith("%PDF");
            assertThat(nadia.get(path + "/revisions").each("filesChanged"))
                    .as(name)
                    .containsExactly("true");
        }
    }

    @Test
    void the_history_says_which_revisions_touched_the_files() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Bestanden en jaren");
        String stays = Desk.add(karim, manuscript, Pdf.plain("Blijft"));
        String path = Desk.published(karim, manuscript);
        Desk.revised(karim, path, open -> {});
        Desk.revised(karim, path, open -> Desk.describe(karim, open, stays, "Beter genoemd", ""));
        Desk.revised(karim, path, open -> {});
        Desk.revised(karim, path, open -> karim.delete(open + "/attachments/" + stays));
        Desk.revised(karim, path, open -> {});
        assertThat(server.as("nadia").get(path + "/revisions").each("filesChanged"))
                .as("newest first")
                .containsExactly("false", "true", "false", "true", "false");
    }

    @Test
    void a_picture_is_published_only_with_words_and_files_pass_the_guard_as_texts_do() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Streng gelezen");
        String picture = Desk.add(karim, manuscript, Picture.drawn("jpeg", 60, 40));
        String note = Desk.add(karim, manuscript, Pdf.plain("Bel naar 0470 12 34 56"));
        Desk.describe(karim, manuscript, note, "Van jan.peeters@example.be", "");
        Answer refused = Desk.publish(karim, manuscript);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder("attachments.1.alt", "attachments.2.title", "attachments.2");
        karim.delete(manuscript + "/attachments/" + note);
        Desk.describe(karim, manuscript, picture, "", "Een leeg lokaal met twaalf stoelen");
        String path = Desk.published(karim, manuscript);
        assertThat(server.as("nadia").get(path).text("attachments.0.alt"))
                .isEqualTo("Een leeg lokaal met twaalf stoelen");
    }

    @Test
    void what_a_file_says_is_found_and_the_passage_says_where_it_stands() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Een bijlage vol");
        Desk.add(karim, manuscript, Pdf.plain("Over de roodborsttapuit op het plein."));
        String path = Desk.published(karim, manuscript);
        Followed.upToNow(server.context());
        Answer found = server.as("nadia").get("/api/search?q=roodborsttapuit");
        assertThat(found.text("items.0.id")).isEqualTo(path.substring(13));
        assertThat(found.body()).contains("Attachment 1: ");
        assertThat(server.as("annemie").get("/api/search?q=roodborsttapuit").text("total"))
                .isEqualTo("0");
        assertThat(karim.post(path + "/withdrawal", Map.of("reason", "Te vroeg"))
                        .status())
                .isEqualTo(200);
        Followed.upToNow(server.context());
        assertThat(server.as("nadia").get("/api/search?q=roodborsttapuit").text("total"))
                .isEqualTo("0");
    }

    @Test
    void ten_files_beside_one_text_and_a_repeated_request_adds_once() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Vol");
        karim.with("Idempotency-Key", "the-same-key");
        byte[] file = Pdf.plain("Eerste");
        String first = Desk.add(karim, manuscript, file);
        assertThat(Desk.add(karim, manuscript, file)).isEqualTo(first);
        karim.with("Idempotency-Key", null);
        for (int i = 1; i < 10; i++) {
            Desk.add(karim, manuscript, "Tekst".repeat(i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Answer refused = karim.upload(manuscript + "/attachments", "x.pdf", Pdf.plain("Te veel"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("file");
        assertThat(refused.body()).contains("10 files");
        assertThat(karim.get(manuscript + "/attachments").each("number"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void a_picture_is_turned_upright_and_made_no_larger_than_it_needs_to_be() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Rechtop");
        karim.get(Desk.file(Desk.add(karim, manuscript, Picture.turned())));
        var upright = ImageIO.read(new ByteArrayInputStream(karim.last()));
        assertThat(upright.getWidth()).isEqualTo(80);
        assertThat(upright.getHeight()).isEqualTo(120);
        assertThat(upright.getRGB(40, 5) >> 16 & 0xFF).as("red above").isGreaterThan(200);
        assertThat(upright.getRGB(40, 115) & 0xFF).as("blue below").isGreaterThan(200);
        Answer large = karim.upload(manuscript + "/attachments", "x.png", Picture.drawn("png", 4000, 1000));
        assertThat(large.text("width")).isEqualTo("2560");
        assertThat(large.text("height")).isEqualTo("640");
    }

    /** What a file takes of the memory for those on their way is given back when it has gone. */
    @Test
    void a_hundred_readings_of_a_file_one_after_the_other() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Groot");
        String id = Desk.add(
                karim,
                manuscript,
                "Een hele dag lang. ".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (int i = 0; i < 100; i++) {
            assertThat(karim.get(Desk.file(id)).status()).as("reading " + i).isEqualTo(200);
        }
    }

    @Test
    void thrown_away_with_its_manuscript() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, firstLine, "named", "Weg ermee");
        String id = Desk.add(karim, manuscript, Pdf.plain("Tekst"));
        assertThat(karim.delete(manuscript).status()).isEqualTo(204);
        assertThat(karim.get(Desk.file(id)).status()).isEqualTo(404);
        assertThat(server.ask("select count(*)::text from desk_attachment where id = ?::uuid", id))
                .isEqualTo("0");
    }
}
