package org.vrank.reports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.search.Outbox;

/**
 * The door through which an author moves a report to another circle. Into one whose readers all read the present one already, by
 * today's members and by its rule, it moves at once. Into any other only with consent given for it: as the text stands, without
 * what it said before. Where it stood it is gone, and nothing says where to.
 */
@Singleton
class Moves {
    private final Readers readers;
    private final RevisionRepository revisions;
    private final Revisions own;
    private final Origins origins;
    private final Ledger ledger;
    private final Json json;
    private final Outbox outbox;
    private final Clock clock;

    Moves(
            Readers readers,
            RevisionRepository revisions,
            Revisions own,
            Origins origins,
            Ledger ledger,
            Json json,
            Outbox outbox,
            Clock clock) {
        this.readers = readers;
        this.revisions = revisions;
        this.own = own;
        this.origins = origins;
        this.ledger = ledger;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The asking author's other circles, each with whether somebody could read there who cannot now. */
    @ReaderScope
    List<RevisionRepository.Destination> destinations(UUID id) {
        RevisionRepository.OwnText text = own.writable(id);
        return revisions.destinations(
                text.circleId(),
                readers.current().circles().stream().map(UUID::toString).toArray(String[]::new));
    }

    @ReaderScope
    void move(UUID id, UUID circle, boolean consent) {
        RevisionRepository.OwnText text = own.writable(id);
        if (!readers.current().reads(circle)) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
        Origins.Origin origin = origins.of(circle, text.named(), text.language());
        List<Claim> claims = ledger.published(text.claims(), origin.root(), origin.organisation() != null);
        String outcome = revisions.move(
                id,
                circle,
                consent,
                origin.organisation(),
                origin.region(),
                json.write(claims),
                text.named() ? null : Origins.nextMorning(clock.instant()));
        switch (outcome) {
            case "moved" -> outbox.changed();
            case "consent" -> throw new Refusal.Invalid("consent", "move.consent");
            case "circle" -> throw new Refusal.Invalid("circle", "field.reference");
            default -> throw new Refusal.NotFound();
        }
    }
}
