package org.vrank.attachments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** The same paragraphs as programs for offices write them, with what nobody was to read: an author, and a passage that was deleted. */
public final class Papers {
    /** The author of each, and what was deleted in it. */
    public static final String SECRET = "Zwengelmans";

    private Papers() {}

    public static byte[] docx(String... paragraphs) throws IOException {
        return docx(Arrays.stream(paragraphs).map(Papers::paragraph));
    }

    /** A table, and a paragraph after it. */
    public static byte[] docx(String[][] table, String after) throws IOException {
        Stream<String> rows = Arrays.stream(table)
                .map(row -> Arrays.stream(row)
                        .map(cell -> "<w:tc>" + paragraph(cell) + "</w:tc>")
                        .collect(Collectors.joining("", "<w:tr>", "</w:tr>")));
        return docx(Stream.of("<w:tbl>" + rows.collect(Collectors.joining()) + "</w:tbl>", paragraph(after)));
    }

    private static String paragraph(String one) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + one.substring(0, one.length() / 2)
                + "</w:t></w:r><w:r><w:t xml:space=\"preserve\">" + one.substring(one.length() / 2)
                + "</w:t></w:r></w:p>";
    }

    private static byte[] docx(Stream<String> body) throws IOException {
        return Office.with(
                Office.docx("author", SECRET),
                "word/document.xml",
                utf8("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + body.collect(Collectors.joining())
                        + "<w:p><w:del w:id=\"1\" w:author=\"" + SECRET + "\"><w:r><w:delText>" + SECRET
                        + "</w:delText></w:r></w:del></w:p><w:sectPr/></w:body></w:document>"));
    }

    /** A document with a photograph in it, of which this word says where it was taken. */
    public static byte[] illustrated(String word) throws IOException {
        return Office.docx("place of a photograph", word);
    }

    public static byte[] odt(String... paragraphs) throws IOException {
        return odt(Arrays.stream(paragraphs).map(one -> "<text:p>" + one + "</text:p>"));
    }

    /** A table, and a paragraph after it. */
    public static byte[] odt(String[][] table, String after) throws IOException {
        Stream<String> rows = Arrays.stream(table)
                .map(row -> Arrays.stream(row)
                        .map(cell -> "<table:table-cell><text:p>" + cell + "</text:p></table:table-cell>")
                        .collect(Collectors.joining("", "<table:table-row>", "</table:table-row>")));
        return odt(Stream.of(
                "<table:table>" + rows.collect(Collectors.joining()) + "</table:table>",
                "<text:p>" + after + "</text:p>"));
    }

    private static byte[] odt(Stream<String> body) throws IOException {
        return Office.with(
                Office.odt("author", SECRET),
                "content.xml",
                utf8("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                        + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" office:version=\"1.2\"><office:body>"
                        + "<office:text><text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><text:p>"
                        + SECRET
                        + "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                        + body.collect(Collectors.joining())
                        + "</office:text></office:body></office:document-content>"));
    }

    /** A page with these lines; none is a page on which nothing can be read. */
    public static byte[] pdf(String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            return written(document, lines);
        }
    }

    /** A photo that says where it was taken: at this word. */
    public static byte[] photo(String word) throws IOException {
        return Picture.jpeg("place", word);
    }

    /** The same behind a password. */
    public static byte[] locked(String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return written(document, lines);
        }
    }

    private static byte[] written(PDDocument document, String... lines) throws IOException {
        document.getDocumentInformation().setAuthor(SECRET);
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (int i = 0; i < lines.length; i++) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(60, 760 - 20 * i);
                content.showText(lines[i]);
                content.endText();
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] utf8(String xml) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8);
    }
}
