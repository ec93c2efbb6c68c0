package org.vrank.attachments.cleaning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Reads XML without document types, and copies of it what rules let through. */
final class Xml {
    private static final XMLInputFactory IN = XMLInputFactory.newDefaultFactory();
    private static final XMLOutputFactory OUT = XMLOutputFactory.newDefaultFactory();

    static {
        IN.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        IN.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        IN.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        IN.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    }

    enum Verdict {
        KEEP,
        /** The element goes, what is in it stays. */
        UNWRAP,
        DROP
    }

    /** What may pass. */
    interface Rules {
        /** The namespaces that may pass, with the prefixes they get. */
        Map<String, String> namespaces();

        /** About an element that begins here, of a namespace that may pass. */
        Verdict element(XMLStreamReader at);

        /** What an attribute becomes, or null where it goes; its namespace may pass, or it has none. */
        @Nullable
        String attribute(XMLStreamReader at, int index);

        /** What the text in this element becomes. */
        String text(String namespace, String element, String text);

        /** An element that was kept or unwrapped ends. */
        default void ended(String namespace, String element) {}
    }

    private Xml() {}

    static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        return IN.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    /** Looks at every element; a document type is refused. */
    static void each(byte[] xml, java.util.function.Consumer<XMLStreamReader> look) throws IOException {
        try {
            XMLStreamReader in = reader(xml);
            int depth = 0;
            while (in.hasNext()) {
                int event = in.next();
                refuseType(event);
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (depth > Limits.DEPTH) {
                    throw new Unfit("attachment.unreadable");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        || event == XMLStreamConstants.END_ELEMENT
                        || event == XMLStreamConstants.CHARACTERS) {
                    look.accept(in);
                }
            }
        } catch (XMLStreamException broken) {
            throw new Unfit("attachment.unreadable");
        }
    }

    static byte[] copy(byte[] xml, Rules rules) throws IOException {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length / 2 + 64);
            XMLStreamWriter writer = OUT.createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            new Copy(reader(xml), writer, rules).run();
            writer.writeEndDocument();
            writer.close();
            return out.toByteArray();
        } catch (XMLStreamException broken) {
            throw new Unfit("attachment.unreadable");
        }
    }

    private static void refuseType(int event) throws Unfit {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unfit("attachment.unreadable");
        }
    }

    private static final class Copy {
        private final XMLStreamReader in;
        private final XMLStreamWriter out;
        private final Rules rules;
        private final Map<String, String> prefixes;

        /** The elements around here: "namespace element" of those written, else empty. */
        private final Deque<String> around = new ArrayDeque<>();

        private boolean begun;
        private int dropping;

        Copy(XMLStreamReader in, XMLStreamWriter out, Rules rules) {
            this.in = in;
            this.out = out;
            this.rules = rules;
            this.prefixes = new TreeMap<>(rules.namespaces());
        }

        void run() throws XMLStreamException, IOException {
            while (in.hasNext()) {
                int event = in.next();
                refuseType(event);
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> begin();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                    default -> {
                        // comments and instructions to other programs go
                    }
                }
            }
            if (!begun) {
                throw new Unfit("attachment.unreadable");
            }
        }

        private void begin() throws XMLStreamException, IOException {
            if (dropping > 0) {
                dropping++;
                return;
            }
            String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
            String prefix = prefixes.get(namespace);
            Verdict verdict = prefix == null ? Verdict.DROP : rules.element(in);
            if (verdict == Verdict.DROP || prefix == null) {
                dropping = 1;
                return;
            }
            if (around.size() > Limits.DEPTH) {
                throw new Unfit("attachment.unreadable");
            }
            if (verdict == Verdict.UNWRAP) {
                around.push("");
                return;
            }
            around.push(namespace + " " + in.getLocalName());
            out.writeStartElement(prefix, in.getLocalName(), namespace);
            if (!begun) {
                begun = true;
                for (Map.Entry<String, String> known : prefixes.entrySet()) {
                    if (!known.getKey().equals(XMLConstants.XML_NS_URI)) {
                        out.writeNamespace(known.getValue(), known.getKey());
                    }
                }
            }
            for (int i = 0; i < in.getAttributeCount(); i++) {
                attribute(i);
            }
        }

        private void attribute(int i) throws XMLStreamException {
            String namespace = in.getAttributeNamespace(i) == null ? "" : in.getAttributeNamespace(i);
            String prefix = namespace.isEmpty() ? "" : prefixes.get(namespace);
            String value = prefix == null ? null : rules.attribute(in, i);
            if (value == null || prefix == null) {
                return;
            }
            if (prefix.isEmpty()) {
                out.writeAttribute(in.getAttributeLocalName(i), value);
            } else {
                out.writeAttribute(prefix, namespace, in.getAttributeLocalName(i), value);
            }
        }

        private void end() throws XMLStreamException {
            if (dropping > 0) {
                dropping--;
                return;
            }
            if (!around.pop().isEmpty()) {
                out.writeEndElement();
            }
            rules.ended(in.getNamespaceURI() == null ? "" : in.getNamespaceURI(), in.getLocalName());
        }

        private void text() throws XMLStreamException {
            if (dropping > 0) {
                return;
            }
            String within =
                    around.stream().filter(e -> !e.isEmpty()).findFirst().orElse("");
            if (!within.isEmpty()) {
                int space = within.lastIndexOf(' ');
                String text = rules.text(within.substring(0, space), within.substring(space + 1), in.getText());
                if (!text.isEmpty()) {
                    out.writeCharacters(text);
                }
            }
        }
    }
}
