package org.vrank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/** An item fits a standing question exactly when Lucene finds it with the question's query. */
class FitTest {
    private static final int DEEP = 3;

    @Property(tries = 3_000)
    void an_item_fits_what_finds_it(
            @ForAll("queries") Query query, @ForAll("texts") String title, @ForAll("texts") String body)
            throws IOException {
        MemoryIndex item = new MemoryIndex();
        item.addField("title", title, new WhitespaceAnalyzer());
        item.addField("body", body, new WhitespaceAnalyzer());
        IndexSearcher searcher = item.createSearcher();

        Query bare = Bare.of(query);
        boolean fits = false;
        if (bare != null) {
            Vocabulary vocabulary = new Vocabulary();
            vocabulary.set(List.of(new Term("body", "another"), new Term("title", "a")));
            Fit fit = Fit.of(bare, vocabulary);
            var leaf = searcher.getIndexReader().leaves().getFirst();
            fits = fit.fits(new Fit.Item(vocabulary.in(leaf.reader()), searcher, leaf));
        }

        assertThat(fits).as("%s in %s | %s", query, title, body).isEqualTo(searcher.count(query) > 0);
    }

    @Provide
    Arbitrary<String> texts() {
        return words().list().ofMaxSize(4).map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<Query> queries() {
        return queries(DEEP);
    }

    private static Arbitrary<Query> queries(int deep) {
        return deep == 0 ? simple() : Arbitraries.oneOf(simple(), several(deep), several(deep), around(deep));
    }

    private static Arbitrary<Query> simple() {
        return Arbitraries.oneOf(
                terms().map(TermQuery::new),
                terms().map(TermQuery::new),
                Combinators.combine(fields(), words(), words())
                        .as((field, one, other) -> new PhraseQuery(1, field, one, other)),
                Combinators.combine(fields(), words(), words())
                        .as((field, one, other) -> new SynonymQuery.Builder(field)
                                .addTerm(new Term(field, one))
                                .addTerm(new Term(field, other))
                                .build()),
                terms().map(PrefixQuery::new),
                Arbitraries.of(new MatchAllDocsQuery(), new MatchNoDocsQuery("nothing")));
    }

    private static Arbitrary<Query> several(int deep) {
        Arbitrary<BooleanClause> clause = Combinators.combine(
                        queries(deep - 1),
                        Arbitraries.of(Occur.SHOULD, Occur.SHOULD, Occur.MUST, Occur.FILTER, Occur.MUST_NOT))
                .as(BooleanClause::new);
        return Combinators.combine(
                        clause.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.integers().between(0, 2))
                .as((clauses, least) -> {
                    BooleanQuery.Builder several = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
                    clauses.forEach(several::add);
                    return several.build();
                });
    }

    private static Arbitrary<Query> around(int deep) {
        return Arbitraries.oneOf(
                queries(deep - 1).map(query -> new BoostQuery(query, 2)),
                queries(deep - 1).map(ConstantScoreQuery::new),
                queries(deep - 1).list().ofMinSize(1).ofMaxSize(3).map(some -> new DisjunctionMaxQuery(some, 0)));
    }

    private static Arbitrary<Term> terms() {
        return Combinators.combine(fields(), words()).as(Term::new);
    }

    private static Arbitrary<String> fields() {
        return Arbitraries.of("title", "body");
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of("a", "b", "ab", "c", "d");
    }
}
