package org.vrank.attachments.cleaning;

/** How much of anything a file may hold. */
public final class Limits {
    /** Bytes of a file handed in, and of what is kept of it. */
    static final int FILE = 20 * 1024 * 1024;

    /** Pixels of a picture, told by its header before any is read. */
    static final int MEGAPIXELS = 40;

    /** The longer side of a picture as it is kept: what a printed page needs. */
    static final int SIDE = 2560;

    /** Pages of a PDF, slides of a presentation. */
    static final int PAGES = 300;

    /** Pages that become pictures. */
    static final int PAGE_IMAGES = 40;

    /** Parts of a packed document. */
    static final int PARTS = 2_000;

    /** Megabytes of a packed document, unpacked. */
    static final int UNPACKED = 200;

    /** Bytes of one part of XML, unpacked. */
    static final int XML = 40 * 1024 * 1024;

    /** Elements within elements. */
    static final int DEPTH = 400;

    /** Characters of text kept for search and guard. */
    static final int TEXT = 200_000;

    /** Bytes of one answer of the process. */
    static final int OUTPUT = 2 * FILE;

    private Limits() {}

    /** {@link #FILE}, in megabytes. */
    public static int megabytes() {
        return FILE / 1024 / 1024;
    }
}
