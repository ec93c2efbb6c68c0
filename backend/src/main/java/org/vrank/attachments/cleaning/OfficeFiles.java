package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * DOCX and PPTX: from the main part, along the relations that are known to carry what a reader sees, each part is copied under a name
 * of ours. Nothing is reached of properties, thumbnails, comments and their authors, notes beside slides, custom data, macros,
 * embedded files, or addresses outside.
 */
final class OfficeFiles {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.";
    private static final String DRAWING = "application/vnd.openxmlformats-officedocument.drawingml.";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    /** The relations that are followed, with the content type of what they lead to; pictures are found out by looking. */
    private static final Map<String, String> FOLLOWED = Map.ofEntries(
            Map.entry("styles", WORD + "styles+xml"),
            Map.entry("numbering", WORD + "numbering+xml"),
            Map.entry("fontTable", WORD + "fontTable+xml"),
            Map.entry("header", WORD + "header+xml"),
            Map.entry("footer", WORD + "footer+xml"),
            Map.entry("footnotes", WORD + "footnotes+xml"),
            Map.entry("endnotes", WORD + "endnotes+xml"),
            Map.entry("theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
            Map.entry("themeOverride", "application/vnd.openxmlformats-officedocument.themeOverride+xml"),
            Map.entry("chart", DRAWING + "chart+xml"),
            Map.entry("diagramData", DRAWING + "diagramData+xml"),
            Map.entry("diagramLayout", DRAWING + "diagramLayout+xml"),
            Map.entry("diagramQuickStyle", DRAWING + "diagramStyle+xml"),
            Map.entry("diagramColors", DRAWING + "diagramColors+xml"),
            Map.entry("slide", SLIDES + "slide+xml"),
            Map.entry("slideLayout", SLIDES + "slideLayout+xml"),
            Map.entry("slideMaster", SLIDES + "slideMaster+xml"),
            Map.entry("tableStyles", SLIDES + "tableStyles+xml"),
            Map.entry("image", ""));

    private static final Map<String, Removed> LEFT = Map.ofEntries(
            Map.entry("comments", Removed.COMMENTS),
            Map.entry("commentsExtended", Removed.COMMENTS),
            Map.entry("commentAuthors", Removed.COMMENTS),
            Map.entry("people", Removed.COMMENTS),
            Map.entry("notesSlide", Removed.NOTES),
            Map.entry("hyperlink", Removed.LINKS),
            Map.entry("package", Removed.FILES),
            Map.entry("oleObject", Removed.FILES),
            Map.entry("video", Removed.FILES),
            Map.entry("audio", Removed.FILES),
            Map.entry("media", Removed.FILES),
            Map.entry("aFChunk", Removed.FILES),
            Map.entry("customXml", Removed.OTHER),
            Map.entry("tags", Removed.OTHER),
            Map.entry("printerSettings", Removed.DEVICE),
            Map.entry("attachedTemplate", Removed.OTHER));

    private static final Set<String> ALONE =
            Set.of("styles", "numbering", "fontTable", "footnotes", "endnotes", "tableStyles");

    /** Parts whose placeholders show nothing by themselves. */
    private static final Set<String> MODELS = Set.of("slideMaster", "slideLayout");

    private final Container given;
    private final Container.Packing packing;
    private final Set<Removed> removed = EnumSet.noneOf(Removed.class);
    private final Readable read = new Readable();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private String folder = "word";
    private int slides;

    private OfficeFiles(Container given, Container.Packing packing) {
        this.given = given;
        this.packing = packing;
    }

    static Cleaned clean(byte[] bytes) throws IOException {
        try (Container given = new Container(bytes);
                Container.Packing packing = new Container.Packing()) {
            return new OfficeFiles(given, packing).run();
        }
    }

    private Cleaned run() throws IOException {
        Map<String, String> declared = declared();
        if (declared.values().stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("macroenabled")
                        || type.toLowerCase(Locale.ROOT).contains("vbaproject"))) {
            throw new Unfit("attachment.macros");
        }
        Relations root = Relations.of(given, "");
        String main = root.first("officeDocument");
        String type = main == null ? "" : declared.getOrDefault("/" + main, "");
        boolean word = type.equals(WORD + "document.main+xml");
        if (main == null || !(word || type.equals(SLIDES + "presentation.main+xml"))) {
            throw new Unfit("attachment.kind");
        }
        for (String name : given.names()) {
            if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw new Unfit("attachment.macros");
            }
        }
        folder = word ? "word" : "ppt";
        OfficeProperties.note(given, root, removed);
        names.put(main, folder + (word ? "/document.xml" : "/presentation.xml"));
        types.put(names.get(main), type);
        copy(main, 0);
        if (word) {
            settings(names.get(main));
        }
        packing.add("_rels/.rels", Relations.xml(Map.of("officeDocument", names.get(main)), ""));
        packing.add("[Content_Types].xml", contentTypes());
        return new Cleaned(word ? Kind.DOCX : Kind.PPTX, packing.finish(), read.text(), 0, 0, slides, removed);
    }

    /** Copies a part and what it is related to. */
    private void copy(String part, int depth) throws IOException {
        byte[] xml = given.part(part, Limits.XML);
        if (xml == null || depth > 12) {
            throw new Unfit("attachment.unreadable");
        }
        Relations relations = Relations.of(given, part);
        Map<String, String> kept = new LinkedHashMap<>();
        StringBuilder related = new StringBuilder();
        for (Relations.One one : relations.all()) {
            String target = one.external() ? null : follow(one, depth);
            if (target == null) {
                Removed kind = LEFT.get(one.kind());
                if (kind != null && (kind != Removed.COMMENTS || OfficeProperties.comments(given, one.target()))) {
                    removed.add(kind);
                }
                continue;
            }
            String id = "rId" + (kept.size() + 1);
            kept.put(one.id(), id);
            related.append(Relations.line(id, one.type(), target.substring(folder.length() + 1)));
        }
        if (word() && part.equals(mainPart())) {
            related.append(Relations.line("rIdSettings", OfficeWords.RELATIONS + "/settings", "settings.xml"));
        }
        String name = String.valueOf(names.get(part));
        boolean model = MODELS.stream().anyMatch(kind -> name.startsWith(folder + "/" + kind));
        packing.add(name, Xml.copy(xml, new OfficeRules(xml, kept, model, read, removed)));
        read.line();
        if (!related.isEmpty()) {
            packing.add(
                    folder + "/_rels/" + name.substring(folder.length() + 1) + ".rels",
                    Relations.whole(related.toString()));
        }
    }

    private boolean word() {
        return folder.equals("word");
    }

    private String mainPart() {
        return names.keySet().iterator().next();
    }

    /** The name of what this relation leads to, copied by now; null where it is not followed. */
    private @Nullable String follow(Relations.One one, int depth) throws IOException {
        String type = FOLLOWED.get(one.kind());
        if (type == null || !given.has(one.target())) {
            return null;
        }
        String known = names.get(one.target());
        if (known != null) {
            return known;
        }
        if (one.kind().equals("image")) {
            return picture(one.target());
        }
        if (one.kind().equals("slide")) {
            if (hidden(one.target())) {
                removed.add(Removed.HIDDEN);
                return null;
            }
            if (++slides > Limits.PAGES) {
                throw new Unfit("attachment.pages", Limits.PAGES);
            }
        }
        String name = folder + "/" + numbered(one.kind()) + ".xml";
        names.put(one.target(), name);
        types.put(name, type);
        copy(one.target(), depth + 1);
        return name;
    }

    /** As programs name them that look for parts by their names; of these there is one. */
    private String numbered(String kind) {
        int number = counts.merge(kind, 1, Integer::sum);
        return ALONE.contains(kind) && number == 1 ? kind : kind + number;
    }

    private boolean hidden(String slide) throws IOException {
        byte[] xml = given.part(slide, Limits.XML);
        boolean[] hidden = {false};
        Xml.each(xml == null ? new byte[0] : xml, at -> {
            if (at.getEventType() == XMLStreamConstants.START_ELEMENT
                    && at.getLocalName().equals("sld")) {
                String show = at.getAttributeValue(null, "show");
                hidden[0] = "0".equals(show) || "false".equals(show);
            }
        });
        return hidden[0];
    }

    /** A picture drawn again; a drawing that cannot be is left out. */
    private @Nullable String picture(String part) throws IOException {
        byte[] bytes = given.part(part);
        try {
            Pictures.Drawn drawn = Pictures.redraw(bytes == null ? new byte[0] : bytes, removed);
            String name = folder + "/" + numbered("image") + "." + drawn.kind().ending();
            names.put(part, name);
            packing.add(name, drawn.bytes());
            return name;
        } catch (Unfit unfit) {
            if (!unfit.reason().equals("attachment.unreadable")) {
                throw unfit;
            }
            removed.add(Removed.DRAWINGS);
            return null;
        }
    }

    private void settings(@Nullable String document) throws IOException {
        if (document != null) {
            types.put("word/settings.xml", WORD + "settings+xml");
            packing.add("word/settings.xml", """
                    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                    <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat>\
                    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
                    </w:compat></w:settings>
                    """.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the document says its parts are: by name, or by ending. */
    private Map<String, String> declared() throws IOException {
        byte[] xml = given.part("[Content_Types].xml", Limits.XML);
        if (xml == null) {
            throw new Unfit("attachment.kind");
        }
        Map<String, String> declared = new LinkedHashMap<>();
        Xml.each(xml, at -> {
            if (at.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String part = at.getAttributeValue(null, "PartName");
                String ending = at.getAttributeValue(null, "Extension");
                String type = at.getAttributeValue(null, "ContentType");
                if (type != null) {
                    declared.put(part != null ? part : "*." + ending, type);
                }
            }
        });
        return declared;
    }

    private byte[] contentTypes() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Types xmlns="%scontent-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>\
                """.formatted(PACKAGE));
        types.forEach((name, type) -> xml.append("<Override PartName=\"/")
                .append(name)
                .append("\" ContentType=\"")
                .append(type)
                .append("\"/>"));
        return xml.append("</Types>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
