package org.vrank.invitations;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;

/**
 * The door to refusing mail about meetings from the mail itself, without signing in. A link does this and nothing else, as often as it is
 * pressed; one of nobody, one that is too old and one whose member is gone are the same nothing.
 */
@Singleton
class Unsubscribing {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private final Readers readers;
    private final InvitationRepository invitations;
    private final Limits limits;

    Unsubscribing(Readers readers, InvitationRepository invitations, Limits limits) {
        this.readers = readers;
        this.invitations = invitations;
        this.limits = limits;
    }

    /** Whoever this link was sent to gets no more such mail. */
    @ReaderScope
    void refuse(@Nullable String token, String from) {
        readers.current();
        if (token == null || !token.matches(TOKEN) || !invitations.unsubscribe(token)) {
            limits.take("unsubscribe-guess", from, 240, QUARTER);
            throw new Refusal.NotFound();
        }
    }
}
