package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Lifts items from places like the viewer's own, as far as an item shows its place. */
final class Nearby {
    private static final String PLACE = "place";

    /** An item that fits this much worse, but comes from such a place, stands beside one from anywhere. */
    private static final Map<Nearness.Degree, Float> LIFT =
            Map.of(Nearness.Degree.OWN, 3f, Nearness.Degree.ALIKE, 2f, Nearness.Degree.REGION, 1.4f);

    private final Map<String, Nearness.Degree> places;

    Nearby(Map<String, Nearness.Degree> places) {
        this.places = places;
    }

    Query lift(Query query) {
        Query lifted = query;
        for (Nearness.Degree degree : Nearness.Degree.values()) {
            List<String> such = new ArrayList<>();
            places.forEach((place, theirs) -> {
                if (theirs == degree) {
                    such.add(place);
                }
            });
            if (!such.isEmpty()) {
                lifted = FunctionScoreQuery.boostByQuery(
                        lifted, Narrowing.one(PLACE, such), LIFT.getOrDefault(degree, 1f));
            }
        }
        return lifted;
    }

    /** How near the place is that an item shows, or null. */
    Nearness.@Nullable Degree degree(IndexSearcher searcher, int document) throws IOException {
        if (places.isEmpty()) {
            return null;
        }
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), CircleIndex.facet(PLACE));
        return values.advanceExact(document - leaf.docBase)
                ? places.get(values.lookupOrd(values.nextOrd()).utf8ToString())
                : null;
    }
}
