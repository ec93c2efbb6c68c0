package org.vrank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The words of a text as a chain sees them. */
final class Words {
    private Words() {}

    /**
     * One word.
     *
     * @param place its place among all words, those that the chain leaves out included
     * @param terms its own term first, then those of its parts
     */
    record Word(int place, List<String> terms, int start, int end) {
        String term() {
            return terms.getFirst();
        }

        List<String> parts() {
            return terms.subList(1, terms.size());
        }
    }

    static List<Word> of(String text, Analyzer chain, int atMost) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = chain.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int place = -1;
            while (stream.incrementToken()) {
                if (step.getPositionIncrement() == 0 && !words.isEmpty()) {
                    words.getLast().terms().add(term.toString());
                    continue;
                }
                place += step.getPositionIncrement();
                if (place >= atMost) {
                    break;
                }
                words.add(new Word(
                        place, new ArrayList<>(List.of(term.toString())), offset.startOffset(), offset.endOffset()));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
