package org.vrank.attachments.cleaning;

import java.util.Locale;

/** What was found in a file and left behind. */
public enum Removed {
    AUTHOR,
    ORGANISATION,
    PLACE,
    DEVICE,
    DATES,
    TITLE,
    COMMENTS,
    CHANGES,
    HIDDEN,
    NOTES,
    FILES,
    SCRIPTS,
    LINKS,
    THUMBNAIL,
    DRAWINGS,
    OTHER;

    /** Its word in tables and messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
