package org.vrank.platform.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
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
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox to which mail servers return what they cannot deliver, and calendars their replies: {@code VRANK_BOUNCES_HOST} (with
 * _PORT, _USER, _PASSWORD, _TLS, _FOLDER), a mailbox of its own. What one of the kinds of {@link Incoming} mail takes is deleted; everything
 * else is marked as read and left. Without that setting nothing is read. Every node reads; the same message twice changes nothing.
 */
@Singleton
@Requires(property = "vrank.bounces.host", pattern = ".*\\S.*")
class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** Messages that one round looks at, and the largest of them in bytes: a report may hold the whole mail that came back. */
    private static final int MOST = 200;

    private static final int LARGEST = 4 * 1024 * 1024;

    private final List<Incoming> kinds;
    private final Session session;
    private final String protocol;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String folder;

    Mailbox(
            List<Incoming> kinds,
            @Value("${vrank.bounces.host}") String host,
            @Value("${vrank.bounces.port:993}") int port,
            @Value("${vrank.bounces.tls:true}") boolean tls,
            @Nullable @Value("${vrank.bounces.user}") String user,
            @Nullable @Value("${vrank.bounces.password}") String password,
            @Value("${vrank.bounces.folder:INBOX}") String folder) {
        this.kinds = kinds;
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
            LOG.warn("the mailbox was not read: {}", away.getClass().getSimpleName());
        }
    }

    private void look(Message message) throws MessagingException {
        if (message.getSize() <= LARGEST && taken((MimeMessage) message)) {
            message.setFlag(Flags.Flag.DELETED, true);
        }
        message.setFlag(Flags.Flag.SEEN, true);
    }

    /** What cannot be read is of no kind. */
    private boolean taken(MimeMessage message) {
        for (Incoming kind : kinds) {
            try {
                if (kind.take(new MimeMessage(message))) {
                    return true;
                }
            } catch (MessagingException | IOException unreadable) {
                LOG.debug(
                        "a message could not be read: {}", unreadable.getClass().getSimpleName());
            }
        }
        return false;
    }
}
