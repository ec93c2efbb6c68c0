package org.vrank.search;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
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
    private final Vocabulary vocabulary = new Vocabulary();
    private final Set<UUID> held = new HashSet<>();

    Watch(Concepts concepts, Lexicon lexicon) {
        this.concepts = concepts;
        this.lexicon = lexicon;
        try {
            this.monitor = new Monitor(Analysis.INDEX, new TermFilteredPresearcher());
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
        Map<String, Prepared> some = new HashMap<>();
        for (var question : questions.entrySet()) {
            Query whole = Bare.of(query(question.getValue()));
            if (whole != null) {
                some.put(question.getKey().toString(), new Prepared(whole, vocabulary));
            }
            if (some.size() == REGISTERED) {
                register(some);
            }
        }
        register(some);
        held.addAll(questions.keySet());
    }

    private void register(Map<String, Prepared> some) throws IOException {
        if (!some.isEmpty()) {
            monitor.register(some.entrySet().stream()
                    .map(one -> new MonitorQuery(one.getKey(), one.getValue()))
                    .toList());
            some.values().forEach(Prepared::ready);
            some.clear();
        }
    }

    void drop(Collection<UUID> questions) throws IOException {
        monitor.deleteById(questions.stream().map(UUID::toString).toList());
        held.removeAll(questions);
    }

    /** For each of these items, in their order, the questions it fits. */
    List<List<UUID>> fitting(List<Item> items) throws IOException {
        List<List<UUID>> fitting = new ArrayList<>();
        for (Item item : items) {
            MatchingQueries<QueryMatch> matches =
                    monitor.match(document(item), searcher -> new Candidates(searcher, vocabulary));
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
                    asked.words(), Set.copyOf(question.without()), concepts, lexicon, Language.NL, Occurring.ANYTHING);
            found = new Queries(
                            asked.words(),
                            Language.NL,
                            widening,
                            Weights.MEASURED,
                            Map.of(),
                            new IndexSearcher(new MultiReader()))
                    .query(Queries.Reach.ALL_WORDS);
        }
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(asked.narrowed(found), Occur.MUST);
        question.chosen().forEach((facet, values) -> narrowed.add(Narrowing.one(facet, values), Occur.FILTER));
        return narrowed.build();
    }
}
