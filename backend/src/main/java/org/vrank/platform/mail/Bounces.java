package org.vrank.platform.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.sql.Connection;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox to which mail servers return what they cannot deliver: {@code VRANK_BOUNCES_HOST} (with _PORT, _USER, _PASSWORD, _TLS,
 * _FOLDER), a mailbox of its own. A report about one of our mails is noted as one more that did not arrive, and deleted; everything else
 * is marked as read and left. Without that setting nothing is read. Every node reads; the same report twice changes nothing.
 */
@Singleton
@Requires(property = "vrank.bounces.host", pattern = ".*\\S.*")
class Bounces {
    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    /** Messages that one round looks at, and the largest of them in bytes: a report may hold the whole mail that came back. */
    private static final int MOST = 200;

    private static final int LARGEST = 4 * 1024 * 1024;

    private final TransactionOperations<Connection> transactions;
    private final MailRepository mails;
    private final Session session;
    private final String protocol;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String folder;

    Bounces(
            TransactionOperations<Connection> transactions,
            MailRepository mails,
            @Value("${vrank.bounces.host}") String host,
            @Value("${vrank.bounces.port:993}") int port,
            @Value("${vrank.bounces.tls:true}") boolean tls,
            @Nullable @Value("${vrank.bounces.user}") String user,
            @Nullable @Value("${vrank.bounces.password}") String password,
            @Value("${vrank.bounces.folder:INBOX}") String folder) {
        this.transactions = transactions;
        this.mails = mails;
        this.protocol = tls ? "imaps" : "imap";
        this.user = user;
        this.password = password;
        this.folder = folder;
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", host.strip());
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", "10000");
        properties.setProperty(prefix + "timeout", "20000");
        this.session = Session.getInstance(properties);
    }

    @Scheduled(fixedDelay = "${vrank.bounces.every:5m}", initialDelay = "1m")
    void read() {
        try (Store store = session.getStore(protocol)) {
            store.connect(user, password);
            try (Folder box = store.getFolder(folder)) {
                box.open(Folder.READ_WRITE);
                Message[] fresh = box.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(fresh.length, MOST); i++) {
                    look(fresh[i]);
                }
            }
        } catch (MessagingException | RuntimeException away) {
            LOG.warn("returned mail was not read: {}", away.getClass().getSimpleName());
        }
    }

    private void look(Message message) throws MessagingException {
        UUID mail = message.getSize() > LARGEST ? null : givenUp(message);
        if (mail != null) {
            transactions.executeWrite(status -> mails.returned(mail));
            message.setFlag(Flags.Flag.DELETED, true);
        }
        message.setFlag(Flags.Flag.SEEN, true);
    }

    /** What cannot be read is no report. */
    private static @Nullable UUID givenUp(Message message) {
        try {
            return DeliveryReport.givenUp(new MimeMessage((MimeMessage) message));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return null;
        }
    }
}
