package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.platform.Clocks;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** A host invites; Nadia and Karim read the circle with a seat, the outsider does not. */
class InvitationsTest {
    private House house;

    @BeforeEach
    void open() {
        house = new House(false);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Answer invite(String meeting, String who) {
        return house.as(who).post("/api/meetings/" + meeting + "/invitations", Map.of());
    }

    private static String token(String text) {
        Matcher link = Pattern.compile("/rsvp#([A-Za-z0-9_-]{43})\\.not").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private Answer read(String token) {
        return house.server.visitor().post("/api/rsvps/readings", Map.of("token", token));
    }

    private Answer answer(String token, String answer) {
        return house.server.visitor().post("/api/rsvps", Map.of("token", token, "answer", answer));
    }

    private String attendance() {
        return String.valueOf(
                house.server.ask(
                        "select string_agg(concat_ws(' ', m.handle, a.answer), ', ' order by m.handle) from attendance a join tenure t on t.seat_id = a.seat_id join member m on m.id = t.member_id"));
    }

    private static VEvent event(MimeMessage mail) throws Exception {
        return Biweekly.parse(House.part(mail, "text/calendar"))
                .first()
                .getEvents()
                .getFirst();
    }

    @Test
    void everybody_with_a_seat_in_the_circle_gets_one_mail_in_their_language_with_an_entry_for_the_calendar()
            throws Exception {
        String meeting = house.meeting("Het platform & <co>");
        Answer told = invite(meeting, "host");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(List.of(told.text("told"), told.text("missing"))).containsExactly("3", "0");
        List<MimeMessage> mails = house.delivered();
        assertThat(mails).hasSize(3);
        MimeMessage english = House.to(mails, "nadia");
        MimeMessage dutch = House.to(mails, "karim");
        assertThat(english.getSubject()).startsWith("Invitation: Het platform & <co>, Tuesday");
        assertThat(dutch.getSubject()).startsWith("Uitnodiging: Het platform & <co>, dinsdag");
        assertThat(House.part(english, "text/plain"))
                .contains("Zaal 3, Kruidtuinlaan 50", "14:00 to 16:00", "/en/meetings/" + meeting);
        assertThat(House.part(dutch, "text/html"))
                .contains("lang=\"nl\"", "Het platform &amp; &lt;co&gt;", ">Ik kan niet</a>");
        for (MimeMessage mail : mails) {
            assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@vrank>");
            assertThat(mail.getHeader("List-Unsubscribe", null))
                    .matches("<http://vrank.test/(en|nl)/unsubscribe/[A-Za-z0-9_-]{43}>");
            assertThat(mail.getHeader("In-Reply-To")).isNull();
            assertThat(mail.getHeader("Date")).hasSize(1);
            String all = mail.getSubject() + House.part(mail, "text/plain") + House.part(mail, "text/calendar");
            assertThat(all).doesNotContain("Name ", "Of ", "secret circle", "vrank-");
        }
        VEvent event = event(english);
        assertThat(event.getUid().getValue()).isEqualTo(meeting + "@vrank");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getAttendees().getFirst().getEmail()).isEqualTo("nadia@example.org");
        assertThat(event.getAttendees()).hasSize(1);
        assertThat(event.getDateStart().getValue().toInstant())
                .isEqualTo(LocalDate.parse(String.valueOf(
                                house.server.ask("select day::text from meeting where id = ?::uuid", meeting)))
                        .atTime(LocalTime.of(14, 0))
                        .atZone(Clocks.BRUSSELS)
                        .toInstant());
        assertThat(house.server.ask("select string_agg(body || html || calendar, '') from mail where sent is not null"))
                .as("what was sent is forgotten")
                .isEmpty();
    }

    @Test
    void a_second_time_only_newcomers_are_told_and_only_hosts_tell() throws Exception {
        String meeting = house.meeting("Platform");
        invite(meeting, "host");
        house.delivered();
        house.join("late", "practitioner", house.members.get("host"));
        assertThat(house.as("host")
                        .get("/api/meetings/" + meeting + "/invitations")
                        .text("missing"))
                .isEqualTo("1");
        invite(meeting, "host");
        List<MimeMessage> mails = house.delivered();
        assertThat(mails).hasSize(1);
        House.to(mails, "late");
        assertThat(invite(meeting, "nadia").status()).isEqualTo(403);
        assertThat(house.as("nadia")
                        .get("/api/meetings/" + meeting + "/invitations")
                        .status())
                .isEqualTo(403);
        for (String operation : List.of("GET", "POST")) {
            Browser outsider = house.as("outsider");
            byte[] body = operation.equals("GET") ? null : "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(outsider.send(operation, "/api/meetings/" + meeting + "/invitations", body)
                            .bytes())
                    .isEqualTo(outsider.send(operation, "/api/meetings/" + Gathering.NOWHERE + "/invitations", body)
                            .bytes());
        }
        assertThat(house.delivered()).isEmpty();
    }

