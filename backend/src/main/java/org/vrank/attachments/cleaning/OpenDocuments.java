package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** OpenDocument text: its content, its styles and its pictures, each anew; everything else in the package stays behind. */
final class OpenDocuments {
    static final String TYPE = "application/vnd.oasis.opendocument.text";

    private OpenDocuments() {}

    static Cleaned clean(byte[] bytes) throws IOException {
        try (Container given = new Container(bytes);
                Container.Packing packing = new Container.Packing()) {
            Set<Removed> removed = EnumSet.noneOf(Removed.class);
            byte[] type = given.part("mimetype");
            if (type == null
                    || !new String(type, StandardCharsets.UTF_8).strip().equals(TYPE)) {
                throw new Unfit("attachment.kind");
            }
            refuse(given);
            note(given, removed);
            packing.store("mimetype", TYPE.getBytes(StandardCharsets.UTF_8));
            Map<String, String> pictures = pictures(given, packing, removed);
            Readable read = new Readable();
            for (String part : new String[] {"content.xml", "styles.xml"}) {
                byte[] xml = given.part(part, Limits.XML);
                if (xml != null) {
                    packing.add(part, Xml.copy(xml, new OpenRules(pictures, read, removed)));
                    read.line();
                } else if (part.equals("content.xml")) {
                    throw new Unfit("attachment.unreadable");
                }
            }
            packing.add("META-INF/manifest.xml", manifest(given.has("styles.xml"), pictures));
            return new Cleaned(Kind.ODT, packing.finish(), read.text(), 0, 0, 0, removed);
        }
    }

    private static void refuse(Container given) throws IOException {
        byte[] manifest = given.part("META-INF/manifest.xml", Limits.XML);
        boolean[] locked = {false};
        if (manifest != null) {
            Xml.each(manifest, at -> {
                if (at.getEventType() == XMLStreamConstants.START_ELEMENT
                        && (at.getLocalName().equals("encryption-data")
                                || at.getLocalName().equals("encrypted-key"))) {
                    locked[0] = true;
                }
            });
        }
        if (locked[0] || given.has("encrypted-package")) {
            throw new Unfit("attachment.encrypted");
        }
        for (String name : given.names()) {
            // an empty library lies in many documents
            boolean code = name.startsWith("Scripts/")
                    || (name.startsWith("Basic/") && !name.endsWith("-lc.xml") && !name.endsWith("-lb.xml"));
            if (code) {
                throw new Unfit("attachment.macros");
            }
        }
    }

    private static void note(Container given, Set<Removed> removed) throws IOException {
        OfficeProperties.note(given, "meta.xml", removed);
        for (String name : given.names()) {
            if (name.startsWith("Thumbnails/")) {
                removed.add(Removed.THUMBNAIL);
            } else if (name.startsWith("Object ")) {
                removed.add(Removed.FILES);
            } else if (name.startsWith("Versions/")) {
                removed.add(Removed.CHANGES);
            } else if (name.equals("settings.xml")) {
                removed.add(Removed.DEVICE);
            }
        }
    }

    private static Map<String, String> pictures(Container given, Container.Packing packing, Set<Removed> removed)
            throws IOException {
        Map<String, String> pictures = new LinkedHashMap<>();
        for (String name : given.names()) {
            if (!name.startsWith("Pictures/") && !name.startsWith("media/")) {
                continue;
            }
            byte[] bytes = given.part(name);
            try {
                Pictures.Drawn drawn = Pictures.redraw(bytes == null ? new byte[0] : bytes, removed);
                String kept =
                        "Pictures/" + (pictures.size() + 1) + "." + drawn.kind().ending();
                packing.add(kept, drawn.bytes());
                pictures.put(name, kept);
            } catch (Unfit unfit) {
                if (!unfit.reason().equals("attachment.unreadable")) {
                    throw unfit;
                }
                removed.add(Removed.DRAWINGS);
            }
        }
        return pictures;
    }

    private static byte[] manifest(boolean styles, Map<String, String> pictures) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">\
                <manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="%s"/>\
                <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
                """.formatted(TYPE));
        if (styles) {
            xml.append("<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>");
        }
        for (String name : pictures.values()) {
            String type = name.endsWith("png") ? Kind.PNG.type() : Kind.JPEG.type();
            xml.append(
                    "<manifest:file-entry manifest:full-path=\"" + name + "\" manifest:media-type=\"" + type + "\"/>");
        }
        return xml.append("</manifest:manifest>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
