package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.vrank.platform.Language;

/** What to propose while somebody types: of all of it only what occurs among the items of the one who types. */
final class Proposals {
    static final int SHORTEST = 2;
    private static final int TITLES = 6;
    private static final int MOST = 3;

    /** The facets whose values are proposed: what a report is about, where it takes place, and whose it is. */
    static final List<String> FACETS = List.of("theme", "setting", "place");

    private static final Sort NEWEST_FIRST = new Sort(
            new SortField(CircleIndex.DAY, SortField.Type.LONG, true),
            new SortField(CircleIndex.ID, SortField.Type.STRING));

    private final IndexSearcher searcher;
    private final Set<Search.Hit> without;
    private final List<String> typed;
    private final Language language;

    Proposals(Indexes.View view, Set<Search.Hit> without, String typed, Language language) {
        this.searcher = view.searcher();
        this.without = without;
        this.typed = typed.codePointCount(0, typed.length()) < SHORTEST ? List.of() : Naming.words(typed);
        this.language = language;
    }

    /**
     * What fits.
     *
     * @param values per facet its values with their labels
     */
    record Result(List<Search.Hit> hits, Map<String, Map<String, String>> values, List<Naming.Name> names)
            implements Search.Looked {}

    /** Of these labels by facet and value, these names, and all titles. */
    Result look(Map<String, Map<String, String>> labels, Naming naming) throws IOException {
        if (typed.isEmpty()) {
            return new Result(List.of(), Map.of(), List.of());
        }
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        for (String facet : FACETS) {
            values.put(facet, values(facet, labels.getOrDefault(facet, Map.of())));
        }
        var top = searcher.search(
                Narrowing.without(Queries.beginnings(typed), without),
                new TopFieldCollectorManager(NEWEST_FIRST, TITLES, null, TITLES));
        return new Result(Look.hits(searcher, Arrays.asList(top.scoreDocs)), values, names(naming));
    }

    private Map<String, String> values(String facet, Map<String, String> labels) throws IOException {
        Map<String, String> fitting = new LinkedHashMap<>();
        for (var label : labels.entrySet()) {
            if (fitting.size() < MOST
                    && Naming.fits(typed, Naming.words(label.getValue()))
                    && searcher.getIndexReader().docFreq(new Term(CircleIndex.facet(facet), label.getKey())) > 0) {
                fitting.put(label.getKey(), label.getValue());
            }
        }
        return fitting;
    }

    private List<Naming.Name> names(Naming naming) throws IOException {
        List<Naming.Name> fitting = new ArrayList<>();
        for (Naming.Name name : naming.like(typed, language)) {
            if (fitting.size() == MOST) {
                break;
            }
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            name.concept().forEach(phrase -> any.add(Queries.named(phrase), Occur.SHOULD));
            if (Look.finds(searcher, any.build())) {
                fitting.add(name);
            }
        }
        return fitting;
    }
}
