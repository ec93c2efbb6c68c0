package org.vrank.custody;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.box.Box;
import org.vrank.platform.Clocks;

/**
 * The month's publication, on its first day after six or as soon as a server runs again; and the end of the keys of those who are no
 * custodians any more. Every node asks; the database lets one do it.
 */
@Singleton
public class Months {
    private static final Logger LOG = LoggerFactory.getLogger(Months.class);
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final TransactionOperations<Connection> transactions;
    private final CustodyRepository custody;
    private final KeyFiles files;
    private final Unlocked unlocked;
    private final Box box;
    private final Clock clock;

    Months(
            TransactionOperations<Connection> transactions,
            CustodyRepository custody,
            KeyFiles files,
            Unlocked unlocked,
            Box box,
            Clock clock) {
        this.transactions = transactions;
        this.custody = custody;
        this.files = files;
        this.unlocked = unlocked;
        this.box = box;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${vrank.months.every:10m}", initialDelay = "30s")
    void due() {
        try {
            retire();
            ZonedDateTime now = clock.instant().atZone(Clocks.BRUSSELS);
            if (now.isBefore(YearMonth.from(now).atDay(1).atTime(MORNING).atZone(Clocks.BRUSSELS))) {
                return;
            }
            publish(false);
        } catch (RuntimeException databaseAway) {
            LOG.debug("no month published: {}", databaseAway.getClass().getSimpleName());
        }
    }

    /** Publishes what stands ready; {@code again} also where this month's was published already, for the demo world alone. */
    public void publish(boolean again) {
        int made =
                transactions.executeWrite(status -> custody.publish(box.month().atDay(1), again));
        if (made > 0) {
            box.settleFiles();
        }
    }

    private void retire() {
        for (UUID gone : transactions.executeWrite(status -> custody.retire())) {
            files.remove(gone);
            unlocked.forgetMember(gone);
        }
    }
}
