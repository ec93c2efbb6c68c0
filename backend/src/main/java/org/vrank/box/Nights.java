package org.vrank.box;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a night, everything in the box is written again, so that the last of a day does not stand apart. */
@Singleton
class Nights {
    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);

    private final Box box;

    Nights(Box box) {
        this.box = box;
    }

    @Scheduled(cron = "0 20 3 * * ?", zoneId = "Europe/Brussels")
    void scatter() {
        try {
            box.scatter();
        } catch (RuntimeException databaseAway) {
            LOG.debug("the box was not rewritten: {}", databaseAway.getClass().getSimpleName());
        }
    }

    /** A backup, say, holds the tables for longer than anybody who writes can wait. */
    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void settle() {
        try {
            if (!box.settleAgain()) {
                LOG.warn("what earlier states left in the files of the database could not be cleared; trying again");
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug("nothing was cleared: {}", databaseAway.getClass().getSimpleName());
        }
    }
}
