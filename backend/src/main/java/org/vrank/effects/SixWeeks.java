package org.vrank.effects;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.mail.Letter;

/**
 * Asks those who took part, six weeks after the last half day, whether they used it and what came of it. Every node asks; the database lets
 * one do it, once an edition. Who refuses mail is not asked. The mail holds a link and nothing of the course.
 */
@Singleton
class SixWeeks {
    private static final Logger LOG = LoggerFactory.getLogger(SixWeeks.class);

    /** When reminders are told too. */
    private static final int HOUR = 7;

    private final TransactionOperations<Connection> transactions;
    private final EffectRepository effects;
    private final Ids ids;
    private final ObjectMapper json;
    private final Clock clock;
    private final String address;

    SixWeeks(
            TransactionOperations<Connection> transactions,
            EffectRepository effects,
            Ids ids,
            ObjectMapper json,
            Clock clock,
            @Value("${vrank.address}") String address) {
        this.transactions = transactions;
        this.effects = effects;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.address = address;
    }

    @Serdeable
    record Written(String subject, String body, String html, String unsubscribe) {}

    @Scheduled(fixedDelay = "${vrank.six-weeks.every:1h}", initialDelay = "${vrank.six-weeks.first:3m}")
    void morning() {
        try {
            if (now().getHour() >= HOUR) {
                ask();
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug("nobody asked: {}", databaseAway.getClass().getSimpleName());
        }
    }

    /** Writes the mails that are due; answers how many. */
    int ask() {
        Map<String, Written> letters = new LinkedHashMap<>();
        for (Language language : List.of(Language.NL, Language.FR, Language.EN)) {
            String link = address + "/" + language.code() + "/editions/{edition}/six-weeks";
            Letter letter = Letter.of(language, "six-weeks", Map.of("link", link));
            letters.put(
                    language.code(),
                    new Written(
                            letter.subject(), letter.body(), html(letter), Letter.unsubscribing(address, language)));
        }
        return transactions.executeWrite(status -> effects.ask(now().toLocalDate(), ids.next(), text(letters)));
    }

    /** The place for the edition, as it stands in an address. */
    private static String html(Letter letter) {
        return letter.html().replace("%7Bedition%7D", "{edition}");
    }

    private String text(Map<String, Written> letters) {
        try {
            return json.writeValueAsString(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(Clocks.BRUSSELS);
    }
}
