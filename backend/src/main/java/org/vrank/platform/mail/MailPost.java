package org.vrank.platform.mail;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Faults;

/** Sends waiting mail, one at a time; what fails is tried again later and later, twelve times. */
@Singleton
class MailPost {
    private static final Logger LOG = LoggerFactory.getLogger(MailPost.class);

    private final TransactionOperations<Connection> transactions;
    private final MailRepository mails;
    private final MailTransport transport;
    private final Faults faults;
    private volatile @Nullable Long failingSince;
    private boolean told;

    MailPost(
            TransactionOperations<Connection> transactions,
            MailRepository mails,
            MailTransport transport,
            Faults faults) {
        this.transactions = transactions;
        this.mails = mails;
        this.transport = transport;
        this.faults = faults;
    }

    /** How long mail has been refused without one going out; zero when the last one went. */
    Duration failing() {
        Long since = failingSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    @Scheduled(fixedDelay = "${vrank.mail.every:1s}", initialDelay = "${vrank.mail.every:1s}")
    void sendWaiting() {
        try {
            while (Boolean.TRUE.equals(transactions.executeWrite(status -> sendOne()))) {
                Thread.onSpinWait();
            }
            told = false;
        } catch (RuntimeException fault) {
            // a database that is away says so where it is asked; anything else is said once, until it goes well again
            if (!Faults.isAway(fault) && !told) {
                told = true;
                faults.report(LOG, "sending mail", fault);
            }
        }
    }

    private boolean sendOne() {
        MailRepository.Waiting mail = mails.take();
        if (mail == null) {
            return false;
        }
        boolean went = true;
        try {
            transport.send(mail);
        } catch (MessagingException | IOException refused) {
            LOG.warn("a mail did not go: {}", refused.getClass().getSimpleName());
            went = false;
        }
        failingSince = went ? null : Objects.requireNonNullElseGet(failingSince, System::nanoTime);
        mails.went(mail.id(), went);
        return true;
    }
}
