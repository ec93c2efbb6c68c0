package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * Items like another one: those that share its rarest words in its language, hold what these are called in others, or name the same
 * concepts in any; of these, the ones about the same themes first. How rare a word is follows from the viewer's own indexes alone.
 */
final class Likeness {
    private static final int MOST_TERMS = 25;
    private static final int MOST_TOKENS = 3_000;
    private static final int MOST_CONCEPTS = 8;
    private static final int WORDS_FOR_CONCEPTS = 80;
    /** Of its rare words so many parts must be shared. */
    private static final int SHARED = 5;

    private static final float CONCEPT = 2;
    /** A word in translation, to one that is shared. */
    private static final float TRANSLATED = 0.6f;

    /** A long text shares some words with nearly everything: it must share more of them than a question is found by. */
    private static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

    private static final List<String> ABOUT = List.of("theme", "setting", "target-group");

    private final IndexSearcher searcher;
    private final Set<Search.Hit> without;
    private final Concepts concepts;
    private final Lexicon lexicon;

    Likeness(Indexes.View view, Set<Search.Hit> without, Concepts concepts, Lexicon lexicon) {
        this.searcher = new IndexSearcher(view.searcher().getIndexReader());
        searcher.setSimilarity(SIMILARITY);
        searcher.setQueryCache(null);
        this.without = without;
        this.concepts = concepts;
        this.lexicon = lexicon;
    }

    /** Items, the likest first. */
    record Result(List<Search.Hit> hits) implements Search.Looked {}

    /**
     * Items like a text.
     *
     * @param itself the item whose text it is, or null
     * @param kind of items, or null for any that stand by themselves
     */
    Result look(
            Search.@Nullable Hit itself, @Nullable String kind, Language language, String title, String text, int most)
            throws IOException {
        BooleanQuery rare = rare(language, title, text);
        BooleanQuery.Builder like = new BooleanQuery.Builder();
        like.add(
                new BooleanQuery.Builder()
                        .add(sharing(rare), Occur.SHOULD)
                        .add(naming(title + "\n" + text), Occur.SHOULD)
                        .add(elsewhere(rare, language), Occur.SHOULD)
                        .build(),
                Occur.MUST);
        if (itself != null) {
            Term key = CircleIndex.key(itself.kind(), itself.id());
            for (Query about : about(key)) {
                like.add(about, Occur.SHOULD);
            }
            like.add(new TermQuery(key), Occur.MUST_NOT);
        }
        if (kind == null) {
            like.add(new TermQuery(CircleIndex.BESIDE), Occur.MUST_NOT);
        } else {
            like.add(SortedDocValuesField.newSlowExactQuery(CircleIndex.KIND, new BytesRef(kind)), Occur.FILTER);
        }
        var top = searcher.search(
                Narrowing.without(like.build(), without),
                new TopFieldCollectorManager(Look.BEST_FIRST, most, null, most));
        return new Result(Look.hits(searcher, Arrays.asList(top.scoreDocs)));
    }

    /** Its rarest words, each with how much it says. */
    private BooleanQuery rare(Language language, String title, String text) throws IOException {
        MoreLikeThis like = new MoreLikeThis(searcher.getIndexReader());
        like.setAnalyzer(Analysis.INDEX);
        like.setFieldNames(new String[] {Analysis.title(language), Analysis.body(language)});
        like.setMinTermFreq(1);
        like.setMinDocFreq(1);
        like.setMinWordLen(3);
        like.setMaxQueryTerms(MOST_TERMS);
        like.setMaxNumTokensParsed(MOST_TOKENS);
        like.setBoost(true);
        Map<String, Collection<Object>> document =
                Map.of(Analysis.title(language), List.of(title), Analysis.body(language), List.of(title, text));
        return (BooleanQuery) like.like(document);
    }

    /** With a fifth of its rarest words, or two of them where there are few. */
    private static Query sharing(BooleanQuery any) {
        if (any.clauses().isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        for (BooleanClause clause : any) {
            some.add(clause);
        }
        int least = any.clauses().size() / SHARED;
        some.setMinimumNumberShouldMatch(
                Math.clamp(least, Math.min(2, any.clauses().size()), MOST_TERMS));
        return some.build();
    }

    /** In other languages, with what these words are called there; names are not translated. */
    private Query elsewhere(BooleanQuery rare, Language from) throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (BooleanClause clause : rare) {
            Term term = ((TermQuery) ((BoostQuery) clause.query()).getQuery()).getTerm();
            if (!concepts.name(from, term.text())) {
                words.add(clause);
            }
        }
        Translations translations = new Translations(new Occurrences(searcher)::occurs);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Language to : Language.values()) {
            if (to != from) {
                Query theirs = translations.several(words.build(), from, to, lexicon, Weights.MEASURED.title());
                any.add(new BoostQuery(theirs, TRANSLATED * rarest(from) / rarest(to)), Occur.SHOULD);
            }
        }
        return any.build();
    }

    /**
     * How much a word of this language says at most. It says more the more texts there are in the language, so the same word would say
     * more in the language that most is written in, and all that is written there would be like everything.
     */
    private float rarest(Language language) throws IOException {
        return (float) Math.log(2 + searcher.getIndexReader().getDocCount(Analysis.body(language)));
    }

    private Query naming(String text) {
        BooleanQuery.Builder named = new BooleanQuery.Builder();
        concepts.in(text, WORDS_FOR_CONCEPTS).stream()
                .filter(concept -> !concept.name())
                .limit(MOST_CONCEPTS)
                .forEach(concept -> {
                    BooleanQuery.Builder any = new BooleanQuery.Builder();
                    concept.others().forEach(phrase -> any.add(Queries.named(phrase), Occur.SHOULD));
                    named.add(new BoostQuery(any.build(), CONCEPT), Occur.SHOULD);
                });
        return named.build();
    }

    /** What the item is about, as its own index has it. */
    private List<Query> about(Term key) throws IOException {
        List<Query> about = new ArrayList<>();
        TopDocs found = searcher.search(new TermQuery(key), 1);
        if (found.scoreDocs.length == 0) {
            return about;
        }
        int document = found.scoreDocs[0].doc;
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        for (String facet : ABOUT) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), CircleIndex.facet(facet));
            if (values.advanceExact(document - leaf.docBase)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    String value = values.lookupOrd(values.nextOrd()).utf8ToString();
                    about.add(new TermQuery(new Term(CircleIndex.facet(facet), value)));
                }
            }
        }
        return about;
    }
}
