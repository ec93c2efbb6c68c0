package org.vrank.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Files that go to the custodians: nothing of a document is left but its text, or what its pages look like. */
class BoxFilesTest {
    private static TestServer server;
    private static String circle;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("vrank.test.near-workshop", "yes"), List.of());
        circle = server.circle("First line");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static Answer trySending(Browser author, String manuscript, String level, String phrase) {
        return author.post(
                manuscript + "/confidential-sending", Map.of("version", 1, "level", level, "phrase", phrase));
    }

    /** Sends a manuscript; the nine words. */
    private static String send(Browser author, String manuscript, String level) {
        String phrase = Boxed.phrase(author);
        Answer sent = trySending(author, manuscript, level, phrase);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        return phrase;
    }

    private static Map<String, Object> proposal(String title, Object files) {
        Map<String, Object> proposal = new HashMap<>(Boxed.proposal(title, "Er kwam niemand."));
        proposal.put("files", files);
        return proposal;
    }

    private static Map<String, Object> file(int number, String title, String alt) {
        return Map.of("number", number, "title", title, "alt", alt);
    }

    @Test
    void a_document_becomes_text_its_pages_and_pictures_become_pictures_sealed_and_gone_from_the_desk()
            throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, circle, "confidential", "Met vier bestanden");
        karim.with("Idempotency-Key", "een-sleutel-van-karim");
        String photo = Desk.add(karim, manuscript, Picture.jpeg("place", "Kwartelnest"));
        karim.with("Idempotency-Key", null);
        Desk.describe(karim, manuscript, photo, "De affiche", "Een lege zaal");
        Desk.add(karim, manuscript, Office.docx("author", "Kwikstaart"));
        String pdf = Desk.add(karim, manuscript, Pdf.plain("Reigerbrief", "Twee"));
        Desk.describe(karim, manuscript, pdf, "Verslag", "");
        send(karim, manuscript, "confidential");

        assertThat(server.ask("select count(*) from desk_attachment where id in (?::uuid, ?::uuid)", photo, pdf))
                .isEqualTo("0");
        assertThat(server.ask("select count(*) from idempotency_key where resource_id = ?::uuid", photo))
                .isEqualTo("0");
        assertThat(karim.get(Desk.file(photo)).status()).isEqualTo(404);

        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Met vier bestanden");
        String id = thread.substring("/api/box/".length());
        assertThat(server.ask("""
                        select count(*) from box_file where thread_id = ?::uuid and octet_length(sealed) - 33 in (8192, 32768)
                        """, id)).as("as long as many others").isEqualTo("4");
        assertThat(server.ask("select count(*) from box_file where strpos(encode(sealed, 'hex'), ?) > 0", "52656967"))
                .isEqualTo("0");
        Answer opened = jan.get(thread);
        assertThat(List.of(0, 1, 2, 3))
                .extracting(i -> opened.text("original.files." + i + ".kind"))
                .containsExactly("jpg", "txt", "png", "png");
        assertThat(opened.text("original.files.0.name")).isEqualTo("De affiche");
        assertThat(opened.text("original.files.0.alt")).isEqualTo("Een lege zaal");
        assertThat(opened.text("original.files.1.name")).isEqualTo("Attachment 2");
        assertThat(opened.text("original.files.1.text")).isEqualTo(Office.SHOWN);
        assertThat(opened.text("original.files.2.name")).isEqualTo("Verslag, pagina 1 van 2");
        assertThat(opened.text("original.files.2.text")).isEqualTo("Reigerbrief");
        assertThat(opened.text("original.files.3.alt")).isEqualTo("Verslag, pagina 2 van 2");

        Answer shown = jan.get(thread + "/files/1");
        assertThat(shown.header("content-type")).isEqualTo("image/jpeg");
        assertThat(Inside.holds(jan.last(), "Kwartelnest")).isFalse();
        assertThat(ImageIO.read(new ByteArrayInputStream(jan.last())).getWidth())
                .isEqualTo(120);
        Answer plain = jan.get(thread + "/files/2");
        assertThat(plain.body()).isEqualTo(Office.SHOWN);
        assertThat(plain.header("Content-Disposition")).isEqualTo("attachment; filename=\"attachment-2.txt\"");
        assertThat(plain.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        assertThat(plain.header("Cache-Control")).contains("no-store");
        assertThat(plain.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(jan.get(thread + "/files/3").header("content-type")).isEqualTo("image/png");
    }

    @Test
    void a_file_opens_to_a_custodian_with_an_unlocked_key_and_to_the_receipt_alone() throws Exception {
        Browser nadia = server.as("nadia");
        String manuscript = Desk.manuscript(nadia, circle, "receipt", "Voor twee ogen");
        String id = Desk.add(nadia, manuscript, text("Een meerkoetbrief."));
        Desk.describe(nadia, manuscript, id, "De brief", "");
        String phrase = send(nadia, manuscript, "receipt");
        Browser jan = Boxed.custodian(server, "jan");
        String file = Boxed.thread(jan, "Voor twee ogen") + "/files/1";
        assertThat(jan.get(file).body()).isEqualTo("Een meerkoetbrief.");
        assertThat(jan.get(file.replace("/files/1", "/files/2")).status()).isEqualTo(404);
        assertThat(jan.get("/api/box/00000000-0000-4000-8000-000000000000/files/1")
                        .status())
                .isEqualTo(404);
        assertThat(server.as("jan").get(file).status()).as("locked").isEqualTo(403);
        assertThat(nadia.get(file).status()).isEqualTo(403);
        assertThat(server.visitor().get(file).status()).isEqualTo(401);

        assertThat(Boxed.act(server, phrase, "open", Map.of()).body()).contains("De brief", "plain text");
        Answer own = Boxed.act(server, phrase, "file", Map.of("number", "1"));
        assertThat(own.body()).isEqualTo("Een meerkoetbrief.");
        assertThat(own.header("Content-Disposition")).startsWith("inline");
        assertThat(own.header("Cache-Control")).contains("no-store");
        assertThat(own.header("Set-Cookie")).isEmpty();
        for (Map<String, String> wrong :
                List.of(Map.of("number", "2"), Map.of("number", "x"), Map.<String, String>of())) {
            assertThat(Boxed.act(server, phrase, "file", wrong).body()).contains("<form", "De brief");
        }
        assertThat(Boxed.act(server, "abacus abdomen", "file", Map.of("number", "1"))
                        .body())
                .contains("These words open nothing")
                .doesNotContain("meerkoet");

        Boxed.act(server, phrase, "withdrawal", Map.of("sure", "yes"));
        assertThat(jan.get(file).status()).isEqualTo(404);
        assertThat(server.ask("select count(*) from box_file where thread_id = ?::uuid", file.split("/")[3]))
                .isEqualTo("0");
    }

    @Test
    void what_is_too_much_or_would_not_be_whole_is_refused_by_field_and_stays_on_the_desk() throws Exception {
        Browser wout = server.as("wout");
        String many = Desk.manuscript(wout, circle, "receipt", "Met elf bladzijden");
        Desk.add(wout, many, Pdf.plain("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"));
        Answer refused = trySending(wout, many, "receipt", Boxed.phrase(wout));
        assertThat(refused.fields()).containsExactly("attachments");
        assertThat(refused.body()).contains("11 files", "At most 10");
        assertThat(wout.get(many).status()).isEqualTo(200);
        assertThat(wout.get(many + "/attachments").each("kind")).containsExactly("pdf");

        String large = Desk.manuscript(wout, circle, "receipt", "Met veel beeld");
        for (int i = 0; i < 3; i++) {
            Desk.add(wout, large, noise(i));
        }
        Answer heavy = trySending(wout, large, "receipt", Boxed.phrase(wout));
        assertThat(heavy.fields()).containsExactly("attachments");
        assertThat(heavy.body()).containsPattern("\\d+ MB together").contains("At most 8 MB");

        String empty = Desk.manuscript(wout, circle, "receipt", "Met niets erin");
        Desk.add(wout, empty, text("Wel iets."));
        Desk.add(wout, empty, text(" \n "));
        assertThat(trySending(wout, empty, "receipt", Boxed.phrase(wout)).fields())
                .containsExactly("attachments.2");
        assertThat(Boxed.custodian(server, "jan").get("/api/box").each("title"))
                .doesNotContain("Met elf bladzijden", "Met veel beeld", "Met niets erin");
    }

    /** A picture that cannot be packed: three megabytes. */
    private static byte[] noise(int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(1_000, 1_000, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1_000_000; i++) {
            image.setRGB(i % 1_000, i / 1_000, random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void files_go_along_only_when_chosen_described_and_past_the_guard() throws Exception {
        Browser elif = server.as("elif");
        String manuscript = Desk.manuscript(elif, circle, "confidential", "Met een keuze");
        Desk.add(elif, manuscript, Picture.drawn("png", 40, 30));
        Desk.add(elif, manuscript, text("Bel 0475 12 34 56."));
        Desk.add(elif, manuscript, text("Er stond een stoel."));
        send(elif, manuscript, "confidential");
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Met een keuze");
        assertThat(jan.get(thread).body()).contains("\"files.2\":[{\"kind\":\"phone\"");

        assertThat(jan.put(thread + "/proposal", Boxed.proposal("Zonder bestand", "Niemand kwam."))
                        .at("proposal.files")
                        .size())
                .as("none unless chosen")
                .isZero();
        assertThat(jan.put(thread + "/proposal", proposal("Kale afbeelding", List.of(file(1, "", " "))))
                        .fields())
                .containsExactly("files.1.alt");
        assertThat(jan.put(thread + "/proposal", proposal("Met een nummer", List.of(file(2, "", ""))))
                        .fields())
                .containsExactly("files.2");
        assertThat(jan.put(
                                thread + "/proposal",
                                proposal("Met een naam", List.of(file(1, "Bel 0475 12 34 56", "Mail a.b@c.be"))))
                        .fields())
                .containsExactly("files.1.title", "files.1.alt");
        assertThat(jan.put(
                                thread + "/proposal",
                                proposal("Met een te lange", List.of(file(1, "x".repeat(121), "Iets"))))
                        .fields())
                .containsExactly("files.1.title");
        for (List<Object> wrong :
                List.of(List.<Object>of(file(4, "", "")), List.<Object>of(file(3, "", ""), file(3, "", "")))) {
            assertThat(jan.put(thread + "/proposal", proposal("Met niets", wrong))
                            .fields())
                    .containsExactly("files");
        }
        Answer laid = jan.put(
                thread + "/proposal",
                proposal("Met twee", List.of(file(3, "De nota", ""), file(1, "", "Een  rood\nvlak"))));
        assertThat(laid.status()).as(laid.body()).isEqualTo(200);
        assertThat(laid.text("proposal.files.0.alt")).isEqualTo("Een rood vlak");
        assertThat(laid.text("proposal.files.1.title")).isEqualTo("De nota");
        assertThat(laid.body()).contains("\"answer\":\"files\"");
        assertThat(jan.put(thread + "/proposal", Boxed.proposal("Nog eens", "Niemand kwam."))
                        .at("proposal.files")
                        .size())
                .as("what is not said stays")
                .isEqualTo(2);
    }

    @Test
    void what_its_author_agreed_to_is_published_with_the_report_and_withdrawn_with_it() throws Exception {
        Browser bilal = server.as("bilal");
        String manuscript = Desk.manuscript(bilal, circle, "confidential", "Met een afbeelding");
        String photo = Desk.add(bilal, manuscript, Picture.jpeg("place", "Kwartelnest"));
        Desk.describe(bilal, manuscript, photo, "Zaal van het Zavelplein", "Een lege zaal");
        Desk.add(bilal, manuscript, text("Een wespendiefnota."));
        Desk.add(bilal, manuscript, Pdf.plain("Bladzijdewoord"));
        String phrase = send(bilal, manuscript, "confidential");
        Browser jan = Boxed.custodian(server, "jan");
        String thread = Boxed.thread(jan, "Met een afbeelding");
        Answer laid = jan.put(
                thread + "/proposal",
                proposal(
                        "Zo zag het eruit",
                        List.of(
                                file(1, "De zaal", "Een zaal zonder mensen"),
                                file(2, "", ""),
                                file(3, "", "Een blad"))));
        assertThat(laid.status()).as(laid.body()).isEqualTo(200);
        assertThat(Boxed.act(server, phrase, "open", Map.of()).body())
                .contains("Zaal van het Zavelplein", "De zaal", "Een zaal zonder mensen");
        Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")));
        assertThat(server.ask("select count(*) from box_ready_file")).isEqualTo("3");
        assertThat(server.visitor().post("/api/demo/month", Map.of()).status()).isEqualTo(204);
        assertThat(server.ask("select count(*) from box_ready_file")).isEqualTo("0");

        Browser nadia = server.as("nadia");
        Answer list = nadia.get("/api/reports?limit=50");
        String path = "/api/reports/" + list.each("id").get(list.each("title").indexOf("Zo zag het eruit"));
        Answer report = nadia.get(path);
        assertThat(List.of(0, 1, 2))
                .extracting(i -> report.text("attachments." + i + ".kind"))
                .containsExactly("jpg", "txt", "png");
        assertThat(report.text("attachments.0.title")).isEqualTo("De zaal");
        assertThat(report.text("attachments.0.alt")).isEqualTo("Een zaal zonder mensen");
        assertThat(report.body()).doesNotContain("Zavelplein");
        String id = report.text("attachments.0.id");
        assertThat(id).isNotEqualTo(photo);
        assertThat(nadia.get(Desk.file(id)).header("content-type")).isEqualTo("image/jpeg");
        assertThat(Inside.holds(nadia.last(), "Kwartelnest")).isFalse();
        assertThat(nadia.get(Desk.file(report.text("attachments.1.id"))).body()).isEqualTo("Een wespendiefnota.");
        assertThat(server.as("dries").get(Desk.file(id)).status())
                .as("read by its circle alone")
                .isEqualTo(404);
        assertThat(server.ask(
                        "select string_agg(text, '') from attachment where report_id = ?::uuid", path.substring(13)))
                .as("of a picture nothing is found that is not to be seen")
                .isEqualTo("Een wespendiefnota.");
        Followed.upToNow(server.context());
        assertThat(nadia.get("/api/search?q=wespendiefnota").each("title")).contains("Zo zag het eruit");

        Boxed.act(server, phrase, "withdrawal", Map.of("sure", "yes"));
        assertThat(nadia.get(Desk.file(id)).status()).isEqualTo(404);
        assertThat(server.ask("select count(*) from attachment where id = ?::uuid", id))
                .isEqualTo("0");
    }

    @Test
    void what_is_withdrawn_before_its_month_leaves_no_file() throws Exception {
        Browser karim = server.as("karim");
        String manuscript = Desk.manuscript(karim, circle, "receipt", "Toch maar niet");
        Desk.add(karim, manuscript, text("Een zilverreigernota."));
        String phrase = send(karim, manuscript, "receipt");
        Browser jan = Boxed.custodian(server, "jan");
        Answer laid = jan.put(
                Boxed.thread(jan, "Toch maar niet") + "/proposal", proposal("Toch niet", List.of(file(1, "", ""))));
        Boxed.act(server, phrase, "consent", Map.of("proposal", laid.text("proposal.number")));
        assertThat(server.ask("select text from box_ready_file")).isEqualTo("Een zilverreigernota.");
        Boxed.act(server, phrase, "withdrawal", Map.of("sure", "yes"));
        assertThat(server.ask("select count(*) from box_ready_file")).isEqualTo("0");
    }
}
