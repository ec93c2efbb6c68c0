package org.vrank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.vrank.platform.Language;

/**
 * The query for the plain words somebody typed. It is asked in four languages at once and the best one counts: no
 * short question tells its language reliably. The weights are measured ones.
 */
final class Queries {
    /** More words than these are not looked at. */
    static final int MOST_WORDS = 24;

    /** Words shorter than this are taken as they are typed. */
    static final int SHORTEST_TYPO = 5;

    private static final int TWO_TYPOS = 8;
    private static final int NEAR = 4;

    /** How much it counts that an item comes from a place that is named; a word that is found counts some three to eight. */
    private static final float FROM_THERE = 2;

    static {
        // 24 words in four languages with their parts, other words for the same and near misses
        IndexSearcher.setMaxClauseCount(16_384);
    }

    /** How much of the question an item must hold. */
    enum Reach {
        ALL_WORDS,
        /** Both of two, two of three, three of four. */
        MOST_WORDS,
        /** One of two, two of three, two of four. */
        SOME_WORDS,
        /** All, and near ones too. */
        WITH_TYPOS;

        /** No lexicon knows every word, so of many some are enough in translation. */
        private Reach inTranslation(int words) {
            if (words <= 2) {
                return this;
            }
            return this == ALL_WORDS ? MOST_WORDS : SOME_WORDS;
        }

        private int least(int words) {
            return switch (this) {
                case MOST_WORDS -> (words * 2 + 2) / 3;
                case SOME_WORDS -> Math.max(1, words * 2 / 3);
                default -> words;
            };
        }
    }

    private final String text;
    private final Language language;
    private final Widening widening;
    private final Weights weights;
    private final IndexSearcher searcher;
    private final List<Words.Word> words;
    private final Map<Language, List<Words.Word>> byLanguage = new EnumMap<>(Language.class);
    private final Map<Term, Query> near = new HashMap<>();
    private final Map<String, Set<String>> places;

    /**
     * @param text plain words
     * @param language the language of the interface, which comes first
     * @param widening the other words to ask with
     * @param places values of the filter on places, by the names among the words
     * @param searcher where near words are looked up: once each, for it costs more than all the rest
     */
    Queries(
            String text,
            Language language,
            Widening widening,
            Weights weights,
            Map<String, Set<String>> places,
            IndexSearcher searcher) {
        this.text = text;
        this.places = places;
        this.language = language;
        this.widening = widening;
        this.weights = weights;
        this.searcher = searcher;
        this.words = Words.of(text, Analysis.words(), MOST_WORDS);
    }

    /** The words as they were typed, in lower case. */
    List<Words.Word> words() {
        return words;
    }

