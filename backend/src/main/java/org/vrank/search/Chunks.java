package org.vrank.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * The terms that the chain of a language makes of a text, remembered for each piece between two spaces: no word reaches over a
 * space, no chain looks at the words beside one, and most words of a text are those of every other. Of bounded size; a piece that
 * is not remembered is only slower.
 */
final class Chunks {
    private static final int REMEMBERED = 1 << 14;
    private static final int LONGEST = 40;
    private static final Map<Language, Chunks> OF = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            OF.put(language, new Chunks(language));
        }
    }

    /** A term and where it stands; the parts of a compound stand where it does. */
    record Place(String term, int start, int end) {}

    private record Chunk(String text, List<Place> places) {}

    private final Language language;

    /** By hash, the latest wins; two threads may write at once, since a chunk never changes. */
    private final @Nullable Chunk[] remembered = new Chunk[REMEMBERED];

    private Chunks(Language language) {
        this.language = language;
    }

    static Chunks of(Language language) {
        return java.util.Objects.requireNonNull(OF.get(language));
    }

    /** The terms of a text, one after the other. */
    Walk walk(String text) {
        return new Walk(text);
    }

    /** Goes through a text. */
    final class Walk {
        private final String text;
        private int at;
        private int begin;
        private List<Place> places = List.of();
        private int next;

        private Walk(String text) {
            this.text = text;
        }

        /** Goes to the next term; false after the last. */
        boolean next() {
            while (next == places.size()) {
                int hash = 0;
                while (at < text.length() && isSpace(text.charAt(at))) {
                    at++;
                }
                if (at == text.length()) {
                    return false;
                }
                begin = at;
                for (; at < text.length() && !isSpace(text.charAt(at)); at++) {
                    hash = 31 * hash + text.charAt(at);
                }
                places = places(text, begin, at, hash);
                next = 0;
            }
            next++;
            return true;
        }

        String term() {
            return places.get(next - 1).term();
        }

        int start() {
            return begin + places.get(next - 1).start();
        }

        int end() {
            return begin + places.get(next - 1).end();
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n';
    }

    private List<Place> places(String text, int begin, int end, int hash) {
        int length = end - begin;
        if (length > LONGEST) {
            return analysed(text.substring(begin, end));
        }
        int slot = (hash ^ hash >>> 14) & REMEMBERED - 1;
        Chunk known = remembered[slot];
        if (known == null || known.text.length() != length || !text.startsWith(known.text, begin)) {
            String chunk = text.substring(begin, end);
            known = new Chunk(chunk, analysed(chunk));
            remembered[slot] = known;
        }
        return known.places;
    }

    private List<Place> analysed(String chunk) {
        List<Place> places = new ArrayList<>();
        for (Words.Word word : Words.of(chunk, Analysis.of(language), Integer.MAX_VALUE)) {
            word.terms().forEach(term -> places.add(new Place(term, word.start(), word.end())));
        }
        return List.copyOf(places);
    }
}
