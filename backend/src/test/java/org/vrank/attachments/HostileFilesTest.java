package org.vrank.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.attachments.cleaning.Cleaned;
import org.vrank.attachments.cleaning.Kind;
import org.vrank.attachments.cleaning.Unfit;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

class HostileFilesTest {
    private static TestServer server;
    private static Browser karim;
    private static String path;

    @BeforeAll
    static void start() {
        server = TestServer.demo(Map.of("vrank.test.near-workshop", "yes"), List.of());
        karim = server.as("karim");
        path = Desk.manuscript(karim, server.circle("First line"), "named", "Wat er niet bij kan") + "/attachments";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] docx(String part, byte[] content) throws IOException {
        return Office.with(Office.docx("plain", "x"), part, content);
    }

    /** Each file, with a word of the refusal in English. */
    private static Map<byte[], String> hostile() throws IOException {
        Map<byte[], String> files = new LinkedHashMap<>();
        files.put(new byte[0], "empty");
        files.put(Picture.join(text("MZ"), new byte[600]), "kind of file");
        files.put(text("#!/bin/sh\nrm -rf /\n"), "kind of file");
        files.put(text("<html><body><script>alert(1)</script></body></html>"), "kind of file");
        files.put(text("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"), "kind of file");
        files.put(Picture.join(text("GIF89a"), new byte[60]), "kind of file");
        files.put(
                new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0
                },
                "old version");
        files.put(Pdf.locked("eigenaar", "lezer"), "password");
        files.put(Pdf.locked("eigenaar", ""), "password");
        files.put(Arrays.copyOf(Pdf.plain("Half"), 300), "damaged");
        files.put(text("%PDF-1.7\n%%EOF\n"), "damaged");
        files.put(Pdf.plain("x".repeat(301).split("")), "300 pages");
        files.put(Arrays.copyOf(Picture.drawn("jpeg", 600, 400), 1_500), "damaged");
        files.put(Arrays.copyOf(Picture.drawn("png", 600, 400), 300), "damaged");
        files.put(Picture.announcing(1, 2_000_000_000), "megapixels");
        files.put(Picture.announcing(2_000_000_000, 2_000_000_000), "megapixels");
        files.put(Picture.announcing(0, 7), "damaged");
        files.put(Office.zip(Map.of("x.txt", text("x"))), "kind of file");
        files.put(docx("word/document.xml", new byte[50 * 1024 * 1024]), "Unpacked");
        files.put(docx("word/document.xml", laughs()), "damaged");
        files.put(docx("word/document.xml", text("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>")), "damaged");
        files.put(
                docx("word/document.xml", text("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")),
                "damaged");
        files.put(docx("word/document.xml", text("<w:document".repeat(3))), "damaged");
        files.put(docx("word/document.xml", text("<a>".repeat(5_000))), "damaged");
        files.put(docx("word/vbaProject.bin", text("x")), "macros");
        files.put(Office.with(Office.odt("plain", "x"), "Basic/Standard/Module1.xml", text("<x/>")), "macros");
        files.put(
                Office.with(
                        Office.odt("plain", "x"),
                        "META-INF/manifest.xml",
                        text(
                                "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:encryption-data/></m:manifest>")),
                "password");
        files.put(Office.with(Office.odt("plain", "x"), "content.xml", laughs()), "damaged");
        files.put(many(), "Unpacked");
        return files;
    }

    private static byte[] laughs() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            xml.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
        }
        return text(xml + "]><l>&a29;</l>");
    }

    private static byte[] many() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>(Office.unzip(Office.docx("plain", "x")));
        for (int i = 0; i < 2_100; i++) {
            parts.put("word/x" + i + ".xml", new byte[0]);
        }
        return Office.zip(parts);
    }

    @Test
    void what_cannot_be_added_is_refused_by_field_and_in_words() throws IOException {
        SoftAssertions soft = new SoftAssertions();
        int[] number = {0};
        hostile().forEach((file, word) -> {
            Answer refused = karim.upload(path, "nota.pdf", file);
            String which = "file " + number[0]++ + ", " + word;
            soft.assertThat(refused.status()).as(which + refused.body()).isEqualTo(400);
            soft.assertThat(refused.fields()).as(which).containsExactly("file");
            soft.assertThat(refused.body()).as(which).contains(word);
        });
        soft.assertThat(karim.get(path).each("id")).isEmpty();
        soft.assertAll();
    }

    @Test
    void the_refusal_speaks_the_readers_language() {
        Browser dutch = karim.copy().with("Accept-Language", "nl");
        assertThat(dutch.upload(path, "x", new byte[0]).text("violations.0.message"))
                .isEqualTo("Dit bestand is leeg");
        Browser french = karim.copy().with("Accept-Language", "fr");
        assertThat(french.upload(path, "x", new byte[0]).text("violations.0.message"))
                .isEqualTo("Ce fichier est vide");
    }

    @Test
    void a_file_above_its_limit_is_refused_and_the_next_one_taken() throws IOException {
        byte[] large = new byte[20 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) 'x');
        Answer refused = karim.upload(path, "nota.txt", large);
        assertThat(refused.status()).as(refused.body()).isIn(400, 413);
        assertThat(refused.body()).contains(refused.status() == 400 ? "20 MB" : "too large");
        String id = karim.upload(path, "nota.txt", text("Tekst")).text("id");
        assertThat(karim.delete(path + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void a_form_without_a_file_and_what_is_no_form_are_refused() {
        karim.with("Content-Type", "multipart/form-data; boundary=b");
        for (String form : List.of(
                "--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"x\"\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nno file\r\n--b--\r\n",
                "no form at all",
                "")) {
            assertThat(karim.send("POST", path, text(form)).status()).as(form).isBetween(400, 499);
        }
        karim.with("Content-Type", null);
        assertThat(karim.post(path, Map.of()).status()).isEqualTo(415);
    }

    @Test
    void what_is_sent_without_saying_what_it_is_is_refused() {
        for (String type : List.of(";", "; boundary=b", "multipart", "/", ",")) {
            Browser sender = karim.copy().with("Content-Type", type);
            assertThat(sender.send("POST", path, text("[]")).status()).as(type).isEqualTo(415);
        }
        assertThat(karim.copy().send("POST", path, null).status()).as("nothing").isEqualTo(415);
    }

    @Test
    void a_form_that_does_not_say_where_its_parts_end_is_refused() {
        for (String end : List.of("", "=;", "=\"")) {
            Browser sender = karim.copy().with("Content-Type", "multipart/form-data; boundary" + end);
            Answer refused = sender.send("POST", path, text("a@b"));
            assertThat(refused.status()).as(end).isEqualTo(400);
            assertThat(refused.fields()).as(end).containsExactly("file");
        }
    }

    /** What is two kinds at once is kept as the one it was taken for, without the other. */
    @Test
    void of_a_picture_that_is_also_an_archive_the_picture_is_left() throws IOException {
        byte[] both = Picture.join(Picture.drawn("jpeg", 30, 20), Office.zip(Map.of("x.js", text("kwartelnest()"))));
        String id = karim.upload(path, "x.zip", both).text("id");
        karim.get(Desk.file(id));
        assertThat(new String(karim.last(), StandardCharsets.ISO_8859_1)).doesNotContain("PK\3\4");
        karim.delete(path + "/" + id);
    }

    @Test
    void text_becomes_utf8_without_marks_and_characters_that_show_nothing() {
        byte[] marked = Picture.join(
                new byte[] {(byte) 0xFF, (byte) 0xFE}, "Caf\u00e9\u200b\u202e\r\n".getBytes(StandardCharsets.UTF_16LE));
        String id = karim.upload(path, "x.txt", marked).text("id");
        karim.get(Desk.file(id));
        assertThat(new String(karim.last(), StandardCharsets.UTF_8)).isEqualTo("Caf\u00e9\n");
        karim.delete(path + "/" + id);
        byte[] western = "Caf\u00e9 en cr\u00e8me, een hele dag lang".getBytes(StandardCharsets.ISO_8859_1);
        String other = karim.upload(path, "x.txt", western).text("id");
        assertThat(karim.get(Desk.file(other)).body()).isEqualTo("Caf\u00e9 en cr\u00e8me, een hele dag lang");
        karim.delete(path + "/" + other);
    }

    @Test
    void where_no_structure_may_survive_a_document_becomes_text_or_pictures_of_its_pages() throws Exception {
        Workshop workshop = server.context().getBean(Workshop.class);
        List<Cleaned> text = workshop.clean(Office.docx("author", "Kwikstaart"), true);
        assertThat(text).extracting(Cleaned::kind).containsExactly(Kind.TEXT);
        assertThat(new String(text.getFirst().content(), StandardCharsets.UTF_8))
                .isEqualTo(Office.SHOWN);
        List<Cleaned> pages = workshop.clean(Pdf.plain("Een", "Twee"), true);
        assertThat(pages).extracting(Cleaned::kind).containsExactly(Kind.PNG, Kind.PNG);
        assertThat(pages)
                .extracting(Cleaned::text)
                .as("its words, for the guard")
                .containsExactly("Een", "Twee");
        assertThat(Inside.holds(pages.getFirst().content(), "Een")).isFalse();
        assertThatThrownBy(() -> workshop.clean(text("MZ\0\0"), true)).isInstanceOf(Unfit.class);
    }
}
