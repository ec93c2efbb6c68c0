package org.vrank.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/** Another way to write a question that finds nothing as it is: offered, never taken. */
final class Spelling {
    private static final int SHORTEST_BEGINNING = 4;

    private final IndexSearcher searcher;
    private final Occurrences occurrences;
    private final Asked asked;
    private final Language language;
    private final Weights weights;
    private final Concepts concepts;
    private final Lexicon lexicon;
    private final DirectSpellChecker checker = new DirectSpellChecker();

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
        checker.setMinQueryLength(Queries.SHORTEST_TYPO);
    }

    /** Whether a word, in any of its forms, stands in an item. */
    private boolean stands(String word) throws IOException {
        for (Language one : Language.values()) {
            for (Words.Word form : Words.of(word, Analysis.of(one), 1)) {
                if (occurrences.occurs(new Term(Analysis.body(one), form.term()))
                        || occurrences.occurs(new Term(Analysis.title(one), form.term()))) {
                    return true;
                }
            }
        }
        return occurrences.occurs(new Term(Analysis.EXACT, word));
    }

    /** Whether a word, in any of its forms, is known to be one: it may well stand nowhere. */
    private boolean known(String word) {
        for (Language one : Language.values()) {
            for (Words.Word form : Words.of(word, Analysis.of(one), 1)) {
                if (concepts.name(one, form.term()) || lexicon.knows(one, form.term())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What else finds something where the question finds nothing: its phrases spelt right or apart, or what a word begins. */
    @Nullable
    String otherwise() throws IOException {
        return asked.quoted().isEmpty()
                ? corrected(Words.of(asked.words(), Analysis.words(), Queries.MOST_WORDS), this::nearOrLonger)
                : phrases();
    }

    /** With its phrases spelt right or, where they are, without their quotation marks. */
    private @Nullable String phrases() throws IOException {
        Map<String, String> spelt = new HashMap<>();
        for (String phrase : asked.quoted()) {
            List<Words.Word> words = Words.of(phrase, Analysis.words(), Queries.MOST_WORDS);
            Written written = written(words, this::nearOrLonger);
            if (written.unknown()) {
                return null;
            }
            if (!written.others().isEmpty()) {
                spelt.put(phrase, written.in(phrase));
            }
        }
        Asked right = asked.respelt(spelt);
        if (!spelt.isEmpty() && finds(right)) {
            return right.text();
        }
        Asked apart = right.unquoted();
        return finds(apart) ? apart.text() : null;
    }

    private boolean finds(Asked other) throws IOException {
        Query query = other.hasWords()
                ? new Queries(other.words(), language, Widening.NONE, weights, Map.of(), searcher)
                        .query(Queries.Reach.ALL_WORDS)
                : new MatchAllDocsQuery();
        return Look.finds(searcher, other.narrowed(occurrences.narrowed(query)));
    }

    /** The question with its unknown words replaced by near ones of these indexes, if it then finds something. */
    @Nullable
    String corrected(List<Words.Word> words) throws IOException {
        return corrected(words, this::near);
    }

    private @Nullable String corrected(List<Words.Word> words, Other other) throws IOException {
        Written written = written(words, other);
        if (written.others().isEmpty()) {
            return null;
        }
        Query query = new Queries(written.in(asked.words()), language, Widening.NONE, weights, Map.of(), searcher)
                .query(Queries.Reach.ALL_WORDS);
        return Look.finds(searcher, asked.narrowed(occurrences.narrowed(query))) ? written.in(asked.text()) : null;
    }

    /** Another way to write a word; null when there is none. */
    private interface Other {
        @Nullable
        String of(String word) throws IOException;
    }

    /**
     * Words written otherwise.
     *
     * @param unknown whether one that stands nowhere cannot be
     */
    private record Written(Map<Words.Word, String> others, boolean unknown) {
        String in(String text) {
            StringBuilder now = new StringBuilder();
            int copied = 0;
            for (Map.Entry<Words.Word, String> one : others.entrySet()) {
                now.append(text, copied, one.getKey().start()).append(one.getValue());
                copied = one.getKey().end();
            }
            return now.append(text.substring(copied)).toString();
        }
    }

    private Written written(List<Words.Word> words, Other other) throws IOException {
        Map<Words.Word, String> others = new LinkedHashMap<>();
        boolean unknown = false;
        for (Words.Word word : words) {
            String now = stands(word.term()) ? word.term() : other.of(word.term());
            if (now == null) {
                unknown = unknown || !known(word.term());
            } else if (!now.equals(word.term())) {
                others.put(word, now);
            }
        }
        return new Written(others, unknown);
    }

    private @Nullable String near(String word) throws IOException {
        if (known(word)) {
            return null;
        }
        SuggestWord[] near = checker.suggestSimilar(
                new Term(Analysis.EXACT, word), 1, searcher.getIndexReader(), SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return near.length == 0 ? null : near[0].string;
    }

    private @Nullable String nearOrLonger(String word) throws IOException {
        String near = near(word);
        return near == null ? longer(word) : near;
    }

    /** The word that begins so and stands in most items; where there are such, in items in the viewer's language and in few others. */
    private @Nullable String longer(String word) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Analysis.EXACT);
        if (terms == null || word.codePointCount(0, word.length()) < SHORTEST_BEGINNING) {
            return null;
        }
        BytesRef beginning = new BytesRef(word);
        TermsEnum begun = terms.iterator();
        String best = null;
        double own = 0;
        int most = 0;
        if (begun.seekCeil(beginning) != TermsEnum.SeekStatus.END) {
            for (BytesRef one = begun.term();
                    one != null && StringHelper.startsWith(one, beginning);
                    one = begun.next()) {
                int items = begun.docFreq();
                double inOwn = Math.min(items, inOwnLanguage(one.utf8ToString()));
                double fit = inOwn * inOwn / items;
                if (fit > own || (fit == own && items > most)) {
                    best = one.utf8ToString();
                    own = fit;
                    most = items;
                }
            }
        }
        return best;
    }

    /** In how many items in the viewer's language a word stands, in any of its forms. */
    private int inOwnLanguage(String word) throws IOException {
        int items = 0;
        for (Words.Word form : Words.of(word, Analysis.of(language), 1)) {
            items += searcher.getIndexReader().docFreq(new Term(Analysis.body(language), form.term()));
        }
        return items;
    }
}