    @Test
    void opening_the_link_changes_nothing_and_pressing_its_button_answers_for_that_member_alone() throws Exception {
        String meeting = house.meeting("Platform");
        invite(meeting, "host");
        List<MimeMessage> mails = house.delivered();
        String nadia = token(House.part(House.to(mails, "nadia"), "text/plain"));
        String karim = token(House.part(House.to(mails, "karim"), "text/html"));
        assertThat(nadia).isNotEqualTo(karim);
        Answer opened = read(nadia);
        assertThat(opened.text("title")).isEqualTo("Platform");
        assertThat(opened.text("place")).isEqualTo("Zaal 3, Kruidtuinlaan 50");
        assertThat(opened.text("answer")).isEqualTo("null");
        assertThat(attendance()).isEqualTo("null");
        assertThat(answer(nadia, "online").status()).isEqualTo(204);
        assertThat(attendance()).isEqualTo("nadia online");
        assertThat(answer(nadia, "there").status()).isEqualTo(204);
        assertThat(read(nadia).text("answer")).isEqualTo("there");
        assertThat(read(karim).text("answer")).isEqualTo("null");
        assertThat(answer(karim, "perhaps").fields()).containsExactly("answer");
        assertThat(attendance()).isEqualTo("nadia there");
        assertThat(house.server.ask(
                        "select count(*) from rsvp_link where encode(token_hash, 'escape') like '%' || ? || '%'",
                        nadia))
                .isEqualTo("0");
        assertThat(house.server.visitor().get("/api/me").text("member")).isEqualTo("null");
        byte[] nothing = bytes(read("A".repeat(43)));
        house.leave("nadia");
        assertThat(bytes(read(nadia))).isEqualTo(nothing);
        assertThat(bytes(answer(nadia, "not"))).isEqualTo(bytes(answer("A".repeat(43), "not")));
        house.server.sql("update tenure set ends = vrank_today() - 1 where member_id = ?", house.members.get("karim"));
        assertThat(bytes(read(karim))).as("the seat passed on").isEqualTo(nothing);
        assertThat(attendance()).isEqualTo("nadia there");
    }

