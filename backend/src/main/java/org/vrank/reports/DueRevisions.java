package org.vrank.reports;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets revisions appear whose hour has come. Every node asks; the database gives each to one. */
@Singleton
class DueRevisions {
    private static final Logger LOG = LoggerFactory.getLogger(DueRevisions.class);

    private final TransactionOperations<Connection> transactions;
    private final RevisionRepository revisions;

    DueRevisions(TransactionOperations<Connection> transactions, RevisionRepository revisions) {
        this.transactions = transactions;
        this.revisions = revisions;
    }

    @Scheduled(fixedDelay = "${vrank.revisions.every:20s}", initialDelay = "2s")
    void apply() {
        try {
            transactions.executeWrite(status -> revisions.applyDue());
        } catch (RuntimeException databaseAway) {
            LOG.debug("no revisions applied: {}", databaseAway.getClass().getSimpleName());
        }
    }
}
