package org.vrank.search;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IntsRefBuilder;

/**
 * The words that standing questions ask for, and the sets of words of which any will do, each with a number; and which of them an
 * item holds. So each word of an item is looked up once, however many questions ask for it. Numbers are kept as long as the process runs: there
 * are no more of them than words in the dictionaries and in what people typed. One thread at a time.
 */
final class Vocabulary {
    private static final byte BETWEEN = 0;

    private final BytesRefHash words = new BytesRefHash();
    private final BytesRefBuilder key = new BytesRefBuilder();
    private final Map<IntBuffer, Integer> sets = new HashMap<>();
    /** For each word the sets that hold it. */
    private final List<IntsRefBuilder> holding = new ArrayList<>();

    /** The number of a set of words. */
    int set(List<Term> words) {
        int[] numbers = words.stream().mapToInt(this::word).sorted().distinct().toArray();
        return sets.computeIfAbsent(IntBuffer.wrap(numbers), some -> {
            IntStream.of(numbers).forEach(word -> holding.get(word).append(sets.size()));
            return sets.size();
        });
    }

    private int word(Term word) {
        int number = words.add(key(word.field(), word.bytes()));
        if (number < 0) {
            return -number - 1;
        }
        holding.add(new IntsRefBuilder());
        return number;
    }

    private BytesRef key(String field, BytesRef word) {
        key.copyChars(field);
        key.append(BETWEEN);
        key.append(word);
        return key.get();
    }

    /** What an item holds. */
    Held in(LeafReader item) throws IOException {
        return new Held(item);
    }

    /** The sets of which an item holds a word. */
    final class Held {
        private final FixedBitSet held = new FixedBitSet(sets.size() + 1);

        private Held(LeafReader item) throws IOException {
            for (FieldInfo field : item.getFieldInfos()) {
                Terms terms = item.terms(field.name);
                if (terms != null) {
                    look(field.name, terms.iterator());
                }
            }
        }

        private void look(String field, TermsEnum terms) throws IOException {
            for (BytesRef word = terms.next(); word != null; word = terms.next()) {
                int number = words.find(key(field, word));
                if (number >= 0) {
                    IntsRefBuilder some = holding.get(number);
                    for (int i = 0; i < some.length(); i++) {
                        held.set(some.intAt(i));
                    }
                }
            }
        }

        boolean any(int set) {
            return held.get(set);
        }
    }
}