    private static byte[] bytes(Answer answer) {
        return answer.bytes().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void move(String meeting, String begins) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "version",
                Gathering.version(house.server, "meeting", meeting),
                "begins",
                begins,
                "minutes",
                90,
                "languages",
                List.of("nl"),
                "place",
                "Zaal 4"));
        assertThat(house.as("host").put("/api/meetings/" + meeting, wanted).status())
                .isEqualTo(200);
    }

    @Test
    void whoever_was_told_is_told_of_changes_and_of_the_end_under_the_same_name_and_who_left_is_not() throws Exception {
        String meeting = house.meeting("Platform");
        move(meeting, "13:00");
        assertThat(house.delivered()).as("nobody was invited yet").isEmpty();
        invite(meeting, "host");
        MimeMessage first = House.to(house.delivered(), "nadia");
        String before = token(House.part(first, "text/plain"));
        house.leave("karim");
        move(meeting, "10:00");
        List<MimeMessage> mails = house.delivered();
        assertThat(mails).hasSize(2);
        MimeMessage second = House.to(mails, "nadia");
        assertThat(second.getSubject()).startsWith("Changed: Platform");
        assertThat(second.getHeader("In-Reply-To", null)).isEqualTo(first.getMessageID());
        assertThat(second.getHeader("References", null)).isEqualTo(first.getMessageID());
        assertThat(event(second).getUid().getValue())
                .isEqualTo(event(first).getUid().getValue());
        assertThat(event(second).getSequence().getValue())
                .isEqualTo(event(first).getSequence().getValue() + 1);
        assertThat(House.part(second, "text/plain")).contains("10:00 to 11:30", "Zaal 4");
        assertThat(House.part(second, "text/plain"))
                .as("who did not answer is asked to")
                .contains("Please do so here")
                .doesNotContain("Your answer stands");
        assertThat(House.part(second, "text/html")).contains("Please do so here");
        for (String link : List.of(before, token(House.part(second, "text/plain")))) {
            assertThat(read(link).text("begins")).isEqualTo("10:00");
        }
        move(meeting, "10:00");
        assertThat(house.delivered()).as("nothing that shows was changed").isEmpty();
        answer(before, "not");
        move(meeting, "11:00");
        assertThat(House.part(House.to(house.delivered(), "nadia"), "text/plain"))
                .contains("Your answer stands")
                .doesNotContain("You have not answered");
        assertThat(house.as("host")
                        .post("/api/meetings/" + meeting + "/cancellation", Map.of("reason", "De zaal is bezet"))
                        .status())
                .isEqualTo(200);
        MimeMessage last = House.to(house.delivered(), "nadia");
        assertThat(last.getSubject()).startsWith("Cancelled: Platform");
        assertThat(House.part(last, "text/plain")).contains("De zaal is bezet");
        assertThat(House.part(last, "text/calendar")).contains("METHOD:CANCEL", "STATUS:CANCELLED");
        assertThat(event(last).getSequence().getValue())
                .isGreaterThan(event(second).getSequence().getValue());
        assertThat(last.getHeader("References", null)).isEqualTo(first.getMessageID());
        assertThat(read(before).text("state")).isEqualTo("cancelled");
        assertThat(answer(before, "there").fields()).containsExactly("answer");
        assertThat(invite(meeting, "host").fields()).containsExactly("state");
    }

    @Test
    void of_a_candid_circle_a_mail_holds_a_link_and_nothing_else() throws Exception {
        try (House candid = new House(true)) {
            String meeting = candid.meeting("Wat misliep in de Stevinstraat");
            assertThat(candid.as("host")
                            .post("/api/meetings/" + meeting + "/invitations", Map.of())
                            .status())
                    .isEqualTo(200);
            MimeMessage mail = House.to(candid.delivered(), "karim");
            String all = mail.getSubject() + House.part(mail, "text/plain") + House.part(mail, "text/html");
            assertThat(all)
                    .contains("/nl/meetings/" + meeting)
                    .doesNotContain("Stevinstraat", "Zaal", "14:00", "secret", "rsvp", "Name ");
            assertThat(((jakarta.mail.internet.MimeMultipart) mail.getContent()).getCount())
                    .isEqualTo(2);
            assertThat(candid.server.ask("select count(*) from rsvp_link")).isEqualTo("0");
        }
    }

    @Test
    void who_wants_no_such_mail_gets_none_and_the_host_does_not_see_who_that_is() throws Exception {
        String meeting = house.meeting("Platform");
        Browser nadia = house.as("nadia");
        assertThat(nadia.get("/api/me/meeting-mails").text("wanted")).isEqualTo("true");
        assertThat(nadia.put("/api/me/meeting-mails", Map.of("wanted", false)).text("wanted"))
                .isEqualTo("false");
        assertThat(house.as("karim").get("/api/me/meeting-mails").text("wanted"))
                .isEqualTo("true");
        assertThat(house.server.visitor().get("/api/me/meeting-mails").status()).isEqualTo(401);
        Answer told = invite(meeting, "host");
        assertThat(List.of(told.text("told"), told.text("missing"))).containsExactly("3", "0");
        assertThat(house.delivered()).hasSize(2);
        assertThat(nadia.put("/api/me/meeting-mails", Map.of("wanted", true)).text("wanted"))
                .isEqualTo("true");
        move(meeting, "09:00");
        assertThat(house.delivered()).hasSize(3);
    }

    @Test
    void a_host_sees_that_mail_does_not_get_through() throws Exception {
        String meeting = house.meeting("Platform");
        invite(meeting, "host");
        // the server's own post may have sent it already
        house.server.sql("update mail set attempts = 12, sent = null where recipient = 'karim@example.org'");
        house.delivered();
        assertThat(house.as("host")
                        .get("/api/meetings/" + meeting + "/invitations")
                        .text("undelivered"))
                .isEqualTo("1");
    }
}
