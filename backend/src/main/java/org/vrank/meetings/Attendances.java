package org.vrank.meetings;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to who says to come, and who was there, by seat; and to the places in the room. */
@Singleton
class Attendances {
    private static final Set<String> ANSWERS = Set.of("there", "online", "not");
    static final Set<String> PRESENCES = Set.of("present", "online", "excused", "absent");
    private static final int MOST_PLACES = 2000;

    /** A code of six digits, guessed at this rate, lasts longer than a meeting. */
    private static final int TRIES = 20;

    private final Readers readers;
    private final AttendanceRepository attendance;
    private final Meetings meetings;
    private final Guard guard;
    private final Limits limits;
    private final ApplicationEventPublisher<RoomChanged> room;
    private final Ids ids;
    private final Clock clock;

    Attendances(
            Readers readers,
            AttendanceRepository attendance,
            Meetings meetings,
            Guard guard,
            Limits limits,
            ApplicationEventPublisher<RoomChanged> room,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.attendance = attendance;
        this.meetings = meetings;
        this.guard = guard;
        this.limits = limits;
        this.room = room;
        this.ids = ids;
        this.clock = clock;
    }

    /** What seats answered and whether they were there, by seat. */
    @ReaderScope
    Map<UUID, AttendanceRepository.Row> of(UUID meeting) {
        meetings.get(meeting);
        return attendance.of(meeting).stream()
                .collect(Collectors.toMap(AttendanceRepository.Row::seatId, Function.identity()));
    }

    /**
     * What a seat answers.
     *
     * @param apology for who cannot come, read by the whole circle
     * @param standIn who comes in their place: a name belongs there
     * @param language the one the apology is written in
     * @param answered what was asked about the apology, by its keys
     */
    record Given(
            @Nullable String answer,
            @Nullable String apology,
            @Nullable String standIn,
            @Nullable String language,
            Set<String> answered) {}

    /** What a seat answers to the invitation: its holder, or a host for it. */
    @ReaderScope
    void answer(UUID meeting, UUID seat, Given given) {
        readers.current().signedIn();
        meetings.get(meeting);
        Texts texts = new Texts();
        if (given.answer() != null && !ANSWERS.contains(given.answer())) {
            texts.reject("answer", "field.choice", "there, online, not");
        }
        String said = texts.optional("apology", given.apology(), 300);
        String instead = texts.optional("standIn", given.standIn(), 120);
        guard.pass(
                texts, "apology", said, Language.ofInterface(given.language()).code(), given.answered());
        guard.refuse(texts, "standIn", instead);
        texts.check();
        settle(attendance.answer(meeting, seat, given.answer(), said, instead));
        room.publishEvent(new RoomChanged(meeting));
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

    /** Whoever is in the room says so, for a seat of their own; nobody is in it before its day. */
    @ReaderScope
    void checkIn(UUID meeting, @Nullable UUID seat, @Nullable String code, boolean online) {
        UUID member = readers.current().signedIn();
        Meeting held = meetings.get(meeting);
        limits.take("check-in", member.toString(), TRIES, Duration.ofMinutes(10));
        if (seat == null) {
            throw new Refusal.Invalid("seat", "attendance.seat");
        }
        if (held.planned() && held.day().isAfter(LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS))) {
            throw new Refusal.Invalid("code", "attendance.early");
        }
        settle(attendance.checkIn(
                meeting, seat, code == null ? "" : code.replaceAll("\\s", ""), online ? "online" : "present"));
    }

    /** How many places there are in the room; for whoever reads the circle. */
    @ReaderScope
    AttendanceRepository.Room room(UUID meeting) {
        meetings.get(meeting);
        return attendance.room(meeting);
    }

    /** Seats and guests that wait for a place, and in which place each. */
    @ReaderScope
    Map<UUID, Integer> waiting(UUID meeting) {
        meetings.get(meeting);
        return attendance.waiting(meeting).stream()
                .collect(Collectors.toMap(AttendanceRepository.Waiting::id, AttendanceRepository.Waiting::place));
    }

    /** How many places there are in the room, null where nobody counts; hosts only. Who has one keeps it. */
    @ReaderScope
    void setPlaces(UUID meeting, @Nullable Integer places) {
        readers.current().signedIn();
        meetings.get(meeting);
        if (places != null && (places < 1 || places > MOST_PLACES)) {
            throw new Refusal.Invalid("places", "field.range", 1, MOST_PLACES);
        }
        String outcome = attendance.setPlaces(meeting, places);
        if (outcome.equals("taken")) {
            throw new Refusal.Invalid("places", "attendance.places");
        }
        settle(outcome);
        room.publishEvent(new RoomChanged(meeting));
    }

    static void settle(String outcome) {
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
