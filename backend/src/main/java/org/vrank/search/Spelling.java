package org.vrank.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** Another way to write a question that finds nothing as it is: offered, never taken. */
final class Spelling {
    private final IndexSearcher searcher;
    private final Occurrences occurrences;
    private final Asked asked;
    private final Language language;
    private final Weights weights;
    private final Concepts concepts;
    private final Lexicon lexicon;

    Spelling(
            IndexSearcher searcher,
            Occurrences occurrences,
            Asked asked,
            Language language,
            Weights weights,
            Concepts concepts,
            Lexicon lexicon) {
        this.searcher = searcher;
        this.occurrences = occurrences;
        this.asked = asked;
        this.language = language;
        this.weights = weights;
        this.concepts = concepts;
        this.lexicon = lexicon;
    }

    /** Whether a word, in any of its forms, stands in an item, or is known to be one: it may well stand nowhere. */
    private boolean known(Words.Word word) throws IOException {
        for (Language one : Language.values()) {
            for (Words.Word form : Words.of(word.term(), Analysis.of(one), 1)) {
                if (occurrences.occurs(new Term(Analysis.body(one), form.term()))
                        || occurrences.occurs(new Term(Analysis.title(one), form.term()))
                        || concepts.name(one, form.term())
                        || lexicon.knows(one, form.term())) {
                    return true;
                }
            }
        }
        return occurrences.occurs(new Term(Analysis.EXACT, word.term()));
    }

    /** The question without its quotation marks, if it then finds something. */
    @Nullable
    String unquoted() throws IOException {
        Asked looser = asked.unquoted();
        Query query = new Queries(looser.words(), language, Widening.NONE, weights, Map.of(), searcher)
                .query(Queries.Reach.ALL_WORDS);
        return Look.finds(searcher, looser.narrowed(query)) ? looser.text() : null;
    }

    /** The question with its unknown words replaced by near ones of these indexes, if it then finds something. */
    @Nullable
    String corrected(List<Words.Word> words) throws IOException {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinQueryLength(Queries.SHORTEST_TYPO);
        IndexReader reader = searcher.getIndexReader();
        StringBuilder offer = new StringBuilder();
        StringBuilder corrected = new StringBuilder();
        int copied = 0;
        for (Words.Word word : words) {
            if (known(word)) {
                continue;
            }
            SuggestWord[] near = checker.suggestSimilar(
                    new Term(Analysis.EXACT, word.term()), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
            if (near.length > 0) {
                offer.append(asked.text(), copied, word.start()).append(near[0].string);
                corrected.append(asked.words(), copied, word.start()).append(near[0].string);
                copied = word.end();
            }
        }
        if (copied == 0) {
            return null;
        }
        offer.append(asked.text().substring(copied));
        corrected.append(asked.words().substring(copied));
        Query query = new Queries(corrected.toString(), language, Widening.NONE, weights, Map.of(), searcher)
                .query(Queries.Reach.ALL_WORDS);
        return Look.finds(searcher, asked.narrowed(occurrences.narrowed(query))) ? offer.toString() : null;
    }
}
