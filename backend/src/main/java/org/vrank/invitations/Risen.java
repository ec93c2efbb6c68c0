package org.vrank.invitations;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.meetings.RoomChanged;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.mail.Letter;

/**
 * Tells those who waited that they have a place. Who frees it may read nothing of the meeting, so the database fills in of which one it
 * is; here are the words.
 */
@Singleton
class Risen {
    private final TransactionOperations<Connection> transactions;
    private final GuestLinkRepository guests;
    private final Ids ids;
    private final ObjectMapper json;
    private final String address;

    Risen(
            TransactionOperations<Connection> transactions,
            GuestLinkRepository guests,
            Ids ids,
            ObjectMapper json,
            @Value("${vrank.address}") String address) {
        this.transactions = transactions;
        this.guests = guests;
        this.ids = ids;
        this.json = json;
        this.address = address;
    }

    @Serdeable
    record Written(String subject, String body, String html, String unsubscribe) {}

    @EventListener
    @ReaderScope
    void changed(RoomChanged event) {
        tell(event.meeting());
    }

    /** Whoever moved up a moment ago, wherever that was. */
    void tell() {
        tell(null);
    }

    /** Places that fell free because somebody left, or a seat ended, go to those who wait; a job. */
    void sweep() {
        transactions.executeWrite(status -> {
            guests.moveUp();
            tell(null);
            return true;
        });
    }

    private void tell(@Nullable UUID meeting) {
        String mark = Invitations.mark(ids);
        Map<String, Map<String, Written>> letters = new LinkedHashMap<>();
        for (Language language : Invitations.LANGUAGES) {
            String pages = address + "/" + language.code();
            String page = pages + "/meetings/{meeting}";
            String link = GuestLetters.link(address, language, mark);
            letters.put(
                    language.code(),
                    Map.of(
                            "member", written(language, "meeting-place", page, pages + "/account#mails"),
                            "member-candid", written(language, "meeting-candid", page, pages + "/account#mails"),
                            "guest", written(language, "guest-place", link, link),
                            "guest-candid", written(language, "guest-candid", link, link)));
        }
        try {
            guests.tellRisen(meeting, ids.next(), ids.secret(), mark, json.writeValueAsString(letters));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Written written(Language language, String name, String link, String unsubscribe) {
        Letter letter = Letter.of(language, name, Map.of("link", link));
        return new Written(letter.subject(), letter.body(), letter.html(), unsubscribe);
    }
}
