package org.vrank.search;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Language;

/**
 * A query without what only makes one item fit better than another, and without alternatives that nothing can fit, or nothing in this
 * language: each standing question is asked of many items.
 *
 * @param language null for all
 */
record Bare(@Nullable Language language) {
    /** Null when nothing can fit it. */
    @Nullable
    Query of(Query query) {
        return switch (query) {
            case BoostQuery boosted -> of(boosted.getQuery());
            case MatchNoDocsQuery none -> null;
            case TermQuery word -> stands(word.getTerm().field()) ? word : null;
            case PhraseQuery phrase -> stands(phrase.getField()) ? phrase : null;
            case SynonymQuery synonyms -> stands(synonyms.getField()) ? synonyms : null;
            case DisjunctionMaxQuery best -> {
                BooleanQuery.Builder either = new BooleanQuery.Builder();
                best.getDisjuncts().forEach(one -> either.add(one, Occur.SHOULD));
                yield of(either.build());
            }
            case BooleanQuery all -> several(all);
            default -> query;
        };
    }

    /** Whether an item in this language has this field. */
    private boolean stands(@Nullable String field) {
        if (language == null || field == null) {
            return true;
        }
        for (Language other : Language.values()) {
            if (other != language && (field.equals(Analysis.body(other)) || field.equals(Analysis.title(other)))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Query several(BooleanQuery all) {
        int least = all.getMinimumNumberShouldMatch();
        boolean needed = all.clauses().stream().anyMatch(BooleanClause::isRequired);
        BooleanQuery.Builder rest = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        int alternatives = 0;
        for (BooleanClause clause : all) {
            boolean alternative = clause.occur() == Occur.SHOULD;
            Query inner = alternative && needed && least == 0 ? null : of(clause.query());
            if (inner != null) {
                alternatives += alternative ? 1 : 0;
                rest.add(inner, clause.isRequired() ? Occur.FILTER : clause.occur());
            } else if (clause.isRequired()) {
                return null;
            }
        }
        if (alternatives < (needed ? least : Math.max(1, least))) {
            return null;
        }
        BooleanQuery bare = rest.build();
        return bare.clauses().size() == 1 ? bare.clauses().getFirst().query() : bare;
    }
}
