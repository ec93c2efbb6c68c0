package org.vrank.discussion;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers under a pseudonym keep no day once they have appeared. */
@Singleton
class PseudonymMonths {
    private static final Logger LOG = LoggerFactory.getLogger(PseudonymMonths.class);

    private final TransactionOperations<Connection> transactions;
    private final CommentRepository comments;

    PseudonymMonths(TransactionOperations<Connection> transactions, CommentRepository comments) {
        this.transactions = transactions;
        this.comments = comments;
    }

    @Scheduled(fixedDelay = "${vrank.pseudonyms.every:60s}", initialDelay = "5s")
    void blur() {
        try {
            transactions.executeWrite(status -> comments.blurPseudonyms());
        } catch (RuntimeException databaseAway) {
            LOG.debug("no pseudonyms blurred: {}", databaseAway.getClass().getSimpleName());
        }
    }
}
