package org.vrank.attachments.cleaning;

/** The kinds of file that can be added. */
public enum Kind {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    TEXT("text/plain; charset=utf-8", "txt");

    private final String type;
    private final String ending;

    Kind(String type, String ending) {
        this.type = type;
        this.ending = ending;
    }

    /** The media type it is served as. */
    public String type() {
        return type;
    }

    /** The ending of its name, which is also its word in tables and answers. */
    public String ending() {
        return ending;
    }

    public boolean picture() {
        return this == JPEG || this == PNG;
    }

    /** The kind with this ending. */
    public static Kind of(String ending) {
        for (Kind kind : values()) {
            if (kind.ending.equals(ending)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of file");
    }
}
