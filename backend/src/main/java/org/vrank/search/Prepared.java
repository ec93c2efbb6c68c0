package org.vrank.search;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/** A query for {@link Candidates}: what it wants of an item, beside what says which items could fit it at all. */
final class Prepared extends Query {
    private final Fit fit;
    private volatile @Nullable Query whole;

    Prepared(Query whole, Vocabulary vocabulary) {
        this.whole = whole;
        this.fit = Fit.of(whole, vocabulary);
    }

    Fit fit() {
        return fit;
    }

    /** From now on it is asked, and no longer looked into: the query itself is let go. */
    void ready() {
        whole = null;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return this;
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
        return fit.toString();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
