package org.vrank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Says which candidates one item fits. A candidate names some hundred words, and many candidates name the same: what the item holds of
 * them is looked up once. To run each as a search of its own took nearly all of the time.
 */
final class Candidates extends CandidateMatcher<QueryMatch> {
    private final Fit.Item item;

    /** For an item that is alone in its index. */
    Candidates(IndexSearcher searcher, Vocabulary vocabulary) {
        super(searcher);
        LeafReaderContext leaf = searcher.getIndexReader().leaves().getFirst();
        try {
            this.item = new Fit.Item(vocabulary.in(leaf.reader()), searcher, leaf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void matchQuery(String id, Query query, Map<String, String> metadata) throws IOException {
        if (((Prepared) query).fit().fits(item)) {
            addMatch(new QueryMatch(id), 0);
        }
    }

    @Override
    public QueryMatch resolve(QueryMatch one, QueryMatch other) {
        return one;
    }
}
