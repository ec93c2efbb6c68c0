package org.vrank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
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
    private static final float OTHER_LANGUAGES = 0.8f;
    private static final float EXACT = 0.15f;
    private static final float TITLE = 0.75f;
    private static final float PARTS = 0.5f;
    private static final float ADDED = 0.5f;
    private static final float NEARNESS = 0.5f;
    private static final int NEAR = 4;

    static {
        // 24 words in four languages with their parts, other words for the same and near misses
        IndexSearcher.setMaxClauseCount(16_384);
    }

    /** How much of the question an item must hold. */
    enum Reach {
        ALL_WORDS,
        MOST_OF_THEM,
        WITH_TYPOS
    }

    private final String text;
    private final Language language;
    private final List<Concepts.Named> added;
    private final IndexSearcher searcher;
    private final List<Words.Word> words;
    private final Map<Term, Query> near = new HashMap<>();

    /**
     * @param language the language of the interface, which comes first
     * @param added concepts the question names, with the other words for them
     * @param searcher where near words are looked up: once each, for it costs more than all the rest
     */
    Queries(String text, Language language, List<Concepts.Named> added, IndexSearcher searcher) {
        this.text = text;
        this.language = language;
        this.added = added;
        this.searcher = searcher;
        this.words = Words.of(text, Analysis.words(), MOST_WORDS);
    }

    /** The words as they were typed, in lower case. */
    List<Words.Word> words() {
        return words;
    }

    Query query(Reach reach) {
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        List<Query> languages = new ArrayList<>();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Language one : Language.values()) {
            List<Words.Word> theirs = Words.of(text, Analysis.of(one), MOST_WORDS);
            List<Query> parts = parts(one, theirs, reach);
            float weight = one == language ? 1 : OTHER_LANGUAGES;
            if (!parts.isEmpty()) {
                languages.add(new BoostQuery(together(parts, reach), weight));
            }
            if (theirs.size() > 1) {
                query.add(new BoostQuery(near(one, theirs), weight * NEARNESS), Occur.SHOULD);
            }
        }
        List<Query> exact = words.stream().map(word -> typed(word, reach)).toList();
        languages.add(new BoostQuery(together(exact, reach), EXACT));
        query.add(new DisjunctionMaxQuery(languages, 0), Occur.MUST);
        words.forEach(word ->
                query.add(new BoostQuery(new TermQuery(new Term(Analysis.EXACT, word.term())), EXACT), Occur.SHOULD));
        return query.build();
    }

    /** Items that name a concept by this word or phrase. */
    static Query named(Concepts.Phrase phrase) {
        return new BooleanQuery.Builder()
                .add(phrase(Analysis.title(phrase.language()), phrase.terms()), Occur.SHOULD)
                .add(phrase(Analysis.body(phrase.language()), phrase.terms()), Occur.SHOULD)
                .build();
    }

    private List<Query> parts(Language one, List<Words.Word> theirs, Reach reach) {
        List<Query> parts = new ArrayList<>();
        int next = 0;
        while (next < theirs.size()) {
            Words.Word first = theirs.get(next);
            Concepts.Named named = added.stream()
                    .filter(n -> n.start() <= first.place() && first.place() < n.end())
                    .findFirst()
                    .orElse(null);
            int after = next + 1;
            while (named != null && after < theirs.size() && theirs.get(after).place() < named.end()) {
                after++;
            }
            List<Query> typed = theirs.subList(next, after).stream()
                    .map(w -> word(one, w, reach))
                    .toList();
            Query group = typed.size() == 1 ? typed.getFirst() : together(typed, Reach.ALL_WORDS);
            parts.add(named == null ? group : widened(group, named));
            next = after;
        }
        return parts;
    }

    private static Query widened(Query group, Concepts.Named named) {
        BooleanQuery.Builder either = new BooleanQuery.Builder().add(group, Occur.SHOULD);
        for (Concepts.Phrase other : named.others()) {
            either.add(new BoostQuery(named(other), ADDED), Occur.SHOULD);
        }
        return either.build();
    }

    /** A word, or with less weight one of the words it is made of. */
    private Query word(Language one, Words.Word word, Reach reach) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        add(either, one, word.term(), 1);
        for (String part : word.parts()) {
            add(either, one, part, PARTS / word.parts().size());
        }
        if (reach == Reach.WITH_TYPOS) {
            words.stream()
                    .filter(w -> w.place() == word.place())
                    .forEach(w -> either.add(typed(w, reach), Occur.SHOULD));
        }
        return either.build();
    }

    private static void add(BooleanQuery.Builder either, Language one, String term, float weight) {
        either.add(new BoostQuery(new TermQuery(new Term(Analysis.title(one), term)), TITLE * weight), Occur.SHOULD);
        either.add(new BoostQuery(new TermQuery(new Term(Analysis.body(one), term)), weight), Occur.SHOULD);
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
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean most = reach == Reach.MOST_OF_THEM && parts.size() > 1;
        parts.forEach(part -> all.add(part, most ? Occur.SHOULD : Occur.MUST));
        if (most) {
            all.setMinimumNumberShouldMatch(Math.max(1, parts.size() * 2 / 3));
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

    /** Everything that stands in lists. */
    static Query listed() {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.MUST)
                .add(new TermQuery(CircleIndex.BESIDE), Occur.MUST_NOT)
                .build();
    }

    /** What a query finds, except these. */
    static Query without(Query query, Collection<Search.Hit> hits) {
        if (hits.isEmpty()) {
            return query;
        }
        BooleanQuery.Builder rest = new BooleanQuery.Builder().add(query, Occur.MUST);
        hits.forEach(hit -> rest.add(new TermQuery(CircleIndex.key(hit.kind(), hit.id())), Occur.MUST_NOT));
        return rest.build();
    }

    /** Items with one of these values. */
    static Query one(String facet, Iterable<String> values) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        values.forEach(value -> either.add(new TermQuery(new Term(CircleIndex.facet(facet), value)), Occur.SHOULD));
        return either.build();
    }

    /** Titles with a word that begins like each of these. */
    static Query beginnings(List<String> typed) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        typed.forEach(word -> all.add(new TermQuery(new Term(Analysis.BEGINNINGS, word)), Occur.FILTER));
        return all.build();
    }
}
