package org.vrank.editions;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Clocks;

/**
 * Lets offers lapse and others move up, gives free the places of who reads the circle no more, and reminds the day before a half day.
 * Every node does; the database lets each thing happen once. Who is told is known to the database alone.
 */
@Singleton
class EditionMornings {
    private static final Logger LOG = LoggerFactory.getLogger(EditionMornings.class);

    /** From when on in the morning people are reminded. */
    private static final int HOUR = 7;

    private final TransactionOperations<Connection> transactions;
    private final EditionRepository editions;
    private final EditionLetters letters;
    private final Clock clock;

    EditionMornings(
            TransactionOperations<Connection> transactions,
            EditionRepository editions,
            EditionLetters letters,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.letters = letters;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${vrank.editions.every:10m}", initialDelay = "3m")
    void round() {
        try {
            sweep();
            if (clock.instant().atZone(Clocks.BRUSSELS).getHour() >= HOUR) {
                remind();
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug(
                    "editions were not looked after: {}",
                    databaseAway.getClass().getSimpleName());
        }
    }

    void sweep() {
        transactions.executeWrite(status -> {
            editions.sweep();
            letters.sweep();
            return true;
        });
    }

    void remind() {
        ZonedDateTime now = clock.instant().atZone(Clocks.BRUSSELS);
        transactions.executeWrite(status -> {
            editions.remind(now.toLocalDate());
            letters.sweep();
            return true;
        });
    }
}
