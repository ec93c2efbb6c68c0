package org.vrank.attachments.cleaning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The pictures in a document: each drawn again, each once, those that are hardly one left out. */
final class Illustrations {
    /** Where they stand in a document that was written anew. */
    private static final Pattern PICTURE = Pattern.compile("(?:(?:word|ppt)/image|Pictures/)[0-9]{1,4}\\.(?:jpg|png)");

    /** Pixels: what is smaller is a bullet or a line. */
    private static final int LEAST = 48;

    private static final int MOST = 10;

    private Illustrations() {}

    /** Refuses by {@link Unfit} what is no DOCX, PPTX or ODT, what is locked, broken or too large. */
    static List<Cleaned> of(byte[] given) throws IOException {
        // of what is hidden in a document, no picture comes out either
        Cleaned clean = Cleaning.clean(given);
        Kind kind = clean.kind();
        if (kind != Kind.DOCX && kind != Kind.PPTX && kind != Kind.ODT) {
            return List.of();
        }
        List<Cleaned> pictures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (Container document = new Container(clean.content())) {
            List<String> names = new ArrayList<>();
            for (String name : document.names()) {
                if (PICTURE.matcher(name).matches()) {
                    names.add(name);
                }
            }
            // image2 before image10
            names.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
            for (String name : names) {
                byte[] part = document.part(name);
                if (pictures.size() < MOST && part != null && seen.add(Arrays.hashCode(part) + " " + part.length)) {
                    take(part, pictures);
                }
            }
        }
        return pictures;
    }

    private static void take(byte[] part, List<Cleaned> pictures) throws IOException {
        try {
            Cleaned picture = Pictures.clean(part);
            if (picture.width() >= LEAST && picture.height() >= LEAST) {
                pictures.add(picture);
            }
        } catch (Unfit unreadable) {
            // one that can be drawn no second time: the document is read without it
        }
    }
}
