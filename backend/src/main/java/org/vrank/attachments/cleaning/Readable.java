package org.vrank.attachments.cleaning;

/** Gathers what is to be read in a file; more than a limit is refused, because nobody would have checked the rest. */
final class Readable {
    private final StringBuilder text = new StringBuilder();
    private int row;

    /** How many cells ended since the row said something. */
    private int cells;

    /** Space with which a line or a cell would begin says nothing. */
    void add(String words) {
        if (words.isBlank() && (begun() || cells > 0)) {
            return;
        }
        if (cells > 0) {
            put(" " + "| ".repeat(Math.min(cells, Limits.TEXT)));
            cells = 0;
        }
        put(words);
    }

    private void put(String words) {
        int room = Limits.TEXT - text.length();
        if (room > 0) {
            text.append(words, 0, Math.min(room, words.length()));
        }
    }

    /** Ends a line, unless one was just begun. */
    void line() {
        if (cells == 0 && !begun()) {
            put("\n");
        }
    }

    private boolean begun() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    /** Begins a row of a table. */
    void row() {
        line();
        row = text.length();
    }

    /** Ends a cell: what its row says next stands on the same line, behind a bar. */
    void cell() {
        int end = text.length();
        while (!full() && end > row && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
        cells++;
    }

    /** Ends a row: nothing stands behind its last cell. */
    void rowEnds() {
        cells = 0;
        line();
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
