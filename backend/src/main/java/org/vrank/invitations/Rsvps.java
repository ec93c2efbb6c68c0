package org.vrank.invitations;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/** The door to answering from a mail. A link of nothing, one that is over and one whose holder left are the same nothing. */
@Singleton
class Rsvps {
    private static final Set<String> ANSWERS = Set.of("there", "online", "not");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private final Readers readers;
    private final InvitationRepository invitations;
    private final Limits limits;
    private final Risen risen;

    Rsvps(Readers readers, InvitationRepository invitations, Limits limits, Risen risen) {
        this.readers = readers;
        this.invitations = invitations;
        this.limits = limits;
        this.risen = risen;
    }

    /** The meeting of a link; changes nothing. */
    @ReaderScope
    InvitationRepository.Opened open(@Nullable String token, String from) {
        readers.current();
        if (token == null || !token.matches(TOKEN)) {
            throw new Refusal.NotFound();
        }
        InvitationRepository.Opened opened = invitations.open(token);
        if (opened == null) {
            limits.take("rsvp-guess", from, 240, QUARTER);
            throw new Refusal.NotFound();
        }
        limits.take("rsvp", token, 60, QUARTER);
        return opened;
    }

    /** Answers for the seats of whom the link was sent to; as often as they change their mind. */
    @ReaderScope
    void answer(@Nullable String token, @Nullable String answer, String from) {
        InvitationRepository.Opened opened = open(token, from);
        if (answer == null || !ANSWERS.contains(answer)) {
            throw new Refusal.Invalid("answer", "field.choice", "there, online, not");
        }
        if (!opened.state().equals("planned") || !invitations.answer(String.valueOf(token), answer)) {
            throw new Refusal.Invalid("answer", "meeting.over");
        }
        risen.tell();
    }
}
