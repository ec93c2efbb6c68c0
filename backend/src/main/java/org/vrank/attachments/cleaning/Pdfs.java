package org.vrank.attachments.cleaning;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * PDF: its pages are written into a new document, which takes over what paints them and nothing else. Outlines, tags, forms (their
 * fields stay as they look), notes, layers, earlier states and everything about the document stay behind.
 */
final class Pdfs {
    private static final Set<String> KNOWN = Set.of(
            "Author", "Title", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped");
    private static final float DPI = 100;
    private static final float LONGEST = 1_800;

    private Pdfs() {}

    static Cleaned clean(byte[] given) throws IOException {
        Set<Removed> removed = EnumSet.noneOf(Removed.class);
        try (PDDocument source = open(given);
                PDDocument made = new PDDocument()) {
            note(given, source, removed);
            flatten(source, removed);
            PdfCopy copy = new PdfCopy(made);
            for (PDPage page : source.getPages()) {
                made.addPage(copy.page(page));
            }
            String language = source.getDocumentCatalog().getLanguage();
            if (language != null && language.matches("[A-Za-z]{2,3}(-[A-Za-z]{2})?")) {
                made.getDocumentCatalog().setLanguage(language);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            made.save(out);
            if (out.size() > Limits.FILE) {
                throw new Unfit("attachment.inflated");
            }
            return new Cleaned(Kind.PDF, out.toByteArray(), text(made), 0, 0, made.getNumberOfPages(), removed);
        }
    }

    /** Each page as a picture: nothing of the document's structure survives. */
    static List<byte[]> pages(byte[] clean) throws IOException {
        try (PDDocument document = Loader.loadPDF(clean)) {
            if (document.getNumberOfPages() > Limits.PAGE_IMAGES) {
                throw new Unfit("attachment.page-images", Limits.PAGE_IMAGES);
            }
            PDFRenderer renderer = new PDFRenderer(document);
            List<byte[]> pages = new ArrayList<>();
            long total = 0;
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                var box = document.getPage(i).getCropBox();
                float dpi = Math.min(DPI, LONGEST * 72 / Math.max(1, Math.max(box.getWidth(), box.getHeight())));
                BufferedImage drawn = renderer.renderImageWithDPI(i, dpi, ImageType.RGB);
                byte[] page = Pictures.png(drawn);
                total += page.length;
                if (total > Limits.FILE) {
                    throw new Unfit("attachment.inflated");
                }
                pages.add(page);
            }
            return pages;
        }
    }

    /** What is to be read on each page. */
    static List<String> words(byte[] clean) throws IOException {
        try (PDDocument document = Loader.loadPDF(clean)) {
            List<String> words = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                Readable read = new Readable();
                read(document, page, read);
                words.add(read.text());
            }
            return words;
        }
    }

    private static PDDocument open(byte[] given) throws IOException {
        try {
            PDDocument document = Loader.loadPDF(given);
            if (document.isEncrypted()) {
                document.close();
                throw new Unfit("attachment.encrypted");
            }
            if (document.getNumberOfPages() == 0) {
                document.close();
                throw new Unfit("attachment.unreadable");
            }
            if (document.getNumberOfPages() > Limits.PAGES) {
                document.close();
                throw new Unfit("attachment.pages", Limits.PAGES);
            }
            return document;
        } catch (InvalidPasswordException locked) {
            throw new Unfit("attachment.encrypted");
        }
    }

    /** Fields become what they look like; a form that only a certain program can show is no document. */
    private static void flatten(PDDocument source, Set<Removed> removed) throws IOException {
        PDAcroForm form = source.getDocumentCatalog().getAcroForm();
        if (form == null) {
            return;
        }
        if (form.xfaIsDynamic()) {
            throw new Unfit("attachment.form");
        }
        if (!form.getFields().isEmpty()) {
            form.flatten();
            removed.add(Removed.OTHER);
        }
    }

