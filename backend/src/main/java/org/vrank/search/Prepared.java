package org.vrank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * A query that is asked of many items, each by itself and in one language, without scores. It is rewritten once, for each language
 * apart: to do that for each item, with the words of all languages, took nearly all of the time. Not for queries whose words are
 * looked up in what they are asked of, such as near ones.
 */
final class Prepared extends Query {
    private static final IndexSearcher NOTHING = searcher();

    private final Map<Language, Query> each = new EnumMap<>(Language.class);
    private volatile @Nullable Query whole;

    /**
     * @param whole what decides which items it may fit at all
     * @param each what fits an item of that language
     */
    Prepared(Query whole, Map<Language, Query> each) throws IOException {
        this.whole = whole;
        for (var one : each.entrySet()) {
            this.each.put(one.getKey(), NOTHING.rewrite(new ConstantScoreQuery(one.getValue())));
        }
    }

    /** From now on it is asked, and no longer looked into. */
    void ready() {
        whole = null;
    }

    private static IndexSearcher searcher() {
        try {
            return new IndexSearcher(new MultiReader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            for (var one : each.entrySet()) {
                if (leaf.reader().terms(Analysis.body(one.getKey())) != null
                        || leaf.reader().terms(Analysis.title(one.getKey())) != null) {
                    return one.getValue().createWeight(searcher, mode, boost);
                }
            }
        }
        return new MatchNoDocsQuery("another language").createWeight(searcher, mode, boost);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        Query all = whole;
        if (all == null) {
            visitor.visitLeaf(this);
        } else {
            all.visit(visitor);
        }
    }

    @Override
    public String toString(String field) {
        return each.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prepared prepared && prepared.each.equals(each);
    }

    @Override
    public int hashCode() {
        return each.hashCode();
    }
}
