package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.platform.mail.Posted;

/** Somebody presses a button of their calendar, which sends a reply to the mailbox; the round is called here. */
class CalendarRepliesTest {
    private GreenMail box;
    private GreenMailUser inbox;
    private House house;
    private String meeting = "";

    @BeforeEach
    void open() throws Exception {
        box = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        box.start();
        inbox = box.getUserManager().createUser("antwoord@example.org", "antwoord", "secret");
        Map<String, Object> settings = new HashMap<>(Map.of(
                "vrank.bounces.host",
                "127.0.0.1",
                "vrank.bounces.port",
                box.getImap().getPort(),
                "vrank.bounces.tls",
                false,
                "vrank.bounces.user",
                "antwoord",
                "vrank.bounces.password",
                "secret",
                "vrank.bounces.every",
                "12h"));
        settings.put("vrank.replies.address", "Antwoord@example.org");
        house = new House(false, settings);
        meeting = house.meeting("Platform & <co>");
    }

    @AfterEach
    void close() {
        house.close();
        box.stop();
    }

    private List<MimeMessage> invited() throws Exception {
        assertThat(house.as("host")
                        .post("/api/meetings/" + meeting + "/invitations", Map.of())
                        .status())
                .isEqualTo(200);
        return house.delivered();
    }

    private static VEvent event(MimeMessage mail) throws Exception {
        return Biweekly.parse(House.part(mail, "text/calendar"))
                .first()
                .getEvents()
                .getFirst();
    }

    private static String organizer(MimeMessage mail) throws Exception {
        return event(mail).getOrganizer().getEmail();
    }

    /** A reply as Outlook sends it. */
    private static String reply(String organizer, String uid, int sequence, String attendee, String status) {
        return """
                From: somebody@example.org
                To: %1$s
                Subject: Geaccepteerd: Platform
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                Ik kom graag
                --b
                Content-Type: text/calendar; charset=utf-8; method=REPLY

                BEGIN:VCALENDAR
                METHOD:REPLY
                PRODID:Microsoft Exchange Server 2010
                VERSION:2.0
                BEGIN:VEVENT
                ATTENDEE;PARTSTAT=%5$s;CN=Iemand:MAILTO:%4$s
                COMMENT;LANGUAGE=nl-BE:Ik kom graag
                ORGANIZER:MAILTO:%1$s
                UID:%2$s
                SUMMARY;LANGUAGE=nl-BE:Geaccepteerd: Platform
                DTSTART:20261201T130000Z
                DTEND:20261201T150000Z
                DTSTAMP:20261129T100000Z
                SEQUENCE:%3$d
                END:VEVENT
                END:VCALENDAR
                --b--
                """.formatted(organizer, uid, sequence, attendee, status);
    }

    private String comes(MimeMessage invitation, String attendee, String status) throws Exception {
        VEvent event = event(invitation);
        return reply(
                organizer(invitation),
                event.getUid().getValue(),
                event.getSequence().getValue(),
                attendee,
                status);
    }

    private void arrives(String message) throws Exception {
        inbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        Posted.returned(house.server.context());
    }

    private String answers() {
        return String.valueOf(
                house.server.ask(
                        "select coalesce(string_agg(concat_ws(' ', m.handle, a.answer), ', ' order by m.handle), '') from attendance a join tenure t on t.seat_id = a.seat_id join member m on m.id = t.member_id"));
    }

    private int left() {
        return box.getReceivedMessages().length;
    }

    @Test
    void a_button_of_a_calendar_answers_and_may_be_pressed_again() throws Exception {
        MimeMessage karim = House.to(invited(), "karim");
        assertThat(House.part(karim, "text/plain")).contains("Of antwoord met de knoppen van uw agenda.");
        assertThat(event(karim).getAttendees().getFirst().getRsvp()).isTrue();
        arrives(comes(karim, "Karim@Example.org", "ACCEPTED"));
        assertThat(answers()).isEqualTo("karim there");
        arrives(comes(karim, "karim@example.org", "TENTATIVE"));
        assertThat(answers()).as("what is left open changes nothing").isEqualTo("karim there");
        arrives(comes(karim, "karim@example.org", "DECLINED"));
        assertThat(answers()).isEqualTo("karim not");
        assertThat(left()).as("nothing of what they wrote is kept").isZero();
        assertThat(house.delivered()).isEmpty();
    }

    @Test
    void what_a_calendar_cannot_say_is_not_taken_back_by_it() throws Exception {
        MimeMessage karim = House.to(invited(), "karim");
        String seat = Gathering.seat(house.server, "karim");
        assertThat(house.as("karim")
                        .put("/api/meetings/" + meeting + "/attendance/" + seat, Map.of("answer", "online"))
                        .status())
                .isEqualTo(204);
        arrives(comes(karim, "karim@example.org", "ACCEPTED"));
        assertThat(answers()).isEqualTo("karim online");
        arrives(comes(karim, "karim@example.org", "DECLINED"));
        assertThat(answers()).isEqualTo("karim not");
    }

