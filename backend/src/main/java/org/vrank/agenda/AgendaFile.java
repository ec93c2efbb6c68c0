package org.vrank.agenda;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/**
 * A file on an item, without its bytes.
 *
 * @param number counts from 1 on one item; a file keeps its number when another goes
 * @param kind the ending of its name: pdf, docx, pptx, odt, jpg, png, txt
 * @param title what it is called, or empty
 * @param alt what is to be seen in a picture, or empty
 * @param width of a picture, in pixels, else 0
 * @param height of a picture, in pixels, else 0
 * @param pages of a PDF, slides of a presentation, else 0
 * @param size in bytes
 */
@Introspected
record AgendaFile(
        UUID id,
        UUID itemId,
        int number,
        String kind,
        String title,
        String alt,
        int width,
        int height,
        int pages,
        int size) {

    boolean picture() {
        return width > 0;
    }

    /** Its title, else a name that tells nothing. */
    String name(Language language) {
        return name(title, number, language);
    }

    static String name(String title, int number, Language language) {
        return title.isEmpty() ? Messages.of(language, "attachment.name", number) : title;
    }
}
