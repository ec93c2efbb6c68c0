package org.vrank.platform.mail;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.Connection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports that a mail was given up: noted as one more that did not arrive. */
@Singleton
class Bounces implements Incoming {
    private final TransactionOperations<Connection> transactions;
    private final MailRepository mails;

    Bounces(TransactionOperations<Connection> transactions, MailRepository mails) {
        this.transactions = transactions;
        this.mails = mails;
    }

    @Override
    public boolean take(MimeMessage message) throws MessagingException, IOException {
        UUID mail = givenUp(message);
        if (mail == null) {
            return false;
        }
        transactions.executeWrite(status -> mails.returned(mail));
        return true;
    }

    private static @Nullable UUID givenUp(MimeMessage message) throws MessagingException, IOException {
        try {
            return DeliveryReport.givenUp(message);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}
