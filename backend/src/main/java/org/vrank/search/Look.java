package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * One look into the indexes of one viewer for one question: all words first, then most of them, then with typing errors forgiven.
 * For words that stand nowhere, an offer of another spelling.
 */
final class Look {
    private static final SortField ID = new SortField(CircleIndex.ID, SortField.Type.STRING);
    static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(CircleIndex.DAY, SortField.Type.LONG, true), ID);
    private static final Sort NEWEST_FIRST = new Sort(
            new SortField(CircleIndex.PUBLISHED, SortField.Type.LONG, true),
            new SortField(CircleIndex.ID, SortField.Type.STRING, true));

    private final IndexSearcher searcher;
    private final Occurrences occurrences;
    private final boolean partial;
    private final Set<Search.Hit> without;
    private final Concepts concepts;
    private final Lexicon lexicon;
    private final Search.Question question;
    private final Asked asked;
    private final Language language;
    private final Nearby nearby;
    private final Weights weights;

    Look(
            Indexes.View view,
            Set<Search.Hit> without,
            Concepts concepts,
            Lexicon lexicon,
            Search.Question question,
            Language language,
            Weights weights) {
        this.searcher = view.searcher();
        this.occurrences = new Occurrences(searcher);
        this.partial = view.partial();
        this.without = without;
        this.concepts = concepts;
        this.lexicon = lexicon;
        this.question = question;
        this.asked = question.asked();
        this.language = language;
        this.nearby = new Nearby(question.near());
        this.weights = weights;
    }

    /** What was found, before anything of it was read. */
    record Result(
            Query query,
            int total,
            List<Search.Hit> hits,
            Map<Search.Hit, Nearness.Degree> near,
            Map<String, Map<String, Integer>> facets,
            List<String> added,
            @Nullable String suggestion,
            boolean partial)
            implements Search.Looked {}

    Result look() throws IOException {
        Widening widening = Widening.NONE;
        String suggestion = null;
        Pass pass;
        boolean best = question.order() == Search.Order.NEAR || (question.order() == Search.Order.FIT && asked.seeks());
        Sort sort = best ? BEST_FIRST : NEWEST_FIRST;
        if (asked.hasWords()) {
            widening = Widening.of(asked.words(), question.dropped(), concepts, lexicon, language, new Occurring());
            Queries queries = new Queries(asked.words(), language, widening, weights, searcher);
            suggestion = spelling(queries.words());
            pass = best(queries, suggestion, sort);
        } else {
            Query everything = asked.seeks() ? new MatchAllDocsQuery() : Queries.listed();
            pass = pass(searcher.rewrite(asked.narrowed(everything)), sort);
        }
        if (suggestion == null
                && !asked.phrases().isEmpty()
                && pass.top().totalHits.value() == 0) {
            suggestion = looser();
        }
        List<ScoreDoc> documents = Arrays.asList(pass.top().scoreDocs);
        List<ScoreDoc> page = documents.subList(Math.min(question.from(), documents.size()), documents.size());
        List<Search.Hit> hits = hits(searcher, page);
        return new Result(
                pass.query(),
                Math.toIntExact(pass.top().totalHits.value()),
                hits,
                near(page, hits),
                pass.facets(),
                widening.added(),
                suggestion,
                partial);
    }

    private Map<Search.Hit, Nearness.Degree> near(List<ScoreDoc> documents, List<Search.Hit> hits) throws IOException {
        Map<Search.Hit, Nearness.Degree> near = new HashMap<>();
        for (int i = 0; i < hits.size(); i++) {
            Nearness.Degree degree = nearby.degree(searcher, documents.get(i).doc);
            if (degree != null) {
                near.put(hits.get(i), degree);
            }
        }
        return near;
    }

    /** What one query finds: the items asked for, and what its facets count. */
    private record Pass(Query query, TopFieldDocs top, Map<String, Map<String, Integer>> facets) {}

    /** Most words; else some of them; else with typing errors forgiven. */
    private Pass best(Queries queries, @Nullable String suggestion, Sort sort) throws IOException {
        // a word that stands nowhere, but a near one does: its parts alone would find anything
        List<Queries.Reach> reaches = suggestion == null
                ? List.of(Queries.Reach.MOST_WORDS, Queries.Reach.SOME_WORDS, Queries.Reach.WITH_TYPOS)
                : List.of(Queries.Reach.WITH_TYPOS, Queries.Reach.SOME_WORDS);
        for (Queries.Reach reach : reaches) {
            Query query = asked.narrowed(occurrences.narrowed(searcher.rewrite(queries.query(reach))));
            if (finds(query)) {
                return pass(query, sort);
            }
        }
        return pass(new MatchNoDocsQuery("nothing near"), sort);
    }

    /** Counts facets while it collects; where values are chosen the items are narrowed to them, but the facets are not. */
    private Pass pass(Query found, Sort sort) throws IOException {
        Query query = Queries.without(found, without);
        var best = new TopFieldCollectorManager(sort, question.from() + question.limit(), null, Integer.MAX_VALUE);
        var counts = Facets.counting(question.chosen());
        if (question.chosen().values().stream().allMatch(Set::isEmpty)) {
            Object[] both = searcher.search(nearby.lift(query), new MultiCollectorManager(best, counts));
            return new Pass(query, (TopFieldDocs) both[0], Facets.counts(both[1]));
        }
        BooleanQuery.Builder filtered = new BooleanQuery.Builder().add(query, Occur.MUST);
        question.chosen().forEach((facet, values) -> {
            if (!values.isEmpty()) {
                filtered.add(Queries.one(facet, values), Occur.FILTER);
            }
        });
        return new Pass(query, searcher.search(nearby.lift(filtered.build()), best), searcher.search(query, counts));
    }

    private boolean finds(Query query) throws IOException {
        return finds(searcher, query);
    }

    /** Whether a query finds anything; stops at the first item. */
    static boolean finds(IndexSearcher searcher, Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator documents = scorer.iterator();
            for (int one = documents.nextDoc(); one != DocIdSetIterator.NO_MORE_DOCS; one = documents.nextDoc()) {
                if (live == null || live.get(one)) {
                    return true;
                }
            }
        }
        return false;
    }

    static List<Search.Hit> hits(IndexSearcher searcher, List<ScoreDoc> documents) throws IOException {
        List<Search.Hit> hits = new ArrayList<>();
        var fields = searcher.storedFields();
        for (ScoreDoc one : documents) {
            var document = fields.document(one.doc);
            hits.add(new Search.Hit(document.get(CircleIndex.KIND), UUID.fromString(document.get(CircleIndex.ID))));
        }
        return hits;
    }

    private final class Occurring implements Widening.Occurring {
        @Override
        public boolean phrase(Concepts.Phrase phrase) throws IOException {
            return finds(occurrences.narrowed(Queries.named(phrase)));
        }

        @Override
        public boolean term(Term term) throws IOException {
            return occurrences.occurs(term);
        }

        @Override
        public boolean language(Language one) throws IOException {
            return searcher.getIndexReader().getDocCount(Analysis.body(one)) > 0;
        }
    }

    /** Whether a word, in any of its forms, stands in an item. */
    private boolean known(Words.Word word) throws IOException {
        for (Language one : Language.values()) {
            for (Words.Word form : Words.of(word.term(), Analysis.of(one), 1)) {
                if (occurrences.occurs(new Term(Analysis.body(one), form.term()))
                        || occurrences.occurs(new Term(Analysis.title(one), form.term()))) {
                    return true;
                }
            }
        }
        return occurrences.occurs(new Term(Analysis.EXACT, word.term()));
    }

    /** The question without its quotation marks, if it then finds something. */
    private @Nullable String looser() throws IOException {
        Asked looser = asked.unquoted();
        Query query =
                new Queries(looser.words(), language, Widening.NONE, weights, searcher).query(Queries.Reach.ALL_WORDS);
        return finds(looser.narrowed(query)) ? looser.text() : null;
    }

    /** The question with its unknown words replaced by near ones of these indexes, if it then finds something. */
    private @Nullable String spelling(List<Words.Word> words) throws IOException {
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
        Query query = new Queries(corrected.toString(), language, Widening.NONE, weights, searcher)
                .query(Queries.Reach.ALL_WORDS);
        return finds(asked.narrowed(occurrences.narrowed(query))) ? offer.toString() : null;
    }
}