    private static String text(PDDocument made) throws IOException {
        Readable read = new Readable();
        for (int page = 1; page <= made.getNumberOfPages() && !read.full(); page++) {
            read(made, page, read);
        }
        return read.text();
    }

    private static void read(PDDocument document, int page, Readable into) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(false);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        into.add(stripper.getText(document));
        into.line();
    }

    private static void note(byte[] given, PDDocument source, Set<Removed> removed) throws IOException {
        COSDictionary about = source.getDocumentInformation().getCOSObject();
        for (COSName key : about.keySet()) {
            String name = key.getName();
            String value = about.getString(key);
            if (value != null && !value.isBlank()) {
                removed.add(
                        switch (name) {
                            case "Author" -> Removed.AUTHOR;
                            case "Company", "Manager" -> Removed.ORGANISATION;
                            case "Title", "Subject", "Keywords" -> Removed.TITLE;
                            case "Creator", "Producer" -> Removed.DEVICE;
                            case "CreationDate", "ModDate" -> Removed.DATES;
                            default -> KNOWN.contains(name) ? Removed.TITLE : Removed.OTHER;
                        });
            }
        }
        COSDictionary catalog = source.getDocumentCatalog().getCOSObject();
        present(catalog, removed, Removed.OTHER, "Metadata", "PieceInfo");
        present(catalog, removed, Removed.FILES, "AF", "Collection");
        present(catalog, removed, Removed.SCRIPTS, "OpenAction", "AA");
        COSDictionary names = catalog.getCOSDictionary(COSName.getPDFName("Names"));
        if (names != null) {
            present(names, removed, Removed.FILES, "EmbeddedFiles");
            present(names, removed, Removed.SCRIPTS, "JavaScript");
        }
        refuseHiddenLayers(catalog);
        for (PDPage page : source.getPages()) {
            present(page.getCOSObject(), removed, Removed.THUMBNAIL, "Thumb");
            present(page.getCOSObject(), removed, Removed.OTHER, "PieceInfo", "Metadata");
            present(page.getCOSObject(), removed, Removed.SCRIPTS, "AA");
            COSArray notes = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int i = 0; notes != null && i < notes.size(); i++) {
                if (notes.getObject(i) instanceof COSDictionary annotation) {
                    switch (String.valueOf(annotation.getNameAsString(COSName.SUBTYPE))
                            .toLowerCase(Locale.ROOT)) {
                        case "link" -> removed.add(Removed.LINKS);
                        case "fileattachment" -> removed.add(Removed.FILES);
                        case "widget" -> present(annotation, removed, Removed.SCRIPTS, "AA");
                        default -> removed.add(Removed.COMMENTS);
                    }
                }
            }
        }
        earlierStates(given, removed);
    }

    /** What is switched off would come to light: its author has to decide about that. */
    private static void refuseHiddenLayers(COSDictionary catalog) throws Unfit {
        COSDictionary layers = catalog.getCOSDictionary(COSName.OCPROPERTIES);
        COSDictionary shown = layers == null ? null : layers.getCOSDictionary(COSName.D);
        if (shown != null) {
            COSArray off = shown.getCOSArray(COSName.OFF);
            if ((off != null && off.size() > 0) || "OFF".equals(shown.getNameAsString(COSName.BASE_STATE))) {
                throw new Unfit("attachment.layers");
            }
        }
    }

    private static void earlierStates(byte[] given, Set<Removed> removed) {
        String raw = new String(given, StandardCharsets.ISO_8859_1);
        int states = 0;
        for (int at = raw.indexOf("startxref"); at >= 0; at = raw.indexOf("startxref", at + 9)) {
            states++;
        }
        if (states > (raw.contains("/Linearized") ? 2 : 1)) {
            removed.add(Removed.CHANGES);
        }
    }

    private static void present(COSDictionary in, Set<Removed> removed, Removed kind, String... keys) {
        for (String key : keys) {
            COSBase value = in.getDictionaryObject(COSName.getPDFName(key));
            if (value != null) {
                removed.add(kind);
            }
        }
    }
}
