package org.vrank.invitations;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.meetings.GuestInvited;
import org.vrank.meetings.GuestLeaves;
import org.vrank.meetings.Meeting;
import org.vrank.meetings.MeetingMoved;
import org.vrank.meetings.Meetings;
import org.vrank.platform.Dates;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Refusal;
import org.vrank.platform.mail.Letter;

/** Tells guests, by mail, of the meeting they are invited to: with a link of their own, and an entry for their calendar. */
@Singleton
class GuestLetters {
    private final GuestLinkRepository guests;
    private final Meetings meetings;
    private final Circles circles;
    private final Ids ids;
    private final ObjectMapper json;
    private final Clock clock;
    private final String address;
    private final String from;

    GuestLetters(
            GuestLinkRepository guests,
            Meetings meetings,
            Circles circles,
            Ids ids,
            ObjectMapper json,
            Clock clock,
            @Value("${vrank.address}") String address,
            @Value("${vrank.mail.from:vrank@localhost}") String from) {
        this.guests = guests;
        this.meetings = meetings;
        this.circles = circles;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.address = address;
        this.from = from;
    }

    @EventListener
    @ReaderScope
    void invited(GuestInvited event) {
        send(meetings.get(event.meeting()), event.guest(), "invitation");
    }

    /** Whoever is invited is told that the meeting is elsewhere, or does not take place. */
    @EventListener
    @ReaderScope
    void moved(MeetingMoved event) {
        Meeting meeting = meetings.get(event.meeting());
        send(meeting, null, meeting.planned() ? "change" : "cancellation");
    }

    @EventListener
    @ReaderScope
    void leaves(GuestLeaves event) {
        send(meetings.get(event.meeting()), event.guest(), "withdrawal");
    }

    /** Where a guest reads and answers; the token stands behind the hash, where no server's log sees it. */
    static String link(String address, Language language, String token) {
        return address + "/" + language.code() + "/guests#" + token;
    }

    private void send(Meeting meeting, @Nullable UUID guest, String what) {
        Circle circle = Objects.requireNonNull(
                circles.ownById().get(meeting.circleId()), "a circle that its host does not read");
        boolean over = what.equals("withdrawal") || !meeting.planned();
        String mark = Invitations.mark(ids);
        Map<String, Invitations.Written> letters = new LinkedHashMap<>();
        for (Language language : Invitations.LANGUAGES) {
            letters.put(language.code(), written(meeting, language, what, circle.candid(), over, mark));
        }
        try {
            String written = json.writeValueAsString(letters);
            if (guests.tell(meeting.id(), guest, ids.next(), ids.secret(), mark, over ? "CANCEL" : "REQUEST", written)
                    == null) {
                throw new Refusal.NotAllowed();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Invitations.Written written(
            Meeting meeting, Language language, String what, boolean candid, boolean over, String mark) {
        String link = link(address, language, mark);
        Map<String, String> places = new LinkedHashMap<>();
        places.put("link", link);
        if (!candid) {
            places.put("day", Dates.weekday(meeting.day(), language));
            places.put("details", Invitations.details(meeting, language));
            places.put("because", meeting.because());
            places.put("title", meeting.title());
        }
        // of a candid circle: that there is something to read, and where
        String hidden = what.equals("withdrawal") ? "guest-withdrawal-candid" : "guest-candid";
        Letter letter = Letter.of(language, candid ? hidden : "guest-" + what, places);
        return new Invitations.Written(
                letter.subject(),
                letter.body(),
                letter.html(),
                candid ? "" : CalendarEntry.of(meeting, "", over).sent(from, mark, clock.instant()),
                what.equals("withdrawal") ? "" : link);
    }
}
