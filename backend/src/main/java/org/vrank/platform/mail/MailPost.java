package org.vrank.platform.mail;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.sql.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends waiting mail, one at a time; what fails is tried again later and later, twelve times. */
@Singleton
class MailPost {
    private static final Logger LOG = LoggerFactory.getLogger(MailPost.class);

    private final TransactionOperations<Connection> transactions;
    private final MailRepository mails;
    private final MailTransport transport;

    MailPost(TransactionOperations<Connection> transactions, MailRepository mails, MailTransport transport) {
        this.transactions = transactions;
        this.mails = mails;
        this.transport = transport;
    }

    @Scheduled(fixedDelay = "${vrank.mail.every:1s}", initialDelay = "1s")
    void sendWaiting() {
        try {
            while (Boolean.TRUE.equals(transactions.executeWrite(status -> sendOne()))) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug("no mail sent: {}", databaseAway.getClass().getSimpleName());
        }
    }

    private boolean sendOne() {
        MailRepository.Waiting mail = mails.take();
        if (mail == null) {
            return false;
        }
        boolean went = true;
        try {
            transport.send(mail.id(), mail.recipient(), mail.subject(), mail.body());
        } catch (MessagingException | IOException refused) {
            LOG.warn("a mail did not go: {}", refused.getClass().getSimpleName());
            went = false;
        }
        mails.went(mail.id(), went);
        return true;
    }
}
