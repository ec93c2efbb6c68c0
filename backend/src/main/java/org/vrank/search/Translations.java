package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.vrank.platform.Language;

/** What finds items by the words of another language, as far as these stand in the indexes that are asked. */
final class Translations {
    /** Of a text's rarest words so many are asked for in translation, each by so few words. */
    private static final int MOST_RARE = 12;

    private static final int MOST_FOR_ONE = 2;
    /** Of these so many parts must be shared, and no fewer than two words: one finds anything. */
    private static final int SHARED = 3;

    private static final int LEAST_SHARED = 2;

    private final Standing standing;

    Translations(Standing standing) {
        this.standing = standing;
    }

    /** Whether a word stands in the indexes that are asked. */
    interface Standing {
        boolean term(Term term) throws IOException;
    }

    /** Several translations of one word count as one word. */
    Query one(Language language, List<Lexicon.Translation> translations, float title) throws IOException {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        synonyms(either, Analysis.title(language), translations, title);
        synonyms(either, Analysis.body(language), translations, 1);
        return either.build();
    }

    /** Those that do not occur in this field need not be looked for. */
    private void synonyms(
            BooleanQuery.Builder either, String field, List<Lexicon.Translation> translations, float weight)
            throws IOException {
        SynonymQuery.Builder one = new SynonymQuery.Builder(field);
        boolean any = false;
        for (Lexicon.Translation other : translations) {
            if (standing.term(new Term(field, other.term()))) {
                one.addTerm(new BytesRef(other.term()), other.weight());
                any = true;
            }
        }
        if (any) {
            either.add(new BoostQuery(one.build(), weight), Occur.SHOULD);
        }
    }

    /** Whether a translation stands anywhere in texts of its language. */
    boolean stands(Language language, Lexicon.Translation one) throws IOException {
        return standing.term(new Term(Analysis.body(language), one.term()))
                || standing.term(new Term(Analysis.title(language), one.term()));
    }

    /**
     * Items in another language that hold what several of these words are called there.
     *
     * @param rare words of a text with how much each says, those of its title and of its body apart
     */
    Query several(BooleanQuery rare, Language from, Language to, Lexicon lexicon, float title) throws IOException {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        int asked = 0;
        for (Map.Entry<String, Float> word : weights(rare).entrySet()) {
            List<Lexicon.Translation> found = new ArrayList<>();
            for (Lexicon.Translation one : lexicon.of(from, to, word.getKey(), MOST_FOR_ONE)) {
                if (stands(to, one)) {
                    found.add(one);
                }
            }
            if (!found.isEmpty() && asked < MOST_RARE) {
                some.add(new BoostQuery(one(to, found, title), word.getValue()), Occur.SHOULD);
                asked++;
            }
        }
        if (asked < LEAST_SHARED) {
            return new MatchNoDocsQuery("too few words");
        }
        return some.setMinimumNumberShouldMatch(Math.max(LEAST_SHARED, asked / SHARED))
                .build();
    }

    /** The words by their weight, what says most first. */
    private static Map<String, Float> weights(BooleanQuery rare) {
        Map<String, Float> weights = new LinkedHashMap<>();
        rare.clauses().stream()
                .map(clause -> (BoostQuery) clause.query())
                .sorted(Comparator.comparing(BoostQuery::getBoost).reversed())
                .forEach(one ->
                        weights.merge(((TermQuery) one.getQuery()).getTerm().text(), one.getBoost(), Math::max));
        return weights;
    }
}
