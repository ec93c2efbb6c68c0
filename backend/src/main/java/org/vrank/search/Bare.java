package org.vrank.search;

import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query without what only makes one item fit better than another, and without alternatives that nothing can fit: each standing
 * question is asked of many items.
 */
final class Bare {
    private Bare() {}

    /** Null when nothing can fit it. */
    static @Nullable Query of(Query query) {
        return switch (query) {
            case BoostQuery boosted -> of(boosted.getQuery());
            case MatchNoDocsQuery none -> null;
            case DisjunctionMaxQuery best -> {
                BooleanQuery.Builder either = new BooleanQuery.Builder();
                best.getDisjuncts().forEach(one -> either.add(one, Occur.SHOULD));
                yield of(either.build());
            }
            case BooleanQuery all -> several(all);
            default -> query;
        };
    }

    private static @Nullable Query several(BooleanQuery all) {
        int least = all.getMinimumNumberShouldMatch();
        boolean needed = all.clauses().stream().anyMatch(BooleanClause::isRequired);
        BooleanQuery.Builder rest = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        int alternatives = 0;
        for (BooleanClause clause : all) {
            boolean alternative = clause.occur() == Occur.SHOULD;
            Query inner = alternative && needed && least == 0 ? null : of(clause.query());
            if (alternative && least <= 1 && inner instanceof BooleanQuery either && alternatives(either)) {
                alternatives++;
                either.forEach(rest::add);
            } else if (inner != null) {
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

    /** Whether any one of them will do. */
    private static boolean alternatives(BooleanQuery query) {
        return query.getMinimumNumberShouldMatch() <= 1
                && query.clauses().stream().allMatch(clause -> clause.occur() == Occur.SHOULD);
    }
}
