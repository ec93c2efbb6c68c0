package org.vrank.attachments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** PDFs for tests. */
final class Pdf {
    static final String SHOWN = "Zichtbaar voor lezers";

    static final List<String> PLACES = List.of(
            "author",
            "company",
            "description of the document",
            "dates and program",
            "comment",
            "comment's author",
            "embedded file",
            "script",
            "address of a link",
            "outline",
            "earlier state",
            "private data of a program",
            "other words for a passage",
            "remark among the operators",
            "place of a photograph",
            "unused object");

    private Pdf() {}

    static byte[] with(String place, String word) throws Exception {
        if (place.equals("earlier state")) {
            return revised(word);
        }
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                if (place.equals("other words for a passage")) {
                    pen.beginMarkedContent(COSName.getPDFName("Span"), marked(word));
                }
                write(pen, SHOWN);
                if (place.equals("other words for a passage")) {
                    pen.endMarkedContent();
                }
                if (place.equals("place of a photograph")) {
                    pen.drawImage(
                            PDImageXObject.createFromByteArray(document, Picture.jpeg("place", word), "x"),
                            100,
                            100,
                            90,
                            60);
                }
            }
            hide(document, page, place, word);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList marked(String word) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setString("ActualText", word);
        return org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList.create(dictionary);
    }

    private static void hide(PDDocument document, PDPage page, String place, String word) throws IOException {
        switch (place) {
            case "author" -> document.getDocumentInformation().setAuthor(word);
            case "company" -> document.getDocumentInformation().setCustomMetadataValue("Company", word);
            case "dates and program" -> {
                document.getDocumentInformation().setProducer(word);
                document.getDocumentInformation().setCreationDate(new GregorianCalendar(2026, 1, 3));
            }
            case "description of the document" -> {
                PDMetadata xmp = new PDMetadata(document);
                xmp.importXMPMetadata(Picture.xmp(word));
                document.getDocumentCatalog().setMetadata(xmp);
                page.setMetadata(xmp);
            }
            case "comment", "comment's author" -> {
                PDAnnotationText note = new PDAnnotationText();
                note.setContents(place.equals("comment") ? word : "Nakijken");
                note.setTitlePopup(place.equals("comment") ? "Iemand" : word);
                page.getAnnotations().add(note);
                page.setAnnotations(List.of(note));
            }
            case "embedded file" -> embed(document, word);
            case "script" ->
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + word + "')"));
            case "address of a link" -> {
                PDAnnotationLink link = new PDAnnotationLink();
                PDActionURI action = new PDActionURI();
                action.setURI("file:///C:/Users/" + word + "/nota.pdf");
                link.setAction(action);
                page.setAnnotations(List.of(link));
            }
            case "outline" -> {
                PDDocumentOutline outline = new PDDocumentOutline();
                PDOutlineItem item = new PDOutlineItem();
                item.setTitle(word);
                outline.addLast(item);
                document.getDocumentCatalog().setDocumentOutline(outline);
            }
            case "private data of a program" -> {
                COSDictionary piece = new COSDictionary();
                piece.setString("Owner", word);
                page.getCOSObject().setItem("PieceInfo", piece);
                page.getResources().getCOSObject().setItem("PieceInfo", piece);
            }
            case "remark among the operators" -> {
                COSStream more = document.getDocument().createCOSStream();
                try (var out = more.createOutputStream(COSName.FLATE_DECODE)) {
                    out.write(("% " + word + "\n(" + word + ") pop\n").getBytes(StandardCharsets.ISO_8859_1));
                }
                COSArray both = new COSArray();
                both.add(page.getCOSObject().getItem(COSName.CONTENTS));
                both.add(more);
                page.getCOSObject().setItem(COSName.CONTENTS, both);
            }
            case "unused object" -> {
                COSDictionary unused = new COSDictionary();
                unused.setItem("Note", new COSString(word));
                document.getDocumentCatalog().getCOSObject().setItem("VrankTest", unused);
            }
            default -> {
                // drawn already
            }
        }
    }

    private static void embed(PDDocument document, String word) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(
                document, new ByteArrayInputStream(word.getBytes(StandardCharsets.UTF_8)), COSName.FLATE_DECODE);
        PDComplexFileSpecification named = new PDComplexFileSpecification();
        named.setFile(word + ".txt");
        named.setEmbeddedFile(file);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(word, named));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    /** One whose text was replaced: the earlier state still lies in the file. */
    private static byte[] revised(String word) throws IOException {
        byte[] first = plain(word);
        try (PDDocument document = Loader.loadPDF(first)) {
            PDPage page = document.getPage(0);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                write(pen, SHOWN);
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getCOSObject().getCOSStream(COSName.CONTENTS).setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    static byte[] plain(String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                    write(pen, text);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** A page whose operators are a hundred million spaces. */
    static byte[] bomb() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            COSStream spaces = document.getDocument().createCOSStream();
            try (var out = spaces.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] some = " ".repeat(1_000_000).getBytes(StandardCharsets.ISO_8859_1);
                for (int i = 0; i < 100; i++) {
                    out.write(some);
                }
            }
            page.getCOSObject().setItem(COSName.CONTENTS, spaces);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    static byte[] locked(String owner, String user) throws IOException {
        try (PDDocument document = Loader.loadPDF(plain("Geheim"))) {
            document.protect(new StandardProtectionPolicy(owner, user, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(PDPageContentStream pen, String text) throws IOException {
        pen.beginText();
        pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        pen.newLineAtOffset(72, 700);
        pen.showText(text);
        pen.endText();
    }
}
