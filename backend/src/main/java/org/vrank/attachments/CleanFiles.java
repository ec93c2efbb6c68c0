package org.vrank.attachments;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;

/** The door to files that another feature keeps: written anew like those beside a report. */
@Singleton
public class CleanFiles {
    private final Uploads uploads;

    CleanFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * What was made of a file.
     *
     * @param kind the ending of its name: pdf, docx, pptx, odt, jpg, png, txt
     * @param text what is to be read in it, for search and guard
     * @param width of a picture, in pixels, else 0
     * @param height of a picture, in pixels, else 0
     * @param pages of a PDF, slides of a presentation, else 0
     * @param handedIn a hash of the file as it came: cleaned twice, it is not the same in every byte
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record CleanFile(String kind, byte[] content, String text, int width, int height, int pages, int handedIn) {}

    /**
     * Writes a file (PDF, DOCX, PPTX, ODT, JPEG, PNG or plain text) anew in a process of its own; refuses what cannot be, as field
     * {@code file}. It waits for that process, so it is called outside of a transaction.
     *
     * @param announced bytes of the request, or less than none when it does not say
     */
    public CleanFile of(InputStream file, long announced) {
        return uploads.clean(file, announced);
    }

    /** The most pictures that are taken out of one document. */
    public static final int MOST_PICTURES = 10;

    /**
     * The pictures that a document (DOCX, PPTX, ODT) holds, each written anew, in the order of their names and each once; refuses a
     * document that cannot be read, as field {@code file}. It waits for a process, so it is called outside of a transaction.
     */
    public List<CleanFile> picturesIn(InputStream document, long announced) {
        return uploads.pictures(document, announced);
    }
}
