package org.vrank.editions;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Looks into mails that were delivered. */
final class Mails {
    private Mails() {}

    /** A part of a mail as text; fails where there is none. */
    static String part(MimeMessage mail, String type) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).getContentType().startsWith(type)) {
                return new String(parts.getBodyPart(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + type);
    }

    /** Method, name, sequence and place of the entry that a mail carries. */
    static String entry(MimeMessage mail) throws MessagingException, IOException {
        ICalendar calendar = Biweekly.parse(part(mail, "text/calendar")).first();
        VEvent event = calendar.getEvents().getFirst();
        return calendar.getMethod().getValue() + " "
                + event.getUid().getValue() + " "
                + event.getSequence().getValue();
    }
}