    Query query(Reach reach) throws IOException {
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        List<Query> languages = new ArrayList<>();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Language one : Language.values()) {
            List<Words.Word> theirs = words(one);
            List<Query> parts = parts(one, theirs, (word, any) -> word(any, one, word, reach));
            if (!parts.isEmpty()) {
                languages.add(new BoostQuery(together(parts, reach), weight(one)));
            }
            if (theirs.size() > 1) {
                query.add(new BoostQuery(near(one, theirs), weight(one) * weights.nearness()), Occur.SHOULD);
            }
            for (int i = 2; i <= theirs.size() && theirs.size() > 2; i++) {
                Query pair = near(one, theirs.subList(i - 2, i));
                query.add(new BoostQuery(pair, weight(one) * weights.pairs()), Occur.SHOULD);
            }
        }
        for (Widening.Way way : widening.ways()) {
            List<Query> parts =
                    parts(way.to(), widening.telling(way.from()), (word, any) -> translated(any, way, word));
            languages.add(new BoostQuery(
                    together(parts, reach.inTranslation(parts.size())), weight(way.from()) * weights.translated()));
        }
        List<Query> exact = words.stream().map(word -> typed(word, reach)).toList();
        languages.add(new BoostQuery(together(exact, reach), weights.exact()));
        query.add(new DisjunctionMaxQuery(languages, 0), Occur.MUST);
        words.forEach(word -> query.add(
                new BoostQuery(new TermQuery(new Term(Analysis.EXACT, word.term())), weights.exact()), Occur.SHOULD));
        return query.build();
    }

    private float weight(Language one) {
        return one == language ? 1 : weights.otherLanguages();
    }

    private List<Words.Word> words(Language one) {
        return byLanguage.computeIfAbsent(one, l -> Words.of(text, Analysis.of(l), MOST_WORDS));
    }

    /** Items that name a concept by this word or phrase. */
    static Query named(Concepts.Phrase phrase) {
        return new BooleanQuery.Builder()
                .add(phrase(Analysis.title(phrase.language()), phrase.terms()), Occur.SHOULD)
                .add(phrase(Analysis.body(phrase.language()), phrase.terms()), Occur.SHOULD)
                .build();
    }

    private interface Asking {
        void ask(Words.Word word, BooleanQuery.Builder any) throws IOException;
    }

    /** What an item in this language must hold: a query a word, or a concept that several words name. */
    private List<Query> parts(Language one, List<Words.Word> theirs, Asking asking) throws IOException {
        List<Query> parts = new ArrayList<>();
        int next = 0;
        while (next < theirs.size()) {
            Words.Word first = theirs.get(next);
            Concepts.Named named = widening.named().stream()
                    .filter(n -> n.start() <= first.place() && first.place() < n.end())
                    .findFirst()
                    .orElse(null);
            int after = next + 1;
            while (named != null && after < theirs.size() && theirs.get(after).place() < named.end()) {
                after++;
            }
            List<Query> asked = new ArrayList<>();
            for (Words.Word word : theirs.subList(next, after)) {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                asking.ask(word, any);
                asked.add(any.build());
            }
            Query group = asked.size() == 1 ? asked.getFirst() : together(asked, Reach.ALL_WORDS);
            parts.add(named == null ? group : widened(one, group, named));
            next = after;
        }
        return parts;
    }

    private Query widened(Language one, Query group, Concepts.Named named) {
        BooleanQuery.Builder either = new BooleanQuery.Builder().add(group, Occur.SHOULD);
        for (Concepts.Phrase other : named.others()) {
            if (other.language() == one) {
                either.add(new BoostQuery(named(other), weights.named()), Occur.SHOULD);
            }
        }
        Set<String> there = named.name() ? places.get(Concepts.called(text, words, named)) : null;
        if (there != null) {
            Query from = new ConstantScoreQuery(Narrowing.one(Choices.PLACE, there));
            either.add(new BoostQuery(from, FROM_THERE), Occur.SHOULD);
        }
        return either.build();
    }

    /** A word, or with less weight one of the words it is made of. */
    private void word(BooleanQuery.Builder any, Language one, Words.Word word, Reach reach) {
        add(any, one, word.term(), 1);
        for (String part : word.parts()) {
            add(any, one, part, weights.parts() / word.parts().size());
        }
        if (reach == Reach.WITH_TYPOS) {
            words.stream().filter(w -> w.place() == word.place()).forEach(w -> any.add(typed(w, reach), Occur.SHOULD));
        }
    }

    /** A word in translation; or the word itself, since names are the same everywhere. */
    private void translated(BooleanQuery.Builder any, Widening.Way way, Words.Word word) throws IOException {
        for (Words.Word same : words(way.to())) {
            if (same.place() == word.place()) {
                add(any, way.to(), same.term(), 1);
            }
        }
        Query translation = widening.translation(way, word.place(), weights);
        if (translation != null) {
            any.add(translation, Occur.SHOULD);
        }
    }

    private void add(BooleanQuery.Builder any, Language one, String term, float weight) {
        any.add(
                new BoostQuery(new TermQuery(new Term(Analysis.title(one), term)), weights.title() * weight),
                Occur.SHOULD);
        any.add(new BoostQuery(new TermQuery(new Term(Analysis.body(one), term)), weight), Occur.SHOULD);
    }

    private Query typed(Words.Word word, Reach reach) {
        Term term = new Term(Analysis.EXACT, word.term());
        int letters = word.term().codePointCount(0, word.term().length());
        return reach == Reach.WITH_TYPOS && letters >= SHORTEST_TYPO
                ? near.computeIfAbsent(term, t -> near(t, letters >= TWO_TYPOS ? 2 : 1))
                : new TermQuery(term);
    }

    private Query near(Term term, int typos) {
        try {
            return searcher.rewrite(new FuzzyQuery(term, typos, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query together(List<Query> parts, Reach reach) {
        int least = reach.least(parts.size());
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part, least < parts.size() ? Occur.SHOULD : Occur.MUST));
        if (least < parts.size()) {
            all.setMinimumNumberShouldMatch(least);
        }
        return all.build();
    }

    private static Query near(Language one, List<Words.Word> theirs) {
        PhraseQuery.Builder near = new PhraseQuery.Builder().setSlop(NEAR);
        theirs.forEach(word -> near.add(
                new Term(Analysis.body(one), word.term()),
                word.place() - theirs.getFirst().place()));
        return near.build();
    }

    private static Query phrase(String field, List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(1, field, terms.toArray(String[]::new));
    }

    /** Titles with a word that begins like each of these. */
    static Query beginnings(List<String> typed) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        typed.forEach(word -> all.add(new TermQuery(new Term(Analysis.BEGINNINGS, word)), Occur.FILTER));
        return all.build();
    }
}
