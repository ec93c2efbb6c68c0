package org.vrank.notices;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;

/**
 * Writes a feed as Atom (RFC 4287). It names no address of its own, since that holds the token, and days instead of moments: the
 * pages say no more. An empty feed was last changed in 1970, so that nothing about a change of what it hides can be read off it.
 */
final class Atom {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String AUTHOR = "Vrank";

    private Atom() {}

    record Head(UUID id, String title, String link, Language language) {}

    record Category(String term, String label) {}

    record Entry(
            UUID id,
            String title,
            Language language,
            String link,
            LocalDate day,
            @Nullable Category category) {}

    static byte[] write(Head head, List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            xml.writeStartElement(NAMESPACE, "feed");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xml", XML, "lang", head.language().code());
            text(xml, "id", "urn:uuid:" + head.id());
            text(xml, "title", head.title());
            text(xml, "updated", entries.isEmpty() ? Instant.EPOCH.toString() : midnight(entries.getFirst()));
            link(xml, head.link());
            xml.writeStartElement(NAMESPACE, "author");
            text(xml, "name", AUTHOR);
            xml.writeEndElement();
            for (Entry entry : entries) {
                write(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "entry");
        text(xml, "id", "urn:uuid:" + entry.id());
        xml.writeStartElement(NAMESPACE, "title");
        xml.writeAttribute("xml", XML, "lang", entry.language().code());
        xml.writeCharacters(writable(entry.title()));
        xml.writeEndElement();
        text(xml, "updated", midnight(entry));
        link(xml, entry.link());
        if (entry.category() != null) {
            xml.writeEmptyElement(NAMESPACE, "category");
            xml.writeAttribute("term", entry.category().term());
            xml.writeAttribute("label", writable(entry.category().label()));
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String address) throws XMLStreamException {
        xml.writeEmptyElement(NAMESPACE, "link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("type", "text/html");
        xml.writeAttribute("href", address);
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    private static String midnight(Entry entry) {
        return entry.day().atStartOfDay(Clocks.BRUSSELS).toInstant().toString();
    }

    /** Without the few characters that a title may hold and no XML document can. */
    private static String writable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == 0x9
                        || c == 0xA
                        || c == 0xD
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
