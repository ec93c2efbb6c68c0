package org.vrank.search;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Which items are asked for whatever their words: those that are listed, chosen by their facets, left out or put first. */
final class Narrowing {
    private Narrowing() {}

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

    /** What a query finds, narrowed to items with one of the values chosen for each facet; the query itself where none is chosen. */
    static Query chosen(Query query, Map<String, Set<String>> chosen) {
        if (chosen.values().stream().allMatch(Set::isEmpty)) {
            return query;
        }
        BooleanQuery.Builder filtered = new BooleanQuery.Builder().add(query, Occur.MUST);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                filtered.add(one(facet, values), Occur.FILTER);
            }
        });
        return filtered.build();
    }

    /** What a query finds, those that another finds too counting by so much more. */
    static Query first(Query query, Query closest, float more) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new BoostQuery(new ConstantScoreQuery(closest), more), Occur.SHOULD)
                .build();
    }

    /** Items with one of these values. */
    static Query one(String facet, Iterable<String> values) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        values.forEach(value -> either.add(new TermQuery(new Term(CircleIndex.facet(facet), value)), Occur.SHOULD));
        return either.build();
    }
}
