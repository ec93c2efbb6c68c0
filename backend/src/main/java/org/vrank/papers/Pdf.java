package org.vrank.papers;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.vrank.platform.Language;

/**
 * A tagged PDF (PDF/UA, ISO 14289-1) of HTML that this server rendered: with a title, its language, and the structure of its headings and
 * lists. It fetches nothing, whatever an address in the text says.
 */
@Singleton
public class Pdf {
    /** Of the library that writes the file; covers the languages of Belgium. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Characters that XML 1.0 has no place for; the library writes of the file with XML what it is about. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final String STYLE = """
            @page { size: A4; margin: 22mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-family: Sans; font-size: 9pt; } }
            body { font-family: Sans; font-size: 11pt; line-height: 1.45; color: #1b2a33; }
            h1 { font-size: 20pt; line-height: 1.2; font-weight: normal; }
            h2 { font-size: 14pt; font-weight: normal; page-break-after: avoid; }
            h3 { font-size: 12pt; font-weight: normal; page-break-after: avoid; }
            code, pre { font-family: Sans; white-space: pre-wrap; }
            strong { font-weight: normal; text-decoration: underline; }
            em { font-style: normal; }
            a { color: #0b5a66; }
            """;

    Pdf() {
        // it would write to the console of what it reads
        XRLog.setLoggingEnabled(false);
    }

    /** @param html below the title, in the language of the document where it does not say otherwise */
    public byte[] of(String title, String html, Language language) {
        Document page = Document.createShell("");
        Element root = (Element) page.childNode(0);
        root.attr("lang", language.code());
        page.title(title);
        page.head().appendElement("meta").attr("name", "subject").attr("content", title);
        page.head().appendElement("meta").attr("name", "description").attr("content", title);
        page.head().appendElement("style").appendChild(new DataNode(STYLE));
        page.body().append(html).prependElement("h1").text(title);
        conform(page);
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useFont(Pdf::font, "Sans");
            builder.useUriResolver((base, address) -> null);
            builder.withW3cDocument(new W3CDom().fromJsoup(page), null);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                describeLinks(renderer.getPdfDocument());
                renderer.getPdfDocument().save(file);
            }
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the standard asks of any paper, and texts that people write do not keep. */
    private static void conform(Document page) {
        // no level of heading is left out
        int level = 1;
        for (Element heading : page.select("h2, h3, h4, h5, h6")) {
            level = Math.min(heading.tagName().charAt(1) - '0', level + 1);
            heading.tagName("h" + level);
        }
        // a link says what it is and where it leads
        for (Element link : page.select("a[href]")) {
            link.attr("title", (link.text() + " " + link.attr("href")).strip());
        }
        page.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                text.text(UNWRITABLE.matcher(text.getWholeText()).replaceAll(""));
            }
            for (Attribute attribute : node.attributes()) {
                attribute.setValue(UNWRITABLE.matcher(attribute.getValue()).replaceAll(""));
            }
        });
    }

    /** Whoever jumps from link to link hears where each leads; the library says it of the text of a link alone. */
    private static void describeLinks(PDDocument paper) throws IOException {
        for (PDPage page : paper.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI to) {
                    link.setContents(to.getURI());
                }
            }
        }
    }

    private static InputStream font() {
        InputStream font = PDDocument.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new IllegalStateException("the font of papers is missing");
        }
        return font;
    }
}
