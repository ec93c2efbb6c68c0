package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/** Finds out what a file is, by its content alone, and cleans it. */
final class Cleaning {
    private static final int OLD_OFFICE = 0xD0CF11E0;

    private Cleaning() {}

    /** Refuses by {@link Unfit} what is of no kind that can be added, what is locked, broken, too large, or holds macros. */
    static Cleaned clean(byte[] given) throws IOException {
        if (given.length == 0) {
            throw new Unfit("attachment.empty");
        }
        if (given.length > Limits.FILE) {
            throw new Unfit("attachment.too-large", Limits.FILE / 1024 / 1024);
        }
        MediaType type = type(given);
        return switch (type.getBaseType().toString()) {
            case "application/pdf" -> Pdfs.clean(given);
            case "image/jpeg", "image/png" -> Pictures.clean(given);
            case "text/plain" -> PlainTexts.clean(given);
            case OpenDocuments.TYPE -> OpenDocuments.clean(given);
            case "application/zip", "application/x-tika-ooxml" -> OfficeFiles.clean(given);
            default -> throw new Unfit(isOldOffice(given) ? "attachment.old-office" : "attachment.kind");
        };
    }

    /**
     * What is left when nothing of a document's structure may survive: plain text, or a picture of each page with the words on that
     * page beside it. Refuses by {@link Unfit} what would not be whole in this way.
     */
    static List<Cleaned> strict(byte[] given) throws IOException {
        Cleaned clean = clean(given);
        if (clean.kind().picture()) {
            return List.of(clean);
        }
        if (clean.kind() == Kind.PDF) {
            return pages(clean);
        }
        if (clean.text().isBlank()) {
            throw new Unfit("attachment.wordless");
        }
        return List.of(
                clean.kind() == Kind.TEXT
                        ? clean
                        : PlainTexts.clean(clean.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Cleaned> pages(Cleaned pdf) throws IOException {
        List<byte[]> drawn = Pdfs.pages(pdf.content());
        List<String> words = Pdfs.words(pdf.content());
        List<Cleaned> pages = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            Cleaned page = Pictures.clean(drawn.get(i));
            pages.add(
                    new Cleaned(Kind.PNG, page.content(), words.get(i), page.width(), page.height(), 0, pdf.removed()));
        }
        return pages;
    }

    private static boolean isOldOffice(byte[] given) {
        return given.length > 4 && ByteBuffer.wrap(given).getInt() == OLD_OFFICE;
    }

    static MediaType type(byte[] given) throws IOException {
        try (TikaInputStream in = TikaInputStream.get(given)) {
            return TikaConfig.getDefaultConfig().getMimeRepository().detect(in, new Metadata());
        } catch (RuntimeException misconfigured) {
            throw new IOException(misconfigured);
        }
    }
}
