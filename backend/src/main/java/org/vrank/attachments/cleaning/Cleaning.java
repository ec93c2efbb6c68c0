package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
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

    /** What is left when nothing of a document's structure may survive: plain text, or a picture of each page. */
    static List<Cleaned> strict(byte[] given) throws IOException {
        Cleaned clean = clean(given);
        if (clean.kind().picture() || clean.kind() == Kind.TEXT) {
            return List.of(clean);
        }
        if (clean.kind() != Kind.PDF) {
            return List.of(PlainTexts.clean(clean.text().getBytes(StandardCharsets.UTF_8)));
        }
        List<Cleaned> pages = new ArrayList<>();
        for (byte[] page : Pdfs.pages(clean.content())) {
            Cleaned drawn = Pictures.clean(page);
            pages.add(new Cleaned(
                    Kind.PNG, drawn.content(), "", drawn.width(), drawn.height(), 0, EnumSet.copyOf(clean.removed())));
        }
        return pages;
    }

    private static boolean isOldOffice(byte[] given) {
        return given.length > 4 && ByteBuffer.wrap(given).getInt() == OLD_OFFICE;
    }

    private static MediaType type(byte[] given) throws IOException {
        try (TikaInputStream in = TikaInputStream.get(given)) {
            return TikaConfig.getDefaultConfig().getMimeRepository().detect(in, new Metadata());
        } catch (RuntimeException misconfigured) {
            throw new IOException(misconfigured);
        }
    }
}
