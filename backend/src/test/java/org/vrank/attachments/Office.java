package org.vrank.attachments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packed documents for tests. */
final class Office {
    static final String SHOWN = "Zichtbaar voor lezers";

    static final List<String> DOCX = List.of(
            "author",
            "company",
            "own property",
            "comment",
            "comment's author",
            "deleted text",
            "author of a change",
            "hidden run",
            "place of a photograph",
            "name of a picture",
            "address of a link",
            "field code",
            "bookmark",
            "custom data",
            "variable in the settings",
            "embedded file");
    static final List<String> PPTX =
            List.of("author", "company", "notes", "comment", "hidden slide", "name of a shape", "file behind a link");
    static final List<String> ODT = List.of("author", "own property", "comment", "deleted text", "field", "thumbnail");

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
            + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
            + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
            + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
            + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
    private static final String P = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
            + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.";

    private Office() {}

    static byte[] docx(String place, String word) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        StringBuilder relations = new StringBuilder();
        String body = switch (place) {
            case "comment", "comment's author" -> {
                relate(relations, "rId7", "comments", "comments.xml");
                text(
                        parts,
                        "word/comments.xml",
                        "<w:comments " + W + "><w:comment w:id=\"0\" w:author=\""
                                + (place.equals("comment") ? "Iemand" : word) + "\"><w:p><w:r><w:t>"
                                + (place.equals("comment") ? word : "Nakijken")
                                + "</w:t></w:r></w:p></w:comment></w:comments>");
                yield "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
                        + "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
            }
            case "deleted text" ->
                "<w:p><w:del w:id=\"1\" w:author=\"Iemand\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:delText>" + word
                        + "</w:delText></w:r></w:del><w:r><w:t>na</w:t></w:r></w:p>";
            case "author of a change" ->
                "<w:p><w:ins w:id=\"1\" w:author=\"" + word
                        + "\"><w:r w:rsidR=\"00AB12CD\"><w:t>Ingevoegd</w:t></w:r></w:ins></w:p>";
            case "hidden run" ->
                "<w:p><w:del w:id=\"9\" w:author=\"x\"><w:r><w:delText>weg</w:delText></w:r></w:del><w:r><w:t>voor</w:t></w:r>"
                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>" + word + "</w:t></w:r></w:p>";
            case "place of a photograph", "name of a picture" -> {
                relate(relations, "rId8", "image", "media/image1.jpeg");
                parts.put("word/media/image1.jpeg", Picture.jpeg("place", place.startsWith("name") ? "x" : word));
                String called = place.startsWith("name") ? "C:\\Users\\" + word + "\\foto.jpg" : "foto";
                yield "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"600000\"/><wp:docPr id=\"1\" name=\""
                        + called
                        + "\" descr=\"" + called + "\"/><a:graphic><a:graphicData "
                        + "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
                        + "<pic:cNvPr id=\"0\" name=\"" + called + "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
                        + "<a:blip r:embed=\"rId8\"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
                        + "</wp:inline></w:drawing></w:r></w:p>";
            }
            case "address of a link" -> {
                relations.append("<Relationship Id=\"rId9\" Type=\"" + REL + "hyperlink\" Target=\"file:///C:/Users/"
                        + word + "/x.docx\" TargetMode=\"External\"/>");
                yield "<w:p><w:hyperlink r:id=\"rId9\" w:tooltip=\"" + word
                        + "\"><w:r><w:t>de nota</w:t></w:r></w:hyperlink></w:p>";
            }
            case "field code" ->
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"http://"
                        + "x/</w:instrText></w:r><w:r><w:instrText>" + word + "\" </w:instrText></w:r><w:r>"
                        + "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>hier</w:t></w:r><w:r>"
                        + "<w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\" AUTHOR " + word
                        + " \"><w:r><w:t>a</w:t></w:r>"
                        + "</w:fldSimple></w:p>";
            case "bookmark" ->
                "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"" + word + "\"/><w:bookmarkEnd w:id=\"1\"/></w:p>";
            case "embedded file" -> {
                relate(relations, "rId5", "package", "embeddings/cijfers.xlsx");
                parts.put("word/embeddings/cijfers.xlsx", word.getBytes(StandardCharsets.UTF_8));
                yield "<w:p/>";
            }
            default -> "<w:p/>";
        };
        if (place.equals("custom data")) {
            relate(relations, "rId4", "customXml", "../customXml/item1.xml");
            text(parts, "customXml/item1.xml", "<x>" + word + "</x>");
        }
        if (place.equals("variable in the settings")) {
            relate(relations, "rId3", "settings", "settings.xml");
            text(
                    parts,
                    "word/settings.xml",
                    "<w:settings " + W + "><w:docVars><w:docVar w:name=\"a\" w:val=\"" + word
                            + "\"/></w:docVars></w:settings>");
        }
        text(
                parts,
                "word/document.xml",
                "<w:document " + W + "><w:body><w:p w14:paraId=\"12AB34CD\"><w:r><w:t>" + SHOWN + "</w:t></w:r></w:p>"
                        + body + "<w:sectPr/></w:body></w:document>");
        text(parts, "word/_rels/document.xml.rels", relations(relations.toString()));
        return office(parts, "word/document.xml", WORD + "document.main+xml", place, word, "");
    }

    static byte[] pptx(String place, String word) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        StringBuilder relations = new StringBuilder();
        String name = place.equals("name of a shape") ? word : "Titel";
        boolean hidden = place.equals("hidden slide");
        relate(relations, "rId1", "slide", "slides/slide1.xml");
        relate(relations, "rId2", "slide", "slides/slide2.xml");
        text(
                parts,
                "ppt/presentation.xml",
                "<p:presentation " + P + "><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/>"
                        + "<p:sldId id=\"257\" r:id=\"rId2\"/></p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/>"
                        + "<p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>");
        text(parts, "ppt/_rels/presentation.xml.rels", relations(relations.toString()));
        text(parts, "ppt/slides/slide1.xml", slide(SHOWN, name, ""));
        text(parts, "ppt/slides/slide2.xml", slide(hidden ? word : "Tweede", "Titel", hidden ? " show=\"0\"" : ""));
        StringBuilder more = new StringBuilder();
        if (place.equals("notes")) {
            relate(more, "rId3", "notesSlide", "../notesSlides/notesSlide1.xml");
            text(
                    parts,
                    "ppt/notesSlides/notesSlide1.xml",
                    slide(word, "Notitie", "").replace("p:sld ", "p:notes ").replace("/p:sld>", "/p:notes>"));
        }
        if (place.equals("comment")) {
            relate(more, "rId4", "comments", "../comments/comment1.xml");
            text(
                    parts,
                    "ppt/comments/comment1.xml",
                    "<p:cmLst " + P + "><p:cm authorId=\"0\"><p:text>" + word + "</p:text></p:cm></p:cmLst>");
        }
        if (place.equals("file behind a link")) {
            more.append("<Relationship Id=\"rId5\" Type=\"" + REL + "hyperlink\" Target=\"file:///C:/" + word
                    + "\" TargetMode=\"External\"/>");
        }
        text(parts, "ppt/slides/_rels/slide1.xml.rels", relations(more.toString()));
        return office(
                parts,
                "ppt/presentation.xml",
                SLIDES + "presentation.main+xml",
                place,
                word,
                "<Override PartName=\"/ppt/slides/slide1.xml\" ContentType=\"" + SLIDES + "slide+xml\"/>"
                        + "<Override PartName=\"/ppt/slides/slide2.xml\" ContentType=\"" + SLIDES + "slide+xml\"/>");
    }

    private static String slide(String text, String name, String attributes) {
        return "<p:sld " + P + attributes + "><p:cSld name=\"" + name
                + "\"><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/>"
                + "<p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"" + name
                + "\"><a:hlinkClick r:id=\"rId5\"/></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>"
                + text
                + "</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>";
    }

    static byte[] odt(String place, String word) throws IOException {
        String author = place.equals("author") ? word : "Iemand";
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.UTF_8));
        String body = switch (place) {
            case "comment" ->
                "<text:p><office:annotation><dc:creator>x</dc:creator><text:p>" + word
                        + "</text:p></office:annotation></text:p>";
            case "deleted text" -> "<text:p>na<text:change text:change-id=\"c\"/></text:p>";
            case "field" ->
                "<text:p><text:user-defined text:name=\"" + word + "\">x</text:user-defined>"
                        + "<text:a xlink:href=\"http://x/" + word + "\">link</text:a></text:p>";
            default -> "";
        };
        String changes = place.equals("deleted text")
                ? "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><office:change-info><dc:creator>"
                        + word + "</dc:creator></office:change-info><text:p>" + word
                        + "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                : "";
        String spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                + "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
        text(
                parts,
                "content.xml",
                "<office:document-content " + spaces + " office:version=\"1.2\"><office:body><office:text>" + changes
                        + "<text:p>" + SHOWN + "</text:p>" + body
                        + "</office:text></office:body></office:document-content>");
        text(
                parts,
                "meta.xml",
                "<office:document-meta " + spaces + "><office:meta><meta:initial-creator>" + author
                        + "</meta:initial-creator><dc:creator>" + author
                        + "</dc:creator><meta:user-defined meta:name=\"Klant\">"
                        + (place.equals("own property") ? word : "x")
                        + "</meta:user-defined></office:meta></office:document-meta>");
        parts.put("Thumbnails/thumbnail.png", Picture.png("comment", place.equals("thumbnail") ? word : "x"));
        text(
                parts,
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>");
        return zip(parts);
    }

    private static byte[] office(
            Map<String, byte[]> parts, String main, String type, String place, String word, String types)
            throws IOException {
        String author = place.equals("author") ? word : "Iemand";
        String company = place.equals("company") ? word : "Ergens";
        text(
                parts,
                "docProps/core.xml",
                "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>" + author
                        + "</dc:creator><cp:lastModifiedBy>" + author
                        + "</cp:lastModifiedBy></cp:coreProperties>");
        text(
                parts,
                "docProps/app.xml",
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>"
                        + company + "</Company></Properties>");
        text(
                parts,
                "docProps/custom.xml",
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\">"
                        + "<property name=\"Dossier\"><x>" + (place.equals("own property") ? word : "x")
                        + "</x></property></Properties>");
        text(
                parts,
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"a\" Type=\"" + REL + "officeDocument\" Target=\"" + main + "\"/>"
                        + "<Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
                        + "Target=\"docProps/core.xml\"/><Relationship Id=\"c\" Type=\"" + REL
                        + "extended-properties\" Target=\"docProps/app.xml\"/>"
                        + "<Relationship Id=\"d\" Type=\"" + REL
                        + "custom-properties\" Target=\"docProps/custom.xml\"/></Relationships>");
        Map<String, byte[]> ordered = new LinkedHashMap<>();
        text(
                ordered,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
                        + "<Override PartName=\"/" + main + "\" ContentType=\"" + type + "\"/>" + types + "</Types>");
        ordered.putAll(parts);
        return zip(ordered);
    }

    private static void relate(StringBuilder relations, String id, String kind, String target) {
        relations.append("<Relationship Id=\"" + id + "\" Type=\"" + REL + kind + "\" Target=\"" + target + "\"/>");
    }

    private static String relations(String lines) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + lines
                + "</Relationships>";
    }

    private static void text(Map<String, byte[]> parts, String name, String xml) {
        parts.put(name, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
                    sum.update(part.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(part.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** A document, with one of its parts replaced or added. */
    static byte[] with(byte[] document, String part, byte[] content) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>(unzip(document));
        parts.put(part, content);
        return zip(parts);
    }

    static Map<String, byte[]> unzip(byte[] document) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(document))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
