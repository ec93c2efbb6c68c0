package org.vrank.circles;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Barriers;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.mail.Letter;

/**
 * The door to admissions. An administrator or a member proposes; in a candid circle a member from another organisation than the
 * proposer's confirms; the newcomer accepts the Chatham House Rule and then reads. Every admission is announced to all
 * members, by a mail that holds a link and no text.
 */
@Singleton
class Admissions {
    private final Readers readers;
    private final CircleRepository circles;
    private final Idempotency idempotency;
    private final Ids ids;
    private final ObjectMapper json;
    private final String address;

    Admissions(
            Readers readers,
            CircleRepository circles,
            Idempotency idempotency,
            Ids ids,
            ObjectMapper json,
            @Value("${vrank.address}") String address) {
        this.readers = readers;
        this.circles = circles;
        this.idempotency = idempotency;
        this.ids = ids;
        this.json = json;
        this.address = address;
    }

    /**
     * Proposes the member with this address; in a circle that is not candid, that admits. An administrator who does not read the
     * circle gets the same answer whoever its members are.
     */
    @ReaderScope
    UUID propose(UUID circleId, @Nullable String email) {
        readers.current().signedIn();
        Circle circle = circles.find(circleId);
        if (circle == null) {
            throw new Refusal.NotFound();
        }
        Texts texts = new Texts();
        String given = texts.required("email", email, 254);
        texts.check();
        return idempotency.once("admissions " + circleId, given, () -> {
            UUID id = ids.next();
            String outcome = Barriers.translate("email", () -> circles.propose(circleId, given, id));
            switch (outcome) {
                case "admitted" -> announce(circle);
                case "proposed" -> {}
                default -> throw new Refusal.Invalid("email", "admission." + outcome);
            }
            return id;
        });
    }

    @ReaderScope
    List<CircleRepository.Proposal> proposals(UUID circle) {
        return readers.current().member() == null ? List.of() : circles.proposals(circle);
    }

    /** Confirms a proposal as a member of the circle from another organisation than the proposer's. */
    @ReaderScope
    UUID confirm(UUID admission) {
        readers.current().signedIn();
        UUID circleId = Barriers.translate("admission", () -> circles.confirm(admission));
        Circle circle = circleId == null ? null : circles.find(circleId);
        if (circle == null) {
            throw new Refusal.NotFound();
        }
        announce(circle);
        return circle.id();
    }

    /** The asking member's admissions that wait for the house rule to be accepted. */
    @ReaderScope
    List<CircleRepository.Invitation> own() {
        readers.current().signedIn();
        return circles.ownAdmissions();
    }

    /** Accepts the Chatham House Rule; reading begins at the next request. */
    @ReaderScope
    UUID accept(UUID admission) {
        readers.current().signedIn();
        UUID circle = circles.accept(admission);
        if (circle == null) {
            throw new Refusal.NotFound();
        }
        return circle;
    }

    /** Leaves a circle; reading ends at once. */
    @ReaderScope
    void leave(UUID circle) {
        readers.current().signedIn();
        if (!circles.leave(circle)) {
            throw new Refusal.NotFound();
        }
    }

    /** Takes a member or a proposal out of a circle; administrators only, who learn whether there was one only where they read. */
    @ReaderScope
    void remove(UUID circle, UUID whom) {
        readers.current().signedIn();
        if (circles.find(circle) == null) {
            throw new Refusal.NotFound();
        }
        if (!Barriers.translate("member", () -> circles.remove(circle, whom))) {
            throw new Refusal.NotFound();
        }
    }

    private void announce(Circle circle) {
        Map<String, String> subjects = new LinkedHashMap<>();
        Map<String, String> bodies = new LinkedHashMap<>();
        for (Language language : List.of(Language.NL, Language.FR, Language.EN)) {
            String link = address + "/" + language.code() + "/circles/" + circle.id();
            Letter letter = Letter.of(language, "admission", Map.of("circle-link", link));
            subjects.put(language.code(), letter.subject());
            bodies.put(language.code(), letter.body());
        }
        try {
            circles.announce(
                    circle.id(), ids.next(), json.writeValueAsString(subjects), json.writeValueAsString(bodies));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
