package org.vrank.search;

import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
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

    private final BooleanQuery words;
    private final Map<Language, UnifiedHighlighter> highlighters = new EnumMap<>(Language.class);

    /** For a query as it was rewritten for its search, so that every word in it is a word. */
    Fragments(Query query) {
        Set<Term> terms = new LinkedHashSet<>();
        query.visit(QueryVisitor.termCollector(terms));
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        terms.forEach(term -> any.add(new TermQuery(term), Occur.SHOULD));
        words = any.build();
    }

    /** A piece of a passage; {@code hit} where it is a word asked for. */
    @Serdeable
    record Piece(String text, boolean hit) {}

    /** The best passages; the beginning of the text when none holds a word asked for. */
    List<List<Piece>> of(Language language, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        UnifiedHighlighter highlighter = highlighters.computeIfAbsent(language, Fragments::highlighter);
        try {
            return highlighter.highlightWithoutSearcher(Analysis.body(language), words, text, PASSAGES)
                            instanceof Passages found
                    ? found.list()
                    : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static UnifiedHighlighter highlighter(Language language) {
        String field = Analysis.body(language);
        return UnifiedHighlighter.builderWithoutSearcher(Analysis.INDEX)
                .withFieldMatcher(one -> one.equals(field) || one.equals(Analysis.EXACT))
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(Locale.of(language.code())), LENGTH, 0.5f))
                .withFormatter(new Pieces())
                .withMaxNoHighlightPassages(1)
                .withMaxLength(200_000)
                .withHandleMultiTermQuery(false)
                .withHighlightPhrasesStrictly(false)
                .withPassageRelevancyOverSpeed(false)
                .withWeightMatches(false)
                .build();
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
