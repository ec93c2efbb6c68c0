package org.vrank.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;

/** What to propose while somebody types. */
final class Proposals {
    static final int SHORTEST = 2;

    /** The facets whose values are proposed: what a report is about, and where it takes place. */
    static final List<String> FACETS = List.of("theme", "setting");

    private static final Sort NEWEST_FIRST = new Sort(
            new SortField(CircleIndex.DAY, SortField.Type.LONG, true),
            new SortField(CircleIndex.ID, SortField.Type.STRING));

    private Proposals() {}

    /** Items whose titles fit, and the themes that fit and occur among the viewer's items. */
    record Result(List<Search.Hit> hits, Map<String, String> themes) implements Search.Looked {}

    static Result look(
            Indexes.View view,
            Set<Search.Hit> without,
            String typed,
            Map<String, String> themes,
            int titles,
            int mostThemes)
            throws IOException {
        if (typed.codePointCount(0, typed.length()) < SHORTEST) {
            return new Result(List.of(), Map.of());
        }
        IndexSearcher searcher = view.searcher();
        Map<String, String> fitting = new LinkedHashMap<>();
        List<String> beginnings = words(typed);
        for (var theme : themes.entrySet()) {
            boolean fits = !beginnings.isEmpty()
                    && beginnings.stream()
                            .allMatch(b -> words(theme.getValue()).stream().anyMatch(w -> w.startsWith(b)));
            if (fits && fitting.size() < mostThemes && occurs(searcher, theme.getKey())) {
                fitting.put(theme.getKey(), theme.getValue());
            }
        }
        var top = searcher.search(
                Queries.without(Queries.beginnings(typed), without),
                new TopFieldCollectorManager(NEWEST_FIRST, titles, null, titles));
        return new Result(Look.hits(searcher, Arrays.asList(top.scoreDocs)), fitting);
    }

    private static boolean occurs(IndexSearcher searcher, String theme) throws IOException {
        for (String facet : FACETS) {
            if (searcher.getIndexReader().docFreq(new Term(CircleIndex.facet(facet), theme)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return Words.of(text.toLowerCase(Locale.ROOT), Analysis.folded(), Queries.MOST_WORDS).stream()
                .map(Words.Word::term)
                .toList();
    }
}
