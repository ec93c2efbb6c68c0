package org.vrank.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server reports of a mail it was given (RFC 3464, in a report as RFC 6522 has it): only that it gave up, and on which of our
 * mails, by the name that stands in the part it sends back. To whom it went is not read.
 */
final class DeliveryReport {
    private static final Pattern OURS = Pattern.compile(
            "<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@vrank>", Pattern.CASE_INSENSITIVE);

    /** Parts of a report, and bytes of a part, that are looked at: whoever knows the address sends what they like. */
    private static final int PARTS = 10;

    private static final int BYTES = 64 * 1024;

    private DeliveryReport() {}

    /** The mail that was given up; null where this is no report of that, or of a mail that is not ours. */
    static @Nullable UUID givenUp(Part message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")
                || !"delivery-status"
                        .equalsIgnoreCase(new ContentType(message.getContentType()).getParameter("report-type"))
                || !(message.getContent() instanceof Multipart parts)) {
            return null;
        }
        boolean failed = false;
        UUID name = null;
        for (int i = 0; i < Math.min(parts.getCount(), PARTS); i++) {
            Part part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                failed |= failed(start(part));
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                name = named(start(part));
            }
        }
        return failed ? name : null;
    }

    /** Groups of fields with empty lines between them: one of the mail, then one of each recipient. */
    private static boolean failed(ByteArrayInputStream fields) throws MessagingException {
        while (fields.available() > 0) {
            String action = new InternetHeaders(fields).getHeader("Action", null);
            if (action != null && action.strip().equalsIgnoreCase("failed")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable UUID named(ByteArrayInputStream original) throws MessagingException {
        String id = new InternetHeaders(original).getHeader("Message-ID", null);
        Matcher ours = OURS.matcher(id == null ? "" : id.strip());
        return ours.matches() ? UUID.fromString(ours.group(1)) : null;
    }

    private static ByteArrayInputStream start(Part part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return new ByteArrayInputStream(content.readNBytes(BYTES));
        }
    }
}
