package org.vrank.meetings;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Clocks;

/** Opens the next meeting of every series, also where its host did not come by. Every node asks; a series is held while it is looked at. */
@Singleton
class NextMeetings {
    private static final Logger LOG = LoggerFactory.getLogger(NextMeetings.class);

    private final TransactionOperations<Connection> transactions;
    private final MeetingRepository meetings;
    private final Clock clock;

    NextMeetings(TransactionOperations<Connection> transactions, MeetingRepository meetings, Clock clock) {
        this.transactions = transactions;
        this.meetings = meetings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${vrank.meetings.every:10m}", initialDelay = "1m")
    void open() {
        try {
            transactions.executeWrite(
                    status -> meetings.openAll(LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS)));
        } catch (RuntimeException databaseAway) {
            LOG.debug("no meetings opened: {}", databaseAway.getClass().getSimpleName());
        }
    }
}
