package org.vrank.search;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What counts less than it fits, by its kind, and what comes first although it does: what says what the question is the name of. Both
 * follow from the item alone, so pages join whatever stands on them.
 */
final class Kinds {
    /** All as they fit. */
    static final Kinds ALIKE = new Kinds(Map.of());

    /**
     * More than an item can fit by its words, as far as anybody asks, and little beside what puts those first that hold most of them:
     * that one comes first among these.
     */
    private static final float CALLED = 1_000;

    private final Map<String, Float> weights;

    /** @param weights how much those kinds count that do not count in full */
    Kinds(Map<String, Float> weights) {
        this.weights = weights;
    }

    static Kinds of(Collection<Searchable> searchables) {
        return new Kinds(searchables.stream()
                .filter(one -> one.weight() != 1)
                .collect(Collectors.toMap(Searchable::kind, Searchable::weight)));
    }

    /** @param called what comes first */
    Query weighed(Query query, Collection<Search.Hit> called) {
        Query weighed = query;
        for (Map.Entry<String, Float> kind : weights.entrySet()) {
            Query such = SortedDocValuesField.newSlowExactQuery(CircleIndex.KIND, new BytesRef(kind.getKey()));
            weighed = FunctionScoreQuery.boostByQuery(weighed, such, kind.getValue());
        }
        if (called.isEmpty()) {
            return weighed;
        }
        BooleanQuery.Builder those = new BooleanQuery.Builder();
        called.forEach(hit -> those.add(new TermQuery(CircleIndex.key(hit.kind(), hit.id())), Occur.SHOULD));
        return Narrowing.first(weighed, those.build(), CALLED);
    }
}
