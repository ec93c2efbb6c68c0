package org.vrank.platform.mail;

import io.micronaut.context.annotation.Value;
import jakarta.activation.DataHandler;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where mail leaves the house: {@code VRANK_SMTP_HOST} (with _PORT, _USER, _PASSWORD, _STARTTLS), from {@code VRANK_MAIL_FROM};
 * what cannot be delivered comes back to {@code VRANK_BOUNCES_ADDRESS} where that is set.
 * Without a mail server each mail is laid as an .eml file in {@code <data>/mail}, readable by the operator alone.
 */
@Singleton
class MailTransport {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String from;
    private final Path folder;
    private final boolean smtp;
    private final Clock clock;

    MailTransport(
            @Nullable @Value("${vrank.smtp.host}") String host,
            @Value("${vrank.smtp.port:25}") int port,
            @Nullable @Value("${vrank.smtp.user}") String user,
            @Nullable @Value("${vrank.smtp.password}") String password,
            @Value("${vrank.smtp.starttls:true}") boolean starttls,
            @Value("${vrank.mail.from:vrank@localhost}") String from,
            @Nullable @Value("${vrank.bounces.address}") String returns,
            @Value("${vrank.data:.vrank}") String data,
            Clock clock) {
        Properties properties = new Properties();
        this.smtp = host != null && !host.isBlank();
        if (smtp) {
            properties.setProperty("mail.smtp.host", host);
            properties.setProperty("mail.smtp.port", Integer.toString(port));
            properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
            properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
            properties.setProperty("mail.smtp.connectiontimeout", "10000");
            properties.setProperty("mail.smtp.timeout", "20000");
            if (returns != null && !returns.isBlank()) {
                properties.setProperty("mail.smtp.from", returns.strip());
            }
        }
        this.session = Session.getInstance(properties);
        this.user = user;
        this.password = password;
        this.from = from;
        this.folder = Path.of(data).resolve("mail");
        this.clock = clock;
    }

    void send(MailRepository.Waiting mail) throws MessagingException, IOException {
        MimeMessage message = new RandomlyNamed(session, mail.id());
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient()));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.answers() != null) {
            message.setHeader("In-Reply-To", name(mail.answers()));
            message.setHeader("References", name(mail.answers()));
        }
        if (!mail.unsubscribe().isEmpty()) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
            // only what is asked for over https may be pressed in the mail program (RFC 8058)
            if (mail.unsubscribe().startsWith("https://")) {
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        if (mail.html().isEmpty()) {
            message.setText(mail.body(), UTF_8);
        } else {
            message.setContent(whole(mail));
        }
        message.saveChanges();
        if (smtp) {
            Transport.send(message, user, password);
            return;
        }
        Files.createDirectories(folder);
        Path file = Files.createFile(
                folder.resolve(mail.id() + ".eml"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            message.writeTo(out);
        }
    }

    /** The text, and the file where there is one. */
    private static MimeMultipart whole(MailRepository.Waiting mail) throws MessagingException {
        if (mail.file().length == 0) {
            return forms(mail);
        }
        MimeMultipart whole = new RandomlyParted("mixed", "whole-" + mail.id());
        MimeBodyPart text = new MimeBodyPart();
        text.setContent(forms(mail));
        whole.addBodyPart(text);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(mail.file(), mail.fileType())));
        file.setFileName(mail.fileName());
        file.setDisposition(Part.ATTACHMENT);
        file.setHeader("Content-Transfer-Encoding", "base64");
        whole.addBodyPart(file);
        return whole;
    }

    /** The same text in two forms, and what a calendar reads; the last that a program understands is what it shows. */
    private static MimeMultipart forms(MailRepository.Waiting mail) throws MessagingException {
        MimeMultipart forms = new RandomlyParted("alternative", mail.id().toString());
        forms.addBodyPart(part(mail.body(), "plain", ""));
        forms.addBodyPart(part(mail.html(), "html", ""));
        if (!mail.calendar().isEmpty()) {
            forms.addBodyPart(part(mail.calendar(), "calendar", "; method=" + mail.method() + "; name=meeting.ics"));
        }
        return forms;
    }

    private static MimeBodyPart part(String text, String kind, String more) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String type = "text/" + kind + "; charset=" + UTF_8 + more;
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static String name(UUID id) {
        return "<" + id + "@vrank>";
    }

    /** The usual boundary between parts counts the mails of this process; ours is the mail's random id too. */
    private static final class RandomlyParted extends MimeMultipart {
        RandomlyParted(String kind, String boundary) {
            super(kind);
            this.contentType = "multipart/" + kind + "; boundary=\"" + boundary + "\"";
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
            setHeader("Message-ID", name(id));
        }
    }
}
