package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of facets over the items a query finds, from doc values, segment by segment. Each facet is counted as if its
 * own filter were not set, so that its numbers say what another choice would give.
 */
final class Facets {
    private Facets() {}

    /** Counts per facet and value; {@code chosen} holds the values each facet is filtered by. */
    static CollectorManager<?, Map<String, Map<String, Integer>>> counting(Map<String, Set<String>> chosen) {
        return new CollectorManager<Counting, Map<String, Map<String, Integer>>>() {
            @Override
            public Counting newCollector() {
                return new Counting(chosen);
            }

            @Override
            public Map<String, Map<String, Integer>> reduce(Collection<Counting> parts) throws IOException {
                Map<String, Map<String, Integer>> counts = new HashMap<>();
                for (Counting part : parts) {
                    part.finishSegment();
                    part.counts.forEach((facet, values) -> values.forEach((value, count) ->
                            counts.computeIfAbsent(facet, f -> new HashMap<>()).merge(value, count, Integer::sum)));
                }
                return counts;
            }
        };
    }

    /** What {@link #counting} gave beside another collector, which loses its type. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Integer>> counts(Object counted) {
        return (Map<String, Map<String, Integer>>) counted;
    }

    /** One facet in one segment. */
    private static final class Column {
        private final String facet;
        private final SortedSetDocValues values;
        private final @Nullable SortedDocValues single;
        private final int[] counts;
        private final boolean[] wanted;
        private final boolean filtered;
        private int[] here = new int[8];
        private int many;
        private boolean passes;

        Column(String facet, SortedSetDocValues values, Set<String> chosen) throws IOException {
            this.facet = facet;
            this.values = values;
            this.single = DocValues.unwrapSingleton(values);
            int size = Math.toIntExact(values.getValueCount());
            this.counts = new int[size];
            this.wanted = new boolean[size];
            this.filtered = !chosen.isEmpty();
            for (String value : chosen) {
                long ord = values.lookupTerm(new BytesRef(value));
                if (ord >= 0) {
                    wanted[(int) ord] = true;
                }
            }
        }

        void at(int document) throws IOException {
            many = 0;
            passes = !filtered;
            if (values.advanceExact(document)) {
                many = values.docValueCount();
                here = ArrayUtil.grow(here, many);
                for (int i = 0; i < many; i++) {
                    here[i] = (int) values.nextOrd();
                    passes |= wanted[here[i]];
                }
            }
        }

        /** Counts what stands there, where nothing is filtered. */
        void count(int document) throws IOException {
            if (single != null) {
                if (single.advanceExact(document)) {
                    counts[single.ordValue()]++;
                }
            } else if (values.advanceExact(document)) {
                for (int left = values.docValueCount(); left > 0; left--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }
    }

    private static final class Counting extends SimpleCollector {
        private final Map<String, Set<String>> chosen;
        private final boolean filtering;
        private final Map<String, Map<String, Integer>> counts = new HashMap<>();
        private final List<Column> columns = new ArrayList<>();
        private @Nullable LeafReader unopened;

        Counting(Map<String, Set<String>> chosen) {
            this.chosen = chosen;
            this.filtering = chosen.values().stream().anyMatch(values -> !values.isEmpty());
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            finishSegment();
            unopened = context.reader();
        }

        /** For the first item only: in most of many small indexes nothing is found. */
        private void open(LeafReader reader) throws IOException {
            for (var facet : chosen.entrySet()) {
                columns.add(new Column(
                        facet.getKey(),
                        DocValues.getSortedSet(reader, CircleIndex.facet(facet.getKey())),
                        facet.getValue()));
            }
            unopened = null;
        }

        @Override
        public void collect(int document) throws IOException {
            if (unopened != null) {
                open(unopened);
            }
            if (!filtering) {
                for (Column column : columns) {
                    column.count(document);
                }
                return;
            }
            int failing = 0;
            for (Column column : columns) {
                column.at(document);
                failing += column.passes ? 0 : 1;
            }
            for (Column column : columns) {
                if (failing == 0 || (failing == 1 && !column.passes)) {
                    for (int i = 0; i < column.many; i++) {
                        column.counts[column.here[i]]++;
                    }
                }
            }
        }

        void finishSegment() throws IOException {
            for (Column column : columns) {
                Map<String, Integer> values = counts.computeIfAbsent(column.facet, f -> new HashMap<>());
                for (int ord = 0; ord < column.counts.length; ord++) {
                    if (column.counts[ord] > 0) {
                        values.merge(column.values.lookupOrd(ord).utf8ToString(), column.counts[ord], Integer::sum);
                    }
                }
            }
            columns.clear();
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
