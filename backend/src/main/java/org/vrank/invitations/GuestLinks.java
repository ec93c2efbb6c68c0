package org.vrank.invitations;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door for guests, who have no account. A link of nothing, one that was taken back and one that is over are the same nothing. */
@Singleton
class GuestLinks {
    private static final Set<String> ANSWERS = Set.of("there", "online", "not");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private final Readers readers;
    private final GuestLinkRepository guests;
    private final Risen risen;
    private final Limits limits;

    GuestLinks(Readers readers, GuestLinkRepository guests, Risen risen, Limits limits) {
        this.readers = readers;
        this.guests = guests;
        this.risen = risen;
        this.limits = limits;
    }

    /** A meeting with the items that its guests are shown. */
    record Page(GuestLinkRepository.Opened meeting, List<GuestLinkRepository.Item> items) {}

    /** What a link opens; changes nothing. */
    @ReaderScope
    Page open(@Nullable String token, String from) {
        GuestLinkRepository.Opened opened = find(token, from);
        return new Page(opened, guests.items(String.valueOf(token)));
    }

    /** Answers for the guest, as often as they change their mind. */
    @ReaderScope
    void answer(@Nullable String token, @Nullable String answer, String from) {
        find(token, from);
        if (answer == null || !ANSWERS.contains(answer)) {
            throw new Refusal.Invalid("answer", "field.choice", "there, online, not");
        }
        if (!guests.answer(String.valueOf(token), answer)) {
            throw new Refusal.Invalid("answer", "meeting.over");
        }
        risen.tell();
    }

    /** The guest's address is erased: no more mail, and no link opens anything. */
    @ReaderScope
    void forget(@Nullable String token, String from) {
        find(token, from);
        guests.forget(String.valueOf(token));
    }

    private GuestLinkRepository.Opened find(@Nullable String token, String from) {
        readers.current();
        if (token == null || !token.matches(TOKEN)) {
            throw new Refusal.NotFound();
        }
        GuestLinkRepository.Opened opened = guests.open(token);
        if (opened == null) {
            limits.take("guest-guess", from, 240, QUARTER);
            throw new Refusal.NotFound();
        }
        limits.take("guest", token, 60, QUARTER);
        return opened;
    }
}
