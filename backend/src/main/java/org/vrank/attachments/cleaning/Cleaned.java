package org.vrank.attachments.cleaning;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file as it may be kept.
 *
 * @param content never changed
 * @param text what is to be read in it, for search and guard; at most {@link Limits#TEXT} characters
 * @param width of a picture, in pixels, else 0
 * @param height of a picture, in pixels, else 0
 * @param pages of a PDF or slides, else 0
 * @param removed what was found in it and left behind
 */
@SuppressWarnings("ArrayRecordComponent")
public record Cleaned(Kind kind, byte[] content, String text, int width, int height, int pages, Set<Removed> removed) {

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(kind.ending());
        bytes(out, content);
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
        out.writeInt(width);
        out.writeInt(height);
        out.writeInt(pages);
        out.writeInt(removed.size());
        for (Removed one : removed) {
            out.writeUTF(one.name());
        }
    }

    static Cleaned read(DataInputStream in) throws IOException {
        Kind kind = Kind.of(in.readUTF());
        byte[] content = bytes(in);
        String text = new String(bytes(in), StandardCharsets.UTF_8);
        int width = in.readInt();
        int height = in.readInt();
        int pages = in.readInt();
        Set<Removed> removed = EnumSet.noneOf(Removed.class);
        for (int i = in.readInt(); i > 0; i--) {
            removed.add(Removed.valueOf(in.readUTF()));
        }
        return new Cleaned(kind, content, text, width, height, pages, removed);
    }

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** What comes from the process that read a stranger's file is believed no further than its limits. */
    static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > Limits.OUTPUT) {
            throw new IOException("too long");
        }
        return in.readNBytes(length);
    }
}
