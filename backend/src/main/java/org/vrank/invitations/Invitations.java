package org.vrank.invitations;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.meetings.Meeting;
import org.vrank.meetings.MeetingMoved;
import org.vrank.meetings.Meetings;
import org.vrank.platform.Dates;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.mail.Letter;

/** The door to telling a circle of a meeting by mail. */
@Singleton
class Invitations {
    static final List<Language> LANGUAGES = List.of(Language.NL, Language.FR, Language.EN);

    private final Readers readers;
    private final InvitationRepository invitations;
    private final Meetings meetings;
    private final Circles circles;
    private final Ids ids;
    private final ObjectMapper json;
    private final Clock clock;
    private final ReplyAddress replies;
    private final String address;
    private final String from;

    Invitations(
            Readers readers,
            InvitationRepository invitations,
            Meetings meetings,
            Circles circles,
            Ids ids,
            ObjectMapper json,
            Clock clock,
            ReplyAddress replies,
            @Value("${vrank.address}") String address,
            @Value("${vrank.mail.from:vrank@localhost}") String from) {
        this.readers = readers;
        this.invitations = invitations;
        this.meetings = meetings;
        this.circles = circles;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.replies = replies;
        this.address = address;
        this.from = from;
    }

    /**
     * A letter as the database keeps it until it is sent.
     *
     * @param reply the address that takes the calendar's reply, with the mark for its tag; or empty
     * @param sequence of the calendar's entry
     */
    @Serdeable
    record Written(
            String subject, String body, String html, String calendar, String unsubscribe, String reply, int sequence) {
        Written(String subject, String body, String html, String calendar, String unsubscribe) {
            this(subject, body, html, calendar, unsubscribe, "", 0);
        }
    }

    /** How many were told of a meeting, and how many not; for hosts. */
    @ReaderScope
    InvitationRepository.Told told(UUID meeting) {
        readers.current().signedIn();
        meetings.get(meeting);
        InvitationRepository.Told told = invitations.told(meeting);
        if (told == null) {
            throw new Refusal.NotAllowed();
        }
        return told;
    }

    /** Tells everybody who was not told yet; for hosts. */
    @ReaderScope
    InvitationRepository.Told invite(UUID id) {
        readers.current().signedIn();
        Meeting meeting = meetings.get(id);
        if (!meetings.subject(id).hosted()) {
            throw new Refusal.NotAllowed();
        }
        if (!meeting.planned()) {
            throw new Refusal.Invalid("state", "meeting.over");
        }
        send(meeting, "invitation", true);
        return told(id);
    }

    /** Whoever was told of a meeting is told that it is elsewhere, or does not take place. */
    @EventListener
    @ReaderScope
    void moved(MeetingMoved event) {
        Meeting meeting = meetings.get(event.meeting());
        send(meeting, meeting.planned() ? "change" : "cancellation", false);
    }

    /** Whether the asking member wants mails about meetings. */
    @ReaderScope
    boolean wanted() {
        readers.current().signedIn();
        return !invitations.refuses();
    }

    @ReaderScope
    void want(boolean wanted) {
        UUID member = readers.current().signedIn();
        if (wanted) {
            invitations.accept();
        } else {
            invitations.refuse(member);
        }
    }

    private void send(Meeting meeting, String what, boolean first) {
        Circle circle = Objects.requireNonNull(
                circles.ownById().get(meeting.circleId()), "a circle that its host does not read");
        String mark = mark(ids);
        Map<String, Written> letters = new LinkedHashMap<>();
        for (Language language : LANGUAGES) {
            letters.put(
                    language.code(), circle.candid() ? hidden(meeting, language) : open(meeting, language, what, mark));
            if (what.equals("change") && !circle.candid()) {
                letters.put(language.code() + " unanswered", open(meeting, language, "change-unanswered", mark));
            }
        }
        Integer told = invitations.tell(
                meeting.id(),
                ids.next(),
                ids.secret(),
                mark,
                first,
                meeting.planned() ? "REQUEST" : "CANCEL",
                text(letters));
        if (told == null) {
            throw new Refusal.NotAllowed();
        }
    }

    /** Of a candid circle a mail says that there is something to read, and where. */
    private Written hidden(Meeting meeting, Language language) {
        Letter letter = Letter.of(language, "meeting-candid", Map.of("link", page(meeting, language)));
        return new Written(letter.subject(), letter.body(), letter.html(), "", Letter.unsubscribing(address, language));
    }

    private Written open(Meeting meeting, Language language, String what, String mark) {
        Map<String, String> places = new LinkedHashMap<>();
        String reply = replies.address(mark);
        places.put("buttons", reply.isEmpty() ? "" : " " + Messages.of(language, "invitation.buttons"));
        places.put("link", page(meeting, language));
        places.put("rsvp", address + "/" + language.code() + "/rsvp#" + mark);
        places.put("day", Dates.weekday(meeting.day(), language));
        places.put("details", details(meeting, language));
        places.put("because", meeting.because());
        places.put("title", meeting.title());
        Letter letter = Letter.of(language, "meeting-" + what, places);
        CalendarEntry entry = CalendarEntry.of(meeting, page(meeting, language), !meeting.planned());
        return new Written(
                letter.subject(),
                letter.body(),
                letter.html(),
                reply.isEmpty()
                        ? entry.sent(from, mark, clock.instant())
                        : entry.asked("reply-" + mark, mark, clock.instant()),
                Letter.unsubscribing(address, language),
                reply,
                entry.sequence());
    }

    /** What stands for a token in letters: short enough for a line of a calendar file that is not folded. */
    static String mark(Ids ids) {
        return "vrank-" + ids.secret().replaceAll("[^A-Za-z0-9]", "").substring(0, 12);
    }

    /** When and where a meeting is, as letters say it. */
    static String details(Meeting meeting, Language language) {
        return Stream.of(
                        Messages.of(
                                language,
                                "invitation.hours",
                                Dates.weekday(meeting.day(), language),
                                meeting.begins(),
                                Dates.ends(meeting.start(), meeting.minutes())),
                        meeting.place(),
                        meeting.link().isEmpty() ? "" : Messages.of(language, "invitation.online", meeting.link()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String page(Meeting meeting, Language language) {
        return address + "/" + language.code() + "/meetings/" + meeting.id();
    }

    private String text(Map<String, Written> letters) {
        try {
            return json.writeValueAsString(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
