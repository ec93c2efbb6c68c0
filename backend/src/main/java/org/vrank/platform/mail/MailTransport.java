package org.vrank.platform.mail;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where mail leaves the house: {@code VRANK_SMTP_HOST} (with _PORT, _USER, _PASSWORD, _STARTTLS), from {@code VRANK_MAIL_FROM}.
 * Without a mail server each mail is laid as an .eml file in {@code <data>/mail}, readable by the operator alone.
 */
@Singleton
class MailTransport {
    private final Session session;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String from;
    private final Path folder;
    private final boolean smtp;

    MailTransport(
            @Nullable @Value("${vrank.smtp.host}") String host,
            @Value("${vrank.smtp.port:25}") int port,
            @Nullable @Value("${vrank.smtp.user}") String user,
            @Nullable @Value("${vrank.smtp.password}") String password,
            @Value("${vrank.smtp.starttls:true}") boolean starttls,
            @Value("${vrank.mail.from:vrank@localhost}") String from,
            @Value("${vrank.data:.vrank}") String data) {
        Properties properties = new Properties();
        this.smtp = host != null && !host.isBlank();
        if (smtp) {
            properties.setProperty("mail.smtp.host", host);
            properties.setProperty("mail.smtp.port", Integer.toString(port));
            properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
            properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
            properties.setProperty("mail.smtp.connectiontimeout", "10000");
            properties.setProperty("mail.smtp.timeout", "20000");
        }
        this.session = Session.getInstance(properties);
        this.user = user;
        this.password = password;
        this.from = from;
        this.folder = Path.of(data).resolve("mail");
    }

    void send(UUID id, String recipient, String subject, String body) throws MessagingException, IOException {
        MimeMessage message = new RandomlyNamed(session, id);
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setText(body, StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        if (smtp) {
            Transport.send(message, user, password);
            return;
        }
        Files.createDirectories(folder);
        Path file = Files.createFile(
                folder.resolve(id + ".eml"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            message.writeTo(out);
        }
    }

    /** The usual Message-ID names the host, the process and a counter; ours is the mail's random id. */
    private static final class RandomlyNamed extends MimeMessage {
        private final UUID id;

        RandomlyNamed(Session session, UUID id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@vrank>");
        }
    }
}
