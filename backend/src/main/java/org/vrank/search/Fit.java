package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Whether an item fits a query: the same answer as the query gives by itself, without looking up its words in the item one by one.
 * Phrases and what else needs more than words is asked of the item as Lucene does, after all that is cheaper.
 */
sealed interface Fit {
    boolean fits(Item item) throws IOException;

    /** An item, alone in its index. */
    record Item(Vocabulary.Held held, IndexSearcher searcher, LeafReaderContext leaf) {}

    /** What a query wants. */
    static Fit of(Query query, Vocabulary vocabulary) {
        return switch (query) {
            case ConstantScoreQuery constant -> of(constant.getQuery(), vocabulary);
            case MatchAllDocsQuery all -> new Several(List.of(), List.of(), List.of(), 0);
            case BooleanQuery several -> Several.of(several, vocabulary);
            case PhraseQuery phrase ->
                new Searched(
                        new Words(Arrays.stream(phrase.getTerms())
                                .mapToInt(word -> vocabulary.set(List.of(word)))
                                .toArray()),
                        phrase);
            default -> {
                List<Term> words = words(query);
                yield words.isEmpty() ? new Searched(new Words(new int[0]), query) : Words.any(words, vocabulary);
            }
        };
    }

    /** The words of which any will do; none where it is another kind of query. */
    private static List<Term> words(Query query) {
        return switch (query) {
            case TermQuery word -> List.of(word.getTerm());
            case SynonymQuery same -> same.getTerms();
            default -> List.of();
        };
    }

    /** A word of each of these sets. */
    record Words(int[] sets) implements Fit {
        static Words any(List<Term> words, Vocabulary vocabulary) {
            return new Words(new int[] {vocabulary.set(words)});
        }

        @Override
        public boolean fits(Item item) {
            for (int set : sets) {
                if (!item.held.any(set)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** All of these words, and then what Lucene says. */
    record Searched(Words words, Query query) implements Fit {
        @Override
        public boolean fits(Item item) throws IOException {
            if (!words.fits(item)) {
                return false;
            }
            Scorer scorer = item.searcher
                    .rewrite(new ConstantScoreQuery(query))
                    .createWeight(item.searcher, ScoreMode.COMPLETE_NO_SCORES, 1)
                    .scorer(item.leaf);
            return scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS;
        }
    }

    /** All, at least so many of some, and none; of each the ones that are answered soonest first. */
    record Several(List<Fit> all, List<Fit> none, List<Fit> some, int least) implements Fit {
        static Fit of(BooleanQuery query, Vocabulary vocabulary) {
            List<Fit> all = new ArrayList<>();
            List<Fit> none = new ArrayList<>();
            List<Fit> some = new ArrayList<>();
            List<Term> words = new ArrayList<>();
            int least = query.getMinimumNumberShouldMatch();
            for (BooleanClause clause : query) {
                List<Term> inner = clause.occur() == Occur.SHOULD && least <= 1 ? words(clause.query()) : List.of();
                if (inner.isEmpty()) {
                    (clause.isProhibited() ? none : clause.isRequired() ? all : some)
                            .add(Fit.of(clause.query(), vocabulary));
                }
                words.addAll(inner);
            }
            if (!words.isEmpty()) {
                some.add(Words.any(words, vocabulary));
            }
            least = all.isEmpty() ? Math.max(1, least) : least;
            if (least == 1 && some.size() == 1) {
                all.add(some.removeFirst());
                least = 0;
            }
            all = joined(all);
            return all.size() == 1 && none.isEmpty() && least == 0
                    ? all.getFirst()
                    : new Several(all, sorted(none), sorted(some), least);
        }

        @Override
        public boolean fits(Item item) throws IOException {
            for (Fit one : all) {
                if (!one.fits(item)) {
                    return false;
                }
            }
            for (Fit one : none) {
                if (one.fits(item)) {
                    return false;
                }
            }
            int found = 0;
            for (int i = 0; i < some.size() && found < least; i++) {
                found += some.get(i).fits(item) ? 1 : 0;
            }
            return found >= least;
        }

        /** With the words of all of them first. */
        private static List<Fit> joined(List<Fit> all) {
            int[] sets = all.stream()
                    .flatMapToInt(fit -> fit instanceof Words words ? IntStream.of(words.sets) : IntStream.empty())
                    .distinct()
                    .toArray();
            List<Fit> joined = new ArrayList<>(all);
            joined.removeIf(Words.class::isInstance);
            if (sets.length > 0) {
                joined.add(new Words(sets));
            }
            return sorted(joined);
        }

        private static List<Fit> sorted(List<Fit> some) {
            return some.stream()
                    .sorted(Comparator.comparingInt(Several::effort))
                    .toList();
        }

        private static int effort(Fit fit) {
            return switch (fit) {
                case Words words -> 0;
                case Several several -> 1;
                case Searched searched -> 2;
            };
        }
    }
}
