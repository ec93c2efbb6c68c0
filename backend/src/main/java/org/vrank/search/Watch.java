package org.vrank.search;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Language;

/**
 * Holds questions in memory and says which of them an item fits. It is search turned round: the same query as that of a search for
 * all its words, in any language, asked of one item at a time. What an item holds decides alone, not what else there is; so a question finds here
 * what it would find in any index that holds the item.
 */
@Singleton
class Watch implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /** Questions that are taken in at once: on the way in each needs some hundred kilobytes. */
    private static final int REGISTERED = 50;

    private final Concepts concepts;
    private final Lexicon lexicon;
    private final Monitor monitor;
    private final Set<UUID> held = new HashSet<>();

    Watch(Concepts concepts, Lexicon lexicon) {
        this.concepts = concepts;
        this.lexicon = lexicon;
        try {
            this.monitor = new Monitor(Analysis.INDEX, new MultipassTermFilteredPresearcher(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An item, of a kind. */
    record Item(String kind, Searchable.Entry entry) {}

    /** The questions held. */
    Set<UUID> held() {
        return Set.copyOf(held);
    }

    void hold(Map<UUID, StandingQuestion> questions) throws IOException {
        List<MonitorQuery> queries = new ArrayList<>();
        for (var question : questions.entrySet()) {
            Query bare = bare(query(question.getValue()));
            if (bare != null) {
                queries.add(new MonitorQuery(question.getKey().toString(), bare));
            }
        }
        for (int from = 0; from < queries.size(); from += REGISTERED) {
            monitor.register(queries.subList(from, Math.min(queries.size(), from + REGISTERED)));
        }
        held.addAll(questions.keySet());
    }

    void drop(Collection<UUID> questions) throws IOException {
        monitor.deleteById(questions.stream().map(UUID::toString).toList());
        held.removeAll(questions);
    }

    /** For each of these items, in their order, the questions it fits. */
    List<List<UUID>> fitting(List<Item> items) throws IOException {
        List<List<UUID>> fitting = new ArrayList<>();
        for (Item item : items) {
            MatchingQueries<QueryMatch> matches = monitor.match(document(item), QueryMatch.SIMPLE_MATCHER);
            matches.getErrors().values().stream()
                    .findFirst()
                    .ifPresent(e -> LOG.warn(
                            "standing questions failed on an item ({})",
                            e.getClass().getSimpleName()));
            fitting.add(matches.getMatches().stream()
                    .map(match -> UUID.fromString(match.getQueryId()))
                    .toList());
        }
        return fitting;
    }

    @Override
    @PreDestroy
    public void close() throws IOException {
        monitor.close();
    }

    private static Document document(Item item) {
        Document document = Documents.of(item.kind(), item.entry());
        // many terms that no question of this kind asks for
        document.removeFields(Analysis.BEGINNINGS);
        return document;
    }

    /** Other words for the same are all asked for: those that stand in no index stand in no item. */
    Query query(StandingQuestion question) throws IOException {
        Asked asked = question.asked();
        Query found = asked.seeks() ? new MatchAllDocsQuery() : Narrowing.listed();
        if (asked.hasWords()) {
            Widening widening = Widening.of(
                    asked.words(),
                    Set.copyOf(question.without()),
                    concepts,
                    lexicon,
                    Language.NL,
                    Widening.Occurring.ANYTHING);
            found = new Queries(
                            asked.words(),
                            Language.NL,
                            widening,
                            Weights.MEASURED,
                            new IndexSearcher(new MultiReader()))
                    .query(Queries.Reach.ALL_WORDS);
        }
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(asked.narrowed(found), Occur.MUST);
        question.chosen().forEach((facet, values) -> narrowed.add(Narrowing.one(facet, values), Occur.FILTER));
        return narrowed.build();
    }

    /**
     * The same without what only makes one item fit better than another, and without alternatives that nothing can fit: each
     * question is asked of many items. Null when nothing can fit it.
     */
    private static @Nullable Query bare(Query query) {
        return switch (query) {
            case BoostQuery boosted -> bare(boosted.getQuery());
            case MatchNoDocsQuery none -> null;
            case DisjunctionMaxQuery best -> {
                BooleanQuery.Builder either = new BooleanQuery.Builder();
                best.getDisjuncts().forEach(one -> either.add(one, Occur.SHOULD));
                yield bare(either.build());
            }
            case BooleanQuery all -> bare(all);
            default -> query;
        };
    }

    private static @Nullable Query bare(BooleanQuery all) {
        int least = all.getMinimumNumberShouldMatch();
        boolean needed = all.clauses().stream().anyMatch(BooleanClause::isRequired);
        BooleanQuery.Builder rest = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        int alternatives = 0;
        for (BooleanClause clause : all) {
            boolean alternative = clause.occur() == Occur.SHOULD;
            Query inner = alternative && needed && least == 0 ? null : bare(clause.query());
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
