package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
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
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * One look into the indexes of one viewer for one question: most words first; some of them below, where few items hold most; then
 * with typing errors forgiven. For words that stand nowhere, an offer of another spelling.
 */
final class Look {
    private static final SortField ID = new SortField(CircleIndex.ID, SortField.Type.STRING);
    static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(CircleIndex.DAY, SortField.Type.LONG, true), ID);
    /** Newest first of those that hold most of the words, and then of those that hold some. */
    private static final Sort NEWEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(CircleIndex.PUBLISHED, SortField.Type.LONG, true),
            new SortField(CircleIndex.ID, SortField.Type.STRING, true));

    /** Where fewer items hold most of the words, those that hold some stand below them. */
    private static final int ENOUGH = 10;

    /**
     * More than any item can fit by its words, lifted or not, so that what holds most of them comes first: two dozen words of which each
     * stands in one of a million items come to some thousands. Differences below a thousandth are lost among those that come first.
     */
    private static final float FIRST = 10_000;

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
    private final Kinds kinds;
    private final Weights weights;

    Look(
            Indexes.View view,
            Set<Search.Hit> without,
            Concepts concepts,
            Lexicon lexicon,
            Search.Question question,
            Language language,
            Kinds kinds,
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
        this.kinds = kinds;
        this.weights = weights;
    }

    /**
     * What was found, before anything of it was read.
     *
     * @param closest how many of them hold most of the words; they come first
     */
    record Result(
            Query query,
            int total,
            int closest,
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
            widening = Widening.of(asked.words(), question.dropped(), concepts, lexicon, language, new InView());
            Queries queries = new Queries(asked.words(), language, widening, weights, asked.places(), searcher);
            suggestion = spelling().corrected(queries.words());
            pass = best(queries, suggestion, sort);
        } else {
            Query everything = asked.seeks() ? new MatchAllDocsQuery() : Narrowing.listed();
            pass = pass(searcher.rewrite(asked.narrowed(everything)), sort);
        }
        if (suggestion == null && pass.top().totalHits.value() == 0) {
            suggestion = spelling().otherwise();
        }
        List<ScoreDoc> documents = Arrays.asList(pass.top().scoreDocs);
        List<ScoreDoc> page = documents.subList(Math.min(question.from(), documents.size()), documents.size());
        List<Search.Hit> hits = hits(searcher, page);
        return new Result(
                pass.query(),
                Math.toIntExact(pass.top().totalHits.value()),
                pass.closest(),
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

    /**
     * What one query finds: the items asked for, and what its facets count.
     *
     * @param found how many there are whatever values are chosen; exact below {@link #ENOUGH}
     * @param closest how many of the items asked for hold most of the words
     */
    private record Pass(
            Query query, TopFieldDocs top, int found, int closest, Map<String, Map<String, Integer>> facets) {}

    private Spelling spelling() {
        return new Spelling(searcher, occurrences, asked, language, weights, concepts, lexicon);
    }

    /** Most words, and where few items hold them some of them below; else some of them; else with typing errors forgiven. */
    private Pass best(Queries queries, @Nullable String suggestion, Sort sort) throws IOException {
        // a word that stands nowhere, but a near one does: its parts alone would find anything
        List<Queries.Reach> reaches = suggestion == null
                ? List.of(Queries.Reach.MOST_WORDS, Queries.Reach.SOME_WORDS, Queries.Reach.WITH_TYPOS)
                : List.of(Queries.Reach.WITH_TYPOS, Queries.Reach.SOME_WORDS);
        for (Queries.Reach reach : reaches) {
            Pass pass = pass(query(queries, reach), sort);
            if (pass.found() == 0) {
                continue;
            }
            if (reach == Queries.Reach.SOME_WORDS) {
                return new Pass(pass.query(), pass.top(), pass.found(), 0, pass.facets());
            }
            boolean few = pass.found() < ENOUGH && queries.words().size() > 1;
            return few && reach == Queries.Reach.MOST_WORDS
                    ? pass(query(queries, Queries.Reach.SOME_WORDS), pass.query(), sort)
                    : pass;
        }
        return pass(new MatchNoDocsQuery("nothing near"), sort);
    }

    private Query query(Queries queries, Queries.Reach reach) throws IOException {
        return searcher.rewrite(asked.narrowed(occurrences.narrowed(searcher.rewrite(queries.query(reach)))));
    }

    private Pass pass(Query any, Sort sort) throws IOException {
        return pass(any, null, sort);
    }

    /**
     * Counts facets while it collects; where values are chosen the items are narrowed to them, but the facets are not.
     *
     * @param closest what comes first, fewer than {@link #ENOUGH}; null for all alike
     */
    private Pass pass(Query any, @Nullable Query closest, Sort sort) throws IOException {
        Query query = Narrowing.without(any, without);
        Query chosen = Narrowing.chosen(query, question.chosen());
        Query ranked = sort == BEST_FIRST
                ? kinds.weighed(nearby.lift(chosen), concepts.called(asked.words()))
                : new ConstantScoreQuery(chosen);
        if (closest != null) {
            ranked = Narrowing.first(ranked, closest, FIRST);
        }
        var best = new TopFieldCollectorManager(sort, question.from() + question.limit(), null, Integer.MAX_VALUE);
        var counts = Facets.counting(question.chosen());
        TopFieldDocs top;
        Object counted;
        int found;
        if (chosen == query) {
            Object[] both = searcher.search(ranked, new MultiCollectorManager(best, counts));
            top = (TopFieldDocs) both[0];
            counted = both[1];
            found = Math.toIntExact(top.totalHits.value());
        } else {
            top = searcher.search(ranked, best);
            counted = searcher.search(query, counts);
            found = count(searcher, query, ENOUGH);
        }
        int first = closest == null
                ? Math.toIntExact(top.totalHits.value())
                : count(searcher, Narrowing.chosen(closest, question.chosen()), ENOUGH);
        return new Pass(query, top, found, first, Facets.counts(counted));
    }

    /** Whether a query finds anything; stops at the first item. */
    static boolean finds(IndexSearcher searcher, Query query) throws IOException {
        return count(searcher, query, 1) > 0;
    }

    /** How many items a query finds, at most so many; stops there. */
    private static int count(IndexSearcher searcher, Query query, int most) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        int found = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator documents = scorer.iterator();
            for (int one = documents.nextDoc(); one != DocIdSetIterator.NO_MORE_DOCS; one = documents.nextDoc()) {
                if (live == null || live.get(one)) {
                    found++;
                    if (found == most) {
                        return found;
                    }
                }
            }
        }
        return found;
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

    private final class InView implements Occurring {
        @Override
        public boolean phrase(Concepts.Phrase phrase) throws IOException {
            return finds(searcher, occurrences.narrowed(Queries.named(phrase)));
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
}
