package org.vrank.search;

import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.LabelledCharArrayMatcher;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.OffsetsEnum;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.search.uhighlight.PhraseHelper;
import org.apache.lucene.search.uhighlight.UHComponents;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * Cuts the passages that answer a question from texts its reader has just read, marked where they do. Words are looked for one by
 * one, as they stand: to honour phrases and weights each text would have to be indexed first, which costs more than the search.
 */
final class Fragments {
    /** Around the label of a part (characters that no text of ours is written with). */
    static final char BEGIN = '\uF8E0';

    static final char END = '\uF8E1';

    private static final int PASSAGES = 2;
    private static final int LENGTH = 160;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final String ANY = "text";

    private final Set<Term> terms = new HashSet<>();
    private final Map<Language, FieldHighlighter> highlighters = new EnumMap<>(Language.class);

    /** For a query as it was rewritten for its search, so that every word in it is a word. */
    Fragments(Query query) {
        query.visit(QueryVisitor.termCollector(terms));
    }

    /** A piece of a passage; {@code hit} where it is a word asked for. */
    @Serdeable
    record Piece(String text, boolean hit) {}

    /** The best passages; the beginning of the text when none holds a word asked for. */
    List<List<Piece>> of(Language language, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            return highlighters.computeIfAbsent(language, this::highlighter).highlightFieldForDoc(null, -1, text)
                            instanceof Passages found
                    ? found.list()
                    : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A whole title, its words that were asked for marked. */
    List<Piece> title(Language language, String title) {
        Set<String> wanted = wanted(language, Analysis.title(language));
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        Chunks.Walk walk = Chunks.of(language).walk(title);
        while (walk.next()) {
            if (walk.start() >= from && wanted.contains(walk.term())) {
                if (walk.start() > from) {
                    pieces.add(new Piece(title.substring(from, walk.start()), false));
                }
                pieces.add(new Piece(title.substring(walk.start(), walk.end()), true));
                from = walk.end();
            }
        }
        if (from < title.length()) {
            pieces.add(new Piece(title.substring(from), false));
        }
        return pieces;
    }

    /** What was asked for of a field, in a language; a whole word as its chain has it, too. */
    private Set<String> wanted(Language language, String field) {
        Set<String> wanted = new HashSet<>();
        for (Term term : terms) {
            boolean whole = term.field().equals(Analysis.EXACT);
            if (whole || term.field().equals(field) || term.field().equals(Analysis.body(language))) {
                wanted.add(term.text());
            }
            if (whole) {
                Words.of(term.text(), Analysis.of(language), 1).forEach(word -> wanted.add(word.term()));
            }
        }
        return wanted;
    }

    private FieldHighlighter highlighter(Language language) {
        return new FieldHighlighter(
                ANY,
                new Wanted(language, wanted(language, Analysis.body(language))),
                LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(Locale.of(language.code())), LENGTH, 0.5f),
                new PassageScorer(),
                PASSAGES,
                1,
                new Pieces(),
                Comparator.comparingInt(Passage::getStartOffset));
    }

    /** Where wanted terms stand in a text. */
    private static final class Wanted extends FieldOffsetStrategy {
        private final Chunks chunks;
        private final Set<String> wanted;

        Wanted(Language language, Set<String> wanted) {
            super(new UHComponents(
                    ANY,
                    ANY::equals,
                    new MatchNoDocsQuery(),
                    new BytesRef[0],
                    PhraseHelper.NONE,
                    new LabelledCharArrayMatcher[0],
                    false,
                    Set.of()));
            this.chunks = Chunks.of(language);
            this.wanted = wanted;
        }

        @Override
        public UnifiedHighlighter.OffsetSource getOffsetSource() {
            return UnifiedHighlighter.OffsetSource.ANALYSIS;
        }

        @Override
        public OffsetsEnum getOffsetsEnum(@Nullable LeafReader none, int document, String text) {
            Chunks.Walk walk = chunks.walk(text);
            return new OffsetsEnum() {
                @Override
                public boolean nextPosition() {
                    while (walk.next()) {
                        if (wanted.contains(walk.term())) {
                            return true;
                        }
                    }
                    return false;
                }

                /** How often it stands in the text is known at its end only. */
                @Override
                public int freq() {
                    return Integer.MAX_VALUE;
                }

                @Override
                public BytesRef getTerm() {
                    return new BytesRef(walk.term());
                }

                @Override
                public int startOffset() {
                    return walk.start();
                }

                @Override
                public int endOffset() {
                    return walk.end();
                }
            };
        }
    }

    private record Passages(List<List<Piece>> list) {}

    private static final class Pieces extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            List<List<Piece>> fragments = new ArrayList<>();
            for (Passage passage : passages) {
                List<Piece> pieces = pieces(passage, content);
                if (!pieces.isEmpty()) {
                    fragments.add(pieces);
                }
            }
            return new Passages(fragments);
        }

        private static List<Piece> pieces(Passage passage, String content) {
            List<Piece> pieces = new ArrayList<>();
            int from = passage.getStartOffset();
            int until = passage.getEndOffset();
            add(pieces, label(content, from), false);
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int start = Math.max(from, passage.getMatchStarts()[i]);
                int end = Math.min(until, passage.getMatchEnds()[i]);
                if (start < end) {
                    add(pieces, content.substring(from, start), false);
                    add(pieces, content.substring(start, end), true);
                    from = end;
                }
            }
            add(pieces, content.substring(from, until), false);
            return pieces;
        }

        /** Where a passage comes from that begins within a part. */
        private static String label(String content, int from) {
            int begin = content.lastIndexOf(BEGIN, Math.max(0, from - 1));
            int end = begin < 0 ? -1 : content.indexOf(END, begin);
            return end < 0 || end >= from ? "" : content.substring(begin + 1, end) + ": ";
        }

        private static void add(List<Piece> pieces, String text, boolean hit) {
            String line = SPACE.matcher(text.replace("" + BEGIN, "").replace("" + END, ": "))
                    .replaceAll(" ");
            if (pieces.isEmpty()) {
                line = line.stripLeading();
            }
            if (!line.isEmpty()) {
                pieces.add(new Piece(line, hit));
            }
        }
    }
}
