package org.vrank.meetings;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.people.Addresses;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to guests of a meeting: written down when they come, or invited before, at an address that is shown to nobody. */
@Singleton
class Guests {
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "en");
    private static final int MOST = 100;

    /** Invitations that one member sends in a day, so that nobody writes to half the world through here. */
    private static final int MOST_MAILS = 100;

    private final Readers readers;
    private final GuestRepository guests;
    private final Meetings meetings;
    private final Guard guard;
    private final Limits limits;
    private final Idempotency idempotency;
    private final Ids ids;
    private final ApplicationEventPublisher<GuestInvited> invited;
    private final ApplicationEventPublisher<GuestLeaves> leaves;
    private final ApplicationEventPublisher<RoomChanged> room;

    Guests(
            Readers readers,
            GuestRepository guests,
            Meetings meetings,
            Guard guard,
            Limits limits,
            Idempotency idempotency,
            Ids ids,
            ApplicationEventPublisher<GuestInvited> invited,
            ApplicationEventPublisher<GuestLeaves> leaves,
            ApplicationEventPublisher<RoomChanged> room) {
        this.readers = readers;
        this.guests = guests;
        this.meetings = meetings;
        this.guard = guard;
        this.limits = limits;
        this.idempotency = idempotency;
        this.ids = ids;
        this.invited = invited;
        this.leaves = leaves;
        this.room = room;
    }

    /** What a host writes down; with an {@code email} the guest is invited, in that language. */
    record Given(
            @Nullable String name,
            @Nullable String from,
            @Nullable String email,
            @Nullable String language) {}

    @ReaderScope
    List<GuestRepository.Row> of(UUID meeting) {
        meetings.get(meeting);
        return guests.of(meeting);
    }

    /** Which guests get mail, and whether none gets through; empty for who does not host. */
    @ReaderScope
    Map<UUID, Boolean> mail(UUID meeting) {
        meetings.get(meeting);
        return guests.mail(meeting).stream()
                .collect(Collectors.toMap(GuestRepository.Mail::guestId, GuestRepository.Mail::undelivered));
    }

    /** Writes down somebody who has no seat here, who is there; or who is to come, where there is an address. Hosts only. */
    @ReaderScope
    UUID add(UUID meeting, Given given) {
        UUID member = readers.current().signedIn();
        Meetings.Subject subject = hosted(meeting);
        Texts texts = new Texts();
        String called = texts.required("name", given.name(), 2, 120);
        String from = texts.optional("from", given.from(), 200);
        guard.refuse(texts, "name", called);
        guard.refuse(texts, "from", from);
        boolean mailed = given.email() != null && Texts.says(given.email());
        String email = mailed ? Addresses.check(texts, "email", String.valueOf(given.email())) : "";
        String language = given.language() == null ? "" : given.language();
        if (mailed && !LANGUAGES.contains(language)) {
            texts.reject("language", "field.choice", "nl, fr, en");
        }
        if (mailed && subject.over()) {
            texts.reject("email", "meeting.over");
        }
        if (guests.of(meeting).size() >= MOST) {
            texts.reject("name", "attendance.guests", MOST);
        }
        texts.check();
        String request = meeting + " " + called + " " + from + " " + email + " " + language;
        return idempotency.once("guests", request, () -> {
            UUID id = ids.next();
            guests.add(id, meeting, subject.circle(), called, from, mailed ? null : "present");
            if (mailed) {
                limits.take("guest-mail", member.toString(), MOST_MAILS, Duration.ofDays(1));
                if (guests.address(id, email, language).equals("twice")) {
                    throw new Refusal.Invalid("email", "attendance.guest-twice");
                }
                invited.publishEvent(new GuestInvited(meeting, id));
            }
            return id;
        });
    }

    /** A host says whether a guest was there; null takes that back. */
    @ReaderScope
    void tick(UUID meeting, UUID guest, @Nullable String presence) {
        readers.current().signedIn();
        hosted(meeting);
        if (presence != null && !Attendances.PRESENCES.contains(presence)) {
            throw new Refusal.Invalid("presence", "field.choice", "present, online, excused, absent");
        }
        if (guests.tick(guest, meeting, presence) == 0) {
            throw new Refusal.NotFound();
        }
    }

    /** Takes a guest off the list; who was invited is told, and their links open nothing any more. Hosts only. */
    @ReaderScope
    void remove(UUID meeting, UUID guest) {
        readers.current().signedIn();
        if (!hosted(meeting).over()) {
            leaves.publishEvent(new GuestLeaves(meeting, guest));
        }
        Attendances.settle(guests.remove(meeting, guest));
        room.publishEvent(new RoomChanged(meeting));
    }

    private Meetings.Subject hosted(UUID meeting) {
        Meetings.Subject subject = meetings.subject(meeting);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        return subject;
    }
}
