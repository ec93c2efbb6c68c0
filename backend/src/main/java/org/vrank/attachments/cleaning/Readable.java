package org.vrank.attachments.cleaning;

/** Gathers what is to be read in a file; more than a limit is refused, because nobody would have checked the rest. */
final class Readable {
    private final StringBuilder text = new StringBuilder();

    void add(String words) {
        int room = Limits.TEXT - text.length();
        if (room > 0) {
            text.append(words, 0, Math.min(room, words.length()));
        }
    }

    /** Ends a line, unless one was just begun. */
    void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            add("\n");
        }
    }

    boolean full() {
        return text.length() >= Limits.TEXT;
    }

    /** As it was gathered: whoever asks looks at its length. */
    String whole() {
        return text.toString();
    }

    /** Without characters that a text cannot hold. */
    String text() throws Unfit {
        if (full()) {
            throw new Unfit("attachment.too-much-text", Limits.TEXT);
        }
        return PlainTexts.tidy(text.toString()).strip();
    }
}
