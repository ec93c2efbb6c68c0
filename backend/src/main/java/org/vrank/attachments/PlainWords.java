package org.vrank.attachments;

import jakarta.inject.Singleton;
import java.io.InputStream;

/** The door to what is to be read in a file of which nothing else is kept, not even that it was handed in. */
@Singleton
public class PlainWords {
    private final Uploads uploads;

    PlainWords(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * Reads a document (PDF, DOCX, PPTX, ODT, HTML, a mail or plain text) in a process of its own; refuses what cannot be read. It waits
     * for that process, so it is called outside of a transaction.
     *
     * @param announced bytes of the request, or less than none when it does not say
     */
    public String of(InputStream file, long announced) {
        return uploads.words(file, announced);
    }
}
