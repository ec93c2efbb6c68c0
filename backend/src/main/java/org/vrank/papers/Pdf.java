package org.vrank.papers;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Entities;
import org.vrank.platform.Language;

/**
 * A tagged PDF (PDF/UA, ISO 14289-1) of HTML that this server rendered: with a title, its language, and the structure of its headings and
 * lists. It fetches nothing, whatever an address in the text says.
 */
@Singleton
public class Pdf {
    /** Of the library that writes the file; covers the languages of Belgium. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE = """
            @page { size: A4; margin: 22mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-family: Sans; font-size: 9pt; } }
            body { font-family: Sans; font-size: 11pt; line-height: 1.45; color: #1b2a33; }
            h1 { font-size: 20pt; line-height: 1.2; font-weight: normal; }
            h2 { font-size: 14pt; font-weight: normal; page-break-after: avoid; }
            h3 { font-size: 12pt; font-weight: normal; page-break-after: avoid; }
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
        String page = "<!DOCTYPE html><html lang=\"" + language.code() + "\"><head><title>" + Entities.escape(title)
                + "</title><meta name=\"subject\" content=\"" + Entities.escape(title)
                + "\"><meta name=\"description\" content=\"" + Entities.escape(title) + "\"><style>" + STYLE
                + "</style></head><body><h1>" + Entities.escape(title) + "</h1>" + html + "</body></html>";
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useFont(Pdf::font, "Sans");
            builder.useUriResolver((base, address) -> null);
            builder.withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(page)), null);
            builder.toStream(file);
            builder.run();
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        InputStream font = org.apache.pdfbox.pdmodel.PDDocument.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new IllegalStateException("the font of papers is missing");
        }
        return font;
    }
}
