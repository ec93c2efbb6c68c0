package org.vrank.search;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * The terms that the chain of a language makes of a text, remembered for each piece between two spaces: no word reaches over a
 * space, no chain looks at the words beside one, and most words of a text are those of every other. Taking compounds apart costs more
 * than all else that is done to a text. Of bounded size; a piece that is not remembered is only slower.
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

    /** A term and where it stands, so many words after the one before it; the parts of a compound stand where it does. */
    record Place(String term, int start, int end, int step) {}

    /** {@code left} words at its end are left out by the chain. */
    private record Chunk(String text, List<Place> places, int left) {}

    private static final Chunk EMPTY = new Chunk("", List.of(), 0);

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
        private Chunk chunk = EMPTY;
        private int next;
        private int left;

        private Walk(String text) {
            this.text = text;
        }

        /** Goes to the next term; false after the last. */
        boolean next() {
            if (next > 0) {
                left = 0;
            }
            while (next == chunk.places.size()) {
                left += chunk.left;
                chunk = EMPTY;
                next = 0;
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
                chunk = chunk(text, begin, at, hash);
            }
            next++;
            return true;
        }

        private Place place() {
            return chunk.places.get(next - 1);
        }

        String term() {
            return place().term();
        }

        int start() {
            return begin + place().start();
        }

        int end() {
            return begin + place().end();
        }

        /** How many words it stands after the term before it; after the last term, how many words are left. */
        int step() {
            return next == 0 ? left : left + place().step();
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n';
    }

    private Chunk chunk(String text, int begin, int end, int hash) {
        int length = end - begin;
        if (length > LONGEST) {
            return analysed(text.substring(begin, end));
        }
        int slot = (hash ^ hash >>> 14) & REMEMBERED - 1;
        Chunk known = remembered[slot];
        if (known == null || known.text.length() != length || !text.startsWith(known.text, begin)) {
            known = analysed(text.substring(begin, end));
            remembered[slot] = known;
        }
        return known;
    }

    private Chunk analysed(String chunk) {
        List<Place> places = new ArrayList<>();
        // half a character at the end of a text makes the tokenizer forget the word before it
        String closed = Character.isHighSurrogate(chunk.charAt(chunk.length() - 1)) ? chunk + " " : chunk;
        try (TokenStream stream = Analysis.of(language).tokenStream("", closed)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                places.add(new Place(
                        term.toString(), offset.startOffset(), offset.endOffset(), step.getPositionIncrement()));
            }
            stream.end();
            return new Chunk(chunk, List.copyOf(places), step.getPositionIncrement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same terms as the chain gives, for writing indexes. */
    static Analyzer remembering(Language language) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new Remembering(of(language)));
            }
        };
    }

    private static final class Remembering extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final Chunks chunks;
        private Walk walk;
        private int length;

        Remembering(Chunks chunks) {
            this.chunks = chunks;
            this.walk = chunks.walk("");
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            StringWriter text = new StringWriter();
            input.transferTo(text);
            length = text.getBuffer().length();
            walk = chunks.walk(text.toString());
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!walk.next()) {
                return false;
            }
            term.append(walk.term());
            offset.setOffset(correctOffset(walk.start()), correctOffset(walk.end()));
            step.setPositionIncrement(walk.step());
            return true;
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(correctOffset(length), correctOffset(length));
            step.setPositionIncrement(walk.step());
        }
    }
}