    @Test
    void every_mail_of_an_invitation_names_one_organiser_of_its_own_and_a_reply_to_an_older_one_is_none()
            throws Exception {
        List<MimeMessage> invitations = invited();
        MimeMessage karim = House.to(invitations, "karim");
        assertThat(organizer(karim)).matches("antwoord\\+[0-9a-f]{32}@example\\.org");
        assertThat(organizer(House.to(invitations, "nadia"))).isNotEqualTo(organizer(karim));
        String written = House.part(karim, "text/calendar");
        assertThat(new CalendarBuilder()
                        .build(new StringReader(written))
                        .validate(true)
                        .hasErrors())
                .as(written)
                .isFalse();
        assertThat(written.lines().mapToInt(String::length)).allMatch(length -> length <= 75);

        Map<String, Object> wanted = Map.of(
                "version",
                Gathering.version(house.server, "meeting", meeting),
                "begins",
                "10:00",
                "minutes",
                90,
                "languages",
                List.of("nl"),
                "place",
                "Zaal 4");
        assertThat(house.as("host").put("/api/meetings/" + meeting, wanted).status())
                .isEqualTo(200);
        MimeMessage moved = House.to(house.delivered(), "karim");
        assertThat(organizer(moved)).isEqualTo(organizer(karim));
        arrives(comes(karim, "karim@example.org", "ACCEPTED"));
        assertThat(answers()).as("about the hour before it moved").isEmpty();
        arrives(comes(moved, "karim@example.org", "ACCEPTED"));
        assertThat(answers()).isEqualTo("karim there");

        house.as("host").post("/api/meetings/" + meeting + "/cancellation", Map.of("reason", "De zaal is bezet"));
        MimeMessage cancelled = House.to(house.delivered(), "karim");
        assertThat(organizer(cancelled)).isEqualTo(organizer(karim));
        arrives(comes(cancelled, "karim@example.org", "DECLINED"));
        assertThat(answers()).isEqualTo("karim there");
    }

    @Test
    void a_reply_from_elsewhere_or_to_something_else_answers_for_nobody() throws Exception {
        List<MimeMessage> invitations = invited();
        MimeMessage karim = House.to(invitations, "karim");
        String right = comes(karim, "karim@example.org", "ACCEPTED");
        String other =
                Gathering.next(house.server, Gathering.series(house.as("host"), house.circle.toString(), "Een andere"));
        String tag = organizer(karim).replaceAll(".*\\+|@.*", "");
        for (String wrong : List.of(
                comes(karim, "nadia@example.org", "ACCEPTED"),
                comes(House.to(invitations, "nadia"), "karim@example.org", "ACCEPTED"),
                right.replace(meeting, other),
                right.replace(tag, "0".repeat(32)),
                right.replace("ACCEPTED", "DELEGATED"),
                right.replace("UID:" + meeting, "UID:1; drop"))) {
            arrives(wrong);
            assertThat(answers()).as(wrong).isEmpty();
        }
        assertThat(left()).isZero();
        List<String> others = List.of(
                right.replace("METHOD:REPLY", "METHOD:REQUEST"),
                right.replace("+" + tag, ""),
                right.replace("text/calendar", "text/x-calendar"),
                right.replace("BEGIN:V", "BEGIN:X"),
                right.replace("BEGIN:VEVENT", "BEGIN:VEVENT\n".repeat(4_000)));
        for (String strange : others) {
            arrives(strange);
            assertThat(answers()).as(strange).isEmpty();
        }
        assertThat(left()).as("no replies to us, or none that can be read").isLessThanOrEqualTo(others.size());
        assertThat(house.server
                        .visitor()
                        .post("/api/rsvps", Map.of("token", tag, "answer", "there"))
                        .status())
                .as("a tag opens nothing")
                .isEqualTo(404);
        house.leave("karim");
        arrives(right);
        assertThat(answers()).as("who left answers for nobody").isEmpty();
        house.server.sql("update meeting set day = '2020-01-07' where id = ?::uuid", meeting);
        arrives(comes(House.to(invitations, "nadia"), "nadia@example.org", "ACCEPTED"));
        assertThat(answers()).as("it is over").isEmpty();
    }

    @Test
    void whom_a_reply_puts_on_the_waiting_list_reads_it_once_in_a_mail() throws Exception {
        List<MimeMessage> invitations = invited();
        assertThat(house.as("host")
                        .put("/api/meetings/" + meeting + "/places", Map.of("places", 1))
                        .status())
                .isEqualTo(204);
        arrives(comes(House.to(invitations, "nadia"), "nadia@example.org", "ACCEPTED"));
        assertThat(house.delivered()).isEmpty();
        MimeMessage karim = House.to(invitations, "karim");
        arrives(comes(karim, "karim@example.org", "ACCEPTED"));
        MimeMessage waiting = House.to(house.delivered(), "karim");
        assertThat(waiting.getSubject()).startsWith("Op de wachtlijst: Platform & <co>, ");
        assertThat(House.part(waiting, "text/html"))
                .contains("Platform &amp; &lt;co&gt;", "/nl/meetings/" + meeting)
                .doesNotContain("{");
        arrives(comes(karim, "karim@example.org", "ACCEPTED"));
        assertThat(house.delivered()).isEmpty();
        arrives(comes(House.to(invitations, "nadia"), "nadia@example.org", "DECLINED"));
        assertThat(House.to(house.delivered(), "karim").getSubject()).startsWith("U hebt een plaats: ");
    }
}
