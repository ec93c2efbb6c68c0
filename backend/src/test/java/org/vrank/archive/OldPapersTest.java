package org.vrank.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.attachments.Papers;
import org.vrank.meetings.Gathering;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Minutes as they lie in folders: text documents and PDFs. */
class OldPapersTest {
    private static final String[] LINES = {
        "Verslag van het platform, 7 mei 2019", "Er werd gesproken over de drixquop.", "Volgende keer: het plein."
    };
    private static TestServer server;
    private static String series;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        series = Gathering.series(server.as("leila"), server.circle("Brussels platform"), "Papieren");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer read(Browser who, String name, byte[] file) {
        return who.upload("/api/series/" + series + "/old-minutes/readings", name, file);
    }

    private static void recognised(String name, byte[] file) {
        Answer read = read(server.as("leila"), name, file);
        assertThat(read.status()).as(name + read.body()).isEqualTo(200);
        assertThat(read.text("title")).as(name).isEqualTo(LINES[0]);
        assertThat(read.text("day")).as(name).isEqualTo("2019-05-07");
        assertThat(read.text("text")).as(name).contains(LINES[1], LINES[2]);
        assertThat(read.body()).as(name).doesNotContain(Papers.SECRET);
    }

    @Test
    void the_text_the_title_and_the_day_are_recognised_and_neither_author_nor_deleted_passage_comes_along()
            throws IOException {
        recognised("oud.docx", Papers.docx(LINES));
        recognised("oud.odt", Papers.odt(LINES));
        recognised("oud.pdf", Papers.pdf(LINES));
        recognised("wat het heet, telt niet.txt", Papers.pdf(LINES));
        assertThat(server.as("leila")
                        .get("/api/series/" + series + "/old-minutes")
                        .each("id"))
                .as("nothing is kept of what was only read")
                .isEmpty();
    }

    @Test
    void a_table_keeps_its_rows_and_what_stands_in_one_cell_is_apart_from_the_next() throws IOException {
        String[][] table = {{"Wie", "Wat", "Wanneer"}, {"De straat", "", "In juni"}};
        for (byte[] file : List.of(Papers.docx(table, "Volgende keer"), Papers.odt(table, "Volgende keer"))) {
            Answer read = read(server.as("leila"), "tabel", file);
            assertThat(read.text("text")).as(read.body()).isEqualTo("""
                    Wie | Wat | Wanneer
                    De straat | | In juni
                    Volgende keer""");
        }
    }

    @Test
    void what_cannot_be_read_is_refused_and_says_so_of_the_file() throws IOException {
        Browser leila = server.as("leila");
        byte[] docx = Papers.docx(LINES);
        Map<String, byte[]> files = new HashMap<>();
        files.put("half.docx", Arrays.copyOf(docx, docx.length / 2));
        files.put("half.pdf", "%PDF-1.7\n1 0 obj\n<< /Type".getBytes(StandardCharsets.UTF_8));
        files.put("locked.pdf", Papers.locked(LINES));
        files.put("scanned.pdf", Papers.pdf());
        files.put("empty.odt", Papers.odt());
        files.forEach((name, file) -> {
            Answer refused = read(leila, name, file);
            assertThat(refused.status()).as(name + refused.body()).isEqualTo(400);
            assertThat(refused.fields()).as(name).containsExactly("file");
        });
        assertThat(read(server.as("nadia"), "oud.docx", docx).status()).isEqualTo(403);
        assertThat(read(server.visitor(), "oud.docx", docx).status()).isEqualTo(401);
        assertThat(read(server.as("annemie"), "oud.docx", docx).status()).isEqualTo(404);
    }

    @Test
    void a_document_that_was_read_and_confirmed_is_found_in_its_circle_alone() throws IOException {
        Browser leila = server.as("leila");
        Answer read = read(leila, "oud.docx", Papers.docx(LINES));
        String id = Gathering.made(leila.post(
                "/api/series/" + series + "/old-minutes",
                Map.of(
                        "day",
                        read.text("day"),
                        "language",
                        "nl",
                        "title",
                        read.text("title"),
                        "text",
                        read.text("text"))));
        leila.get("/api/search?q=");
        assertThat(server.as("nadia").get("/api/search?q=drixquop").each("id")).containsExactly(id);
        assertThat(server.as("annemie").get("/api/search?q=drixquop").each("id"))
                .isEmpty();
        assertThat(leila.delete("/api/old-minutes/" + id).status()).isEqualTo(204);
    }
}
