package org.vrank.attachments;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.List;
import java.util.UUID;
import org.vrank.attachments.cleaning.Kind;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/**
 * A file beside a text, without its bytes.
 *
 * @param number counts from 1 beside one text; a file keeps its number when another goes
 * @param kind the ending of its name: pdf, docx, pptx, odt, jpg, png, txt
 * @param title what its author calls it, or empty
 * @param alt what is to be seen in a picture, or empty
 * @param width of a picture, in pixels, else 0
 * @param height of a picture, in pixels, else 0
 * @param pages of a PDF, slides of a presentation, else 0
 * @param size in bytes
 * @param removed what was found in it and left behind, as codes of {@code attachment.removed.*}; on the desk alone
 */
@Introspected
public record Attachment(
        UUID id,
        int number,
        String kind,
        String title,
        String alt,
        int width,
        int height,
        int pages,
        int size,
        @TypeDef(type = DataType.JSON) List<String> removed) {

    public boolean picture() {
        return Kind.of(kind).picture();
    }

    /** Its title, else a name that tells nothing. */
    public String name(Language language) {
        return title.isEmpty() ? Messages.of(language, "attachment.name", number) : title;
    }
}
