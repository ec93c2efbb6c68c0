package org.vrank.meetings;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Idempotency;
import org.vrank.platform.Ids;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to who says to come, and who was there: seats, and guests without one. */
@Singleton
class Attendances {
    private static final Set<String> ANSWERS = Set.of("there", "online", "not");
    private static final Set<String> PRESENCES = Set.of("present", "online", "excused", "absent");
    private static final int MOST_GUESTS = 100;

    /** A code of six digits, guessed at this rate, lasts longer than a meeting. */
    private static final int TRIES = 20;

    private final Readers readers;
    private final AttendanceRepository attendance;
    private final Meetings meetings;
    private final Guard guard;
    private final Limits limits;
    private final Idempotency idempotency;
    private final Ids ids;

    Attendances(
            Readers readers,
            AttendanceRepository attendance,
            Meetings meetings,
            Guard guard,
            Limits limits,
            Idempotency idempotency,
            Ids ids) {
        this.readers = readers;
        this.attendance = attendance;
        this.meetings = meetings;
        this.guard = guard;
        this.limits = limits;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** What seats answered and whether they were there, by seat. */
    @ReaderScope
    Map<UUID, AttendanceRepository.Row> of(UUID meeting) {
        meetings.get(meeting);
        return attendance.of(meeting).stream()
                .collect(Collectors.toMap(AttendanceRepository.Row::seatId, Function.identity()));
    }

    @ReaderScope
    List<AttendanceRepository.GuestRow> guests(UUID meeting) {
        meetings.get(meeting);
        return attendance.guests(meeting);
    }

    /** What a seat answers to the invitation: its holder, or a host for it. */
    @ReaderScope
    void answer(UUID meeting, UUID seat, @Nullable String answer, @Nullable String apology, @Nullable String standIn) {
        readers.current().signedIn();
        meetings.get(meeting);
        Texts texts = new Texts();
        if (answer != null && !ANSWERS.contains(answer)) {
            texts.reject("answer", "field.choice", "there, online, not");
        }
        String said = texts.optional("apology", apology, 300);
        String instead = texts.optional("standIn", standIn, 120);
        guard.refuse(texts, "apology", said);
        guard.refuse(texts, "standIn", instead);
        texts.check();
        settle(attendance.answer(meeting, seat, answer, said, instead));
    }

    /** A host says whether a seat was there; null takes that back. */
    @ReaderScope
    void tick(UUID meeting, UUID seat, @Nullable String presence) {
        readers.current().signedIn();
        meetings.get(meeting);
        if (presence != null && !PRESENCES.contains(presence)) {
            throw new Refusal.Invalid("presence", "field.choice", "present, online, excused, absent");
        }
        settle(attendance.tick(meeting, seat, presence));
    }

    /** The code for the screen; hosts only. */
    @ReaderScope
    String code(UUID meeting) {
        readers.current().signedIn();
        Meetings.Subject subject = meetings.subject(meeting);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        String code = attendance.code(meeting, ids.code());
        if (code == null) {
            throw new Refusal.Invalid("state", "meeting.over");
        }
        return code;
    }

    /** Whoever is in the room says so, for a seat of their own. */
    @ReaderScope
    void checkIn(UUID meeting, @Nullable UUID seat, @Nullable String code, boolean online) {
        UUID member = readers.current().signedIn();
        meetings.get(meeting);
        limits.take("check-in", member.toString(), TRIES, Duration.ofMinutes(10));
        if (seat == null) {
            throw new Refusal.Invalid("seat", "attendance.seat");
        }
        settle(attendance.checkIn(
                meeting, seat, code == null ? "" : code.replaceAll("\\s", ""), online ? "online" : "present"));
    }

    /** Somebody came who has no seat here; hosts only. */
    @ReaderScope
    UUID addGuest(UUID meeting, @Nullable String name, @Nullable String origin) {
        readers.current().signedIn();
        Meetings.Subject subject = meetings.subject(meeting);
        if (!subject.hosted()) {
            throw new Refusal.NotAllowed();
        }
        Texts texts = new Texts();
        String called = texts.required("name", name, 2, 120);
        String from = texts.optional("from", origin, 200);
        guard.refuse(texts, "name", called);
        guard.refuse(texts, "from", from);
        if (attendance.guests(meeting).size() >= MOST_GUESTS) {
            texts.reject("name", "attendance.guests", MOST_GUESTS);
        }
        texts.check();
        return idempotency.once("guests", meeting + " " + called + " " + from, () -> {
            UUID id = ids.next();
            attendance.addGuest(id, meeting, subject.circle(), called, from);
            return id;
        });
    }

    @ReaderScope
    void removeGuest(UUID meeting, UUID guest) {
        readers.current().signedIn();
        if (!meetings.subject(meeting).hosted()) {
            throw new Refusal.NotAllowed();
        }
        if (attendance.removeGuest(guest, meeting) == 0) {
            throw new Refusal.NotFound();
        }
    }

    private static void settle(String outcome) {
        switch (outcome) {
            case "done" -> {}
            case "host" -> throw new Refusal.NotAllowed();
            case "seat" -> throw new Refusal.Invalid("seat", "attendance.seat");
            case "state" -> throw new Refusal.Invalid("state", "meeting.over");
            case "code" -> throw new Refusal.Invalid("code", "attendance.code");
            default -> throw new Refusal.NotFound();
        }
    }
}
