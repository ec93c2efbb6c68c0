package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of one question stand in the indexes of one viewer. Each is looked up once, since that costs more than the
 * rest where many indexes stand side by side: a question asks for some hundred terms in four languages, of which a few occur.
 */
final class Occurrences {
    private static final Query NOWHERE = new MatchNoDocsQuery("stands nowhere");

    private final IndexSearcher searcher;
    private final List<LeafReaderContext> leaves;
    private final Map<Term, TermStates> known = new HashMap<>();

    /** Where the words of a field are looked up, a leaf each; to open that takes longer than to look up a word. */
    private final Map<String, @Nullable TermsEnum[]> dictionaries = new HashMap<>();

    Occurrences(IndexSearcher searcher) {
        this.searcher = searcher;
        this.leaves = searcher.getIndexReader().leaves();
    }

    boolean occurs(Term term) throws IOException {
        return of(term).docFreq() > 0;
    }

    private TermStates of(Term term) throws IOException {
        TermStates states = known.get(term);
        if (states == null) {
            states = lookedUp(term);
            known.put(term, states);
        }
        return states;
    }

    /** As {@link TermStates#build} does, which opens the dictionary of each leaf again for each word. */
    private TermStates lookedUp(Term term) throws IOException {
        TermStates states = new TermStates(searcher.getTopReaderContext());
        @Nullable TermsEnum[] words = dictionaries.get(term.field());
        if (words == null) {
            words = dictionaries(term.field());
            dictionaries.put(term.field(), words);
        }
        for (LeafReaderContext leaf : leaves) {
            TermsEnum there = words[leaf.ord];
            if (there != null && there.seekExact(term.bytes())) {
                states.register(there.termState(), leaf.ord, there.docFreq(), there.totalTermFreq());
            }
        }
        return states;
    }

    private @Nullable TermsEnum[] dictionaries(String field) throws IOException {
        @Nullable TermsEnum[] words = new TermsEnum[leaves.size()];
        for (LeafReaderContext leaf : leaves) {
            Terms terms = leaf.reader().terms(field);
            words[leaf.ord] = terms == null ? null : terms.iterator();
        }
        return words;
    }

    /** A query that finds the same with the same scores, without the terms that stand nowhere. */
    Query narrowed(Query query) throws IOException {
        return switch (query) {
            case TermQuery word -> narrowed(word);
            case BoostQuery weighed -> {
                Query inner = narrowed(weighed.getQuery());
                yield inner == NOWHERE ? NOWHERE : new BoostQuery(inner, weighed.getBoost());
            }
            case PhraseQuery phrase -> {
                for (Term term : phrase.getTerms()) {
                    if (!occurs(term)) {
                        yield NOWHERE;
                    }
                }
                yield phrase;
            }
            case DisjunctionMaxQuery best -> best(best);
            case BooleanQuery several -> several(several);
            default -> query;
        };
    }

    private Query narrowed(TermQuery word) throws IOException {
        if (word.getTermStates() != null) {
            // one that was looked up already counts by more than itself: a near word
            return word;
        }
        TermStates states = of(word.getTerm());
        return states.docFreq() == 0 ? NOWHERE : new TermQuery(word.getTerm(), states);
    }

    private Query best(DisjunctionMaxQuery query) throws IOException {
        List<Query> left = new ArrayList<>();
        for (Query one : query.getDisjuncts()) {
            Query narrowed = narrowed(one);
            if (narrowed != NOWHERE) {
                left.add(narrowed);
            }
        }
        return left.isEmpty() ? NOWHERE : new DisjunctionMaxQuery(left, query.getTieBreakerMultiplier());
    }

    private Query several(BooleanQuery query) throws IOException {
        BooleanQuery.Builder left = new BooleanQuery.Builder();
        int least = query.getMinimumNumberShouldMatch();
        left.setMinimumNumberShouldMatch(least);
        int optional = 0;
        boolean required = false;
        // what is required first: where it stands nowhere the rest need not be looked up
        for (BooleanClause clause : query) {
            if (clause.isRequired()) {
                Query narrowed = narrowed(clause.query());
                if (narrowed == NOWHERE) {
                    return NOWHERE;
                }
                required = true;
                left.add(narrowed, clause.occur());
            }
        }
        for (BooleanClause clause : query) {
            if (!clause.isRequired()) {
                Query narrowed = narrowed(clause.query());
                if (narrowed != NOWHERE) {
                    optional += clause.occur() == Occur.SHOULD ? 1 : 0;
                    left.add(narrowed, clause.occur());
                }
            }
        }
        return optional < least || (optional == 0 && !required) ? NOWHERE : left.build();
    }
}
