package org.vrank.invitations;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import io.micronaut.context.annotation.Value;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.mail.Incoming;
import org.vrank.platform.mail.Letter;

/**
 * What calendars answer to an invitation when somebody presses one of their buttons (RFC 5546, 3.2.3): accepted is there, declined is not;
 * what they leave open changes nothing. Only from the address the invitation was sent to, so that a mail that was passed on answers for
 * nobody. What a person writes beside it is not read.
 */
@Singleton
class CalendarReplies implements Incoming {
    private static final Pattern MEETING =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@vrank", Pattern.CASE_INSENSITIVE);

    /** Headers in which mail servers say to which address a message came. */
    private static final String[] ADDRESSED = {"To", "Delivered-To", "X-Original-To", "Envelope-To"};

    /** How deep a calendar may lie in a message, how many parts are looked at, and how many bytes of one. */
    private static final int DEPTH = 3;

    private static final int PARTS = 10;
    private static final int BYTES = 64 * 1024;

    private final TransactionOperations<Connection> transactions;
    private final InvitationRepository invitations;
    private final ReplyAddress replies;
    private final Risen risen;
    private final Ids ids;
    private final ObjectMapper json;
    private final String address;

    CalendarReplies(
            TransactionOperations<Connection> transactions,
            InvitationRepository invitations,
            ReplyAddress replies,
            Risen risen,
            Ids ids,
            ObjectMapper json,
            @Value("${vrank.address}") String address) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.replies = replies;
        this.risen = risen;
        this.ids = ids;
        this.json = json;
        this.address = address;
    }

    /** What is to be read in a reply; {@code answer} is null where it leaves everything open. */
    private record Reply(
            String tag,
            @Nullable UUID meeting,
            String replier,
            @Nullable Integer sequence,
            @Nullable String answer) {}

    @Override
    public boolean take(MimeMessage message) throws MessagingException, IOException {
        Reply reply = read(message);
        if (reply == null) {
            return false;
        }
        UUID meeting = reply.meeting();
        String answer = reply.answer();
        if (meeting != null && answer != null) {
            answer(reply, meeting, answer);
        }
        return true;
    }

    /** What cannot be read is no reply. */
    private @Nullable Reply read(MimeMessage message) throws MessagingException, IOException {
        try {
            String text = calendar(message, 0);
            ICalendar calendar = text == null ? null : Biweekly.parse(text).first();
            return calendar == null
                            || calendar.getMethod() == null
                            || !"REPLY".equalsIgnoreCase(calendar.getMethod().getValue())
                            || calendar.getEvents().isEmpty()
                    ? null
                    : read(message, calendar.getEvents().getFirst());
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private @Nullable Reply read(MimeMessage message, VEvent event) throws MessagingException {
        String tag = tag(message, event);
        if (tag == null) {
            return null;
        }
        Matcher meeting = MEETING.matcher(
                event.getUid() == null ? "" : String.valueOf(event.getUid().getValue()));
        Attendee attendee =
                event.getAttendees().size() == 1 ? event.getAttendees().getFirst() : null;
        return new Reply(
                tag,
                meeting.matches() ? UUID.fromString(meeting.group(1)) : null,
                attendee == null ? "" : mailbox(attendee),
                event.getSequence() == null ? null : event.getSequence().getValue(),
                attendee == null ? null : answer(attendee.getParticipationStatus()));
    }

    private void answer(Reply reply, UUID meeting, String answer) {
        transactions.executeWrite(status -> {
            if (invitations.reply(
                    reply.tag(), meeting, reply.replier(), reply.sequence(), answer, ids.next(), letters())) {
                risen.tell();
            }
            return true;
        });
    }

    private static @Nullable String answer(@Nullable ParticipationStatus status) {
        return ParticipationStatus.ACCEPTED.equals(status)
                ? "there"
                : ParticipationStatus.DECLINED.equals(status) ? "not" : null;
    }

    private static String mailbox(Attendee attendee) {
        String said = attendee.getEmail() == null ? String.valueOf(attendee.getUri()) : attendee.getEmail();
        return said.replaceFirst("(?i)^mailto:", "").strip();
    }

    /** Calendars repeat whom they answer; some write to the address alone. */
    private @Nullable String tag(MimeMessage message, VEvent event) throws MessagingException {
        String organizer = event.getOrganizer() == null
                ? null
                : Stream.of(
                                event.getOrganizer().getEmail(),
                                event.getOrganizer().getUri())
                        .map(String::valueOf)
                        .reduce("", (one, other) -> one + " " + other);
        String tag = replies.tag(organizer);
        for (int i = 0; tag == null && i < ADDRESSED.length; i++) {
            tag = replies.tag(message.getHeader(ADDRESSED[i], " "));
        }
        return tag;
    }

    /** The first calendar in a message, or null. */
    private static @Nullable String calendar(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("text/calendar")) {
            String charset = new ContentType(part.getContentType()).getParameter("charset");
            try (var content = part.getInputStream()) {
                return new String(content.readNBytes(BYTES), known(charset));
            }
        }
        if (depth < DEPTH && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(parts.getCount(), PARTS); i++) {
                String found = calendar(parts.getBodyPart(i), depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Charset known(@Nullable String charset) {
        try {
            return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** For whom a reply puts on the waiting list; the database fills in of which meeting. */
    private String letters() {
        Map<String, Risen.Written> letters = new LinkedHashMap<>();
        for (Language language : Invitations.LANGUAGES) {
            String pages = address + "/" + language.code();
            Letter letter = Letter.of(language, "meeting-waiting", Map.of("link", pages + "/meetings/{meeting}"));
            letters.put(
                    language.code(),
                    new Risen.Written(letter.subject(), letter.body(), letter.html(), pages + "/account#mails"));
        }
        try {
            return json.writeValueAsString(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
