package org.vrank.notices;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Clocks;
import org.vrank.search.StandingQuestion;
import org.vrank.search.StandingQuestions;

/**
 * Holds what has appeared against the saved searches, and delivers at the hours of delivery. Every node asks; the database lets one
 * do it, and how far it came stands in the same transaction as what it found.
 */
@Singleton
class Matching implements StandingQuestions.Source {
    private static final Logger LOG = LoggerFactory.getLogger(Matching.class);

    private final TransactionOperations<Connection> transactions;
    private final MatchRepository matches;
    private final StandingQuestions standing;
    private final ObjectMapper json;
    private final Clock clock;

    Matching(
            @Named("indexer") TransactionOperations<Connection> transactions,
            MatchRepository matches,
            StandingQuestions standing,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.matches = matches;
        this.standing = standing;
        this.json = json;
        this.clock = clock;
    }

    @Serdeable
    record Changed(String kind, UUID id) {}

    @Serdeable
    record Fitting(UUID question, String kind, UUID id, UUID circle, Instant published, Instant latest) {}

    @Scheduled(fixedDelay = "${vrank.alerts.every:30s}", initialDelay = "${vrank.alerts.every:30s}")
    void now() {
        try {
            boolean ours = round();
            LOG.trace("saved searches held against what appeared, here: {}", ours);
        } catch (RuntimeException databaseAway) {
            LOG.debug("no saved searches matched: {}", databaseAway.getClass().getSimpleName());
        }
    }

    /** One round; false when another node is at it. */
    boolean round() {
        return transactions.executeWrite(status -> {
            if (!matches.take()) {
                return false;
            }
            Instant at = clock.instant();
            StandingQuestions.News news = standing.since(matches.reached(), this);
            if (!news.changed().isEmpty()) {
                String fits = text(news.fits().stream().map(Matching::fitting).toList());
                matches.forget(
                        text(news.changed().stream()
                                .map(i -> new Changed(i.kind(), i.id()))
                                .toList()),
                        fits);
                matches.note(fits, at);
            }
            matches.reach(news.reached());
            long told = matches.deliver(
                    Rhythm.DAILY.last(at).toInstant(), Rhythm.WEEKLY.last(at).toInstant());
            LOG.debug("saved searches: {} told", told);
            return true;
        });
    }

    /** What fits is told now, whatever the hour: for the demo world alone. */
    void morning() {
        while (!round()) {
            Thread.onSpinWait();
        }
        Instant at = clock.instant().plusSeconds(1);
        transactions.executeWrite(status -> matches.deliver(at, at));
    }

    private static Fitting fitting(StandingQuestions.Fit fit) {
        return new Fitting(
                fit.question(),
                fit.item().kind(),
                fit.item().id(),
                fit.circle(),
                fit.published(),
                latest(fit.published()));
    }

    /** Of some items only the month is kept: they may have appeared on any of its days, and nobody is told which. */
    private static Instant latest(Instant published) {
        ZonedDateTime at = published.atZone(Clocks.BRUSSELS);
        ZonedDateTime month = YearMonth.from(at).atDay(1).atStartOfDay(Clocks.BRUSSELS);
        return at.isEqual(month) ? month.plusMonths(1).toInstant() : published;
    }

    @Override
    public Set<UUID> ids() {
        return Set.copyOf(matches.ids());
    }

    @Override
    public Map<UUID, StandingQuestion> questions(Collection<UUID> ids) {
        Map<UUID, StandingQuestion> questions = new LinkedHashMap<>();
        matches.among(ids.stream().map(UUID::toString).toArray(String[]::new))
                .forEach(kept -> questions.put(kept.id(), kept.question()));
        return questions;
    }

    private String text(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
