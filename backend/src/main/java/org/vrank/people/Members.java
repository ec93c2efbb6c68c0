package org.vrank.people;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Barriers;
import org.vrank.platform.Clocks;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Viewer;
import org.vrank.platform.mail.Letter;

/** The door to members, their seats and their sessions. */
@Singleton
public class Members {
    public static final Set<String> SEATS = Set.of(
            "practitioner",
            "host",
            "trainer",
            "custodian",
            "expert",
            "policy-officer",
            "grant-officer",
            "administrator");
    private static final Set<String> INTERFACE = Set.of("nl", "fr", "en");

    private final Readers readers;
    private final MemberRepository members;
    private final OrganisationRepository organisations;
    private final Idempotency idempotency;
    private final Guard guard;
    private final Ids ids;
    private final Clock clock;
    private final String address;
    private final ApplicationEventPublisher<SessionEnded> ended;

    Members(
            Readers readers,
            MemberRepository members,
            OrganisationRepository organisations,
            Idempotency idempotency,
            Guard guard,
            Ids ids,
            Clock clock,
            @Value("${vrank.address}") String address,
            ApplicationEventPublisher<SessionEnded> ended) {
        this.readers = readers;
        this.members = members;
        this.organisations = organisations;
        this.idempotency = idempotency;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
        this.address = address;
        this.ended = ended;
    }

    /** The asking member, or null for a visitor. */
    @ReaderScope
    MemberRepository.@Nullable Self self() {
        UUID member = readers.current().member();
        return member == null ? null : members.self(member);
    }

    /** The asking member's name. */
    @ReaderScope
    public String name() {
        return members.self(readers.current().signedIn()).name();
    }

    /** Seats the asking member holds today, the longest held first. */
    @ReaderScope
    public List<HeldSeat> seats() {
        return readers.current().member() == null ? List.of() : members.ownSeats();
    }

    /** Whether the asking member holds a seat of this kind today. */
    @ReaderScope
    public boolean holds(String kind) {
        return members.holds(kind);
    }

    /** Whether this installation is the demo world. */
    @ReaderScope
    public boolean demo() {
        return members.demo();
    }

    /** Changes the language of the asking member's interface and mails. */
    @ReaderScope
    public void speak(String language) {
        UUID member = readers.current().signedIn();
        if (!INTERFACE.contains(language)) {
            throw new Refusal.Invalid("language", "field.choice", "nl, fr, en");
        }
        members.speak(member, language);
    }

    @ReaderScope
    List<MemberRepository.SessionRow> sessions() {
        readers.current().signedIn();
        return members.sessions();
    }

    /** Ends one of the asking member's sessions; null means the one asking. */
    @ReaderScope
    void endSession(@Nullable UUID session) {
        Viewer viewer = readers.current();
        viewer.signedIn();
        if (!members.endSession(session)) {
            throw new Refusal.NotFound();
        }
        ended.publishEvent(new SessionEnded(session == null ? viewer.session() : session));
    }

    /** What an administrator enters for a new member. */
    record Newcomer(
            String name,
            String email,
            String language,
            UUID organisation,
            String kind,
            @Nullable UUID superior,
            @Nullable LocalDate from) {}

    /** Makes a member with a first seat, who is told by mail; administrators only. */
    @ReaderScope
    UUID add(Newcomer newcomer) {
        administratorsOnly();
        Texts texts = new Texts();
        String name = texts.required("name", newcomer.name(), 2, 120);
        guard.refuse(texts, "name", name);
        String email = Addresses.check(texts, "email", newcomer.email());
        if (!INTERFACE.contains(newcomer.language())) {
            texts.reject("language", "field.choice", "nl, fr, en");
        }
        if (!SEATS.contains(newcomer.kind())) {
            texts.reject(
                    "seat.kind",
                    "field.choice",
                    String.join(", ", SEATS.stream().sorted().toList()));
        }
        if (organisations.find(newcomer.organisation()) == null) {
            texts.reject("seat.organisation", "field.reference");
        }
        texts.day("seat.from", newcomer.from());
        texts.check();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
        return idempotency.once("members", newcomer, () -> {
            UUID id = ids.next();
            LocalDate from = newcomer.from() == null ? today : newcomer.from();
            Letter letter = Letter.of(
                    Language.of(newcomer.language()),
                    "invitation",
                    Map.of("link", address + "/" + newcomer.language() + "/sign-in"));
            String refused = Barriers.translate(
                    "seat.kind",
                    () -> members.add(
                            id,
                            name,
                            email,
                            newcomer.language(),
                            ids.next(),
                            ids.next(),
                            newcomer.organisation(),
                            newcomer.kind(),
                            newcomer.superior(),
                            from,
                            ids.next(),
                            letter.subject(),
                            letter.body()));
            if (refused != null) {
                throw refused.equals("email")
                        ? new Refusal.Invalid("email", "email.taken")
                        : new Refusal.Invalid("seat.superior", "field.reference");
            }
            return id;
        });
    }

    /** Ends the tenure of a seat with today as its last day; administrators only. */
    @ReaderScope
    void endSeat(UUID seat, @Nullable String reason) {
        administratorsOnly();
        Texts texts = new Texts();
        String said = texts.optional("reason", reason, 500);
        guard.refuse(texts, "reason", said);
        texts.check();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
        if (!Barriers.translate("seat", () -> members.endSeat(seat, today, said))) {
            throw new Refusal.NotFound();
        }
    }

    private void administratorsOnly() {
        readers.current().signedIn();
        if (!members.holds("administrator")) {
            throw new Refusal.NotAllowed();
        }
    }
}
