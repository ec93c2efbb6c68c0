package org.vrank.invitations;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.mail.Letter;

/**
 * Reminds members, in the morning, of what their seats promised and of meetings the day after. Every node asks; the database lets one
 * do it, once a day. Who is reminded of what it alone knows; here are the words.
 */
@Singleton
class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    /** When alerts are told too. */
    private static final int HOUR = 7;

    /** Where the lines go; no letter holds it. */
    private static final String LINES = "\uE000";

    private final TransactionOperations<Connection> transactions;
    private final InvitationRepository invitations;
    private final GuestLinkRepository guests;
    private final Risen risen;
    private final Ids ids;
    private final ObjectMapper json;
    private final Clock clock;
    private final String address;

    Reminders(
            TransactionOperations<Connection> transactions,
            InvitationRepository invitations,
            GuestLinkRepository guests,
            Risen risen,
            Ids ids,
            ObjectMapper json,
            Clock clock,
            @Value("${vrank.address}") String address) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.guests = guests;
        this.risen = risen;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.address = address;
    }

    /** One form of a letter, cut where its lines go. */
    @Serdeable
    record Form(String before, String late, String soon, String meeting, String after) {}

    @Serdeable
    record Written(String subject, Form text, Form html, String unsubscribe) {}

    @Scheduled(fixedDelay = "${vrank.reminders.every:10m}", initialDelay = "${vrank.reminders.first:2m}")
    void morning() {
        try {
            risen.sweep();
            if (now().getHour() >= HOUR) {
                remind();
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug("nobody reminded: {}", databaseAway.getClass().getSimpleName());
        }
    }

    /** Writes today's mails, unless they are written, and forgets guests whose meeting is long over; answers how many mails. */
    int remind() {
        return transactions.executeWrite(status -> {
            guests.forget(now().toLocalDate());
            return invitations.remind(now().toLocalDate(), ids.next(), letters());
        });
    }

    private String letters() {
        Map<String, Written> letters = new LinkedHashMap<>();
        for (Language language : List.of(Language.NL, Language.FR, Language.EN)) {
            letters.put(language.code(), written(language));
        }
        try {
            return json.writeValueAsString(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Written written(Language language) {
        String pages = address + "/" + language.code();
        Letter letter = Letter.of(language, "meeting-reminder", Map.of("lines", LINES, "link", pages + "/meetings"));
        return new Written(
                letter.subject(),
                form(letter.body(), language, pages, line -> line),
                form(letter.html(), language, pages, Letter::html),
                Letter.unsubscribing(address, language));
    }

    private static Form form(String letter, Language language, String pages, UnaryOperator<String> inForm) {
        int lines = letter.indexOf(LINES);
        return new Form(
                letter.substring(0, lines),
                inForm.apply(Messages.of(language, "reminder.late", "{n}")),
                inForm.apply(Messages.of(language, "reminder.soon", "{n}")),
                inForm.apply(Messages.of(language, "reminder.meeting", pages + "/meetings/{meeting}")),
                letter.substring(lines + LINES.length()));
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(Clocks.BRUSSELS);
    }
}
