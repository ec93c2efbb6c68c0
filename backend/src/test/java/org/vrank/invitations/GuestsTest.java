package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDate;
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

/** A host invites an expert by mail, who has no account. */
class GuestsTest {
    private House house;

    @BeforeEach
    void open() {
        house = new House(false);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Map<String, Object> expert(String language) {
        return new HashMap<>(Map.of(
                "name",
                "Een onderzoeker",
                "from",
                "Universiteit",
                "email",
                "expert@example.org",
                "language",
                language));
    }

    private static Answer add(House house, String meeting, String who, Map<String, Object> guest) {
        return house.as(who).post("/api/meetings/" + meeting + "/guests", guest);
    }

    static String token(String text) {
        Matcher link = Pattern.compile("/guests#([A-Za-z0-9_-]{43})").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private static Answer read(House house, String token) {
        return house.server.visitor().post("/api/guests/readings", Map.of("token", token));
    }

    private static Answer answer(House house, String token, String answer) {
        return house.server.visitor().post("/api/guests", Map.of("token", token, "answer", answer));
    }

    private Answer attendance(String meeting, String who) {
        return house.as(who).get("/api/meetings/" + meeting + "/attendance");
    }

    private static VEvent event(MimeMessage mail) throws Exception {
        return Biweekly.parse(House.part(mail, "text/calendar"))
                .first()
                .getEvents()
                .getFirst();
    }

    private String move(String meeting, String begins) {
        Map<String, Object> wanted = Map.of(
                "version",
                Gathering.version(house.server, "meeting", meeting),
                "begins",
                begins,
                "minutes",
                90,
                "languages",
                List.of("nl"),
                "place",
                "Zaal 4");
        assertThat(house.as("host").put("/api/meetings/" + meeting, wanted).status())
                .isEqualTo(200);
        return meeting;
    }

    @Test
    void a_guest_is_invited_in_their_language_and_answers_with_a_button_and_nobody_reads_the_address()
            throws Exception {
        String meeting = house.meeting("Het platform & <co>");
        String guest = Gathering.made(add(house, meeting, "host", expert("fr")));
        MimeMessage mail = House.to(house.delivered(), "expert");
        assertThat(mail.getSubject()).startsWith("Invitation\u00a0: Het platform & <co>, mardi");
        String text = House.part(mail, "text/plain");
        assertThat(text)
                .contains("Zaal 3, Kruidtuinlaan 50", "/fr/guests#")
                .doesNotContain("vrank-", "Name ", "secret");
        assertThat(House.part(mail, "text/html"))
                .contains("lang=\"fr\"", "Het platform &amp; &lt;co&gt;", "Votre page</a>");
        assertThat(mail.getHeader("List-Unsubscribe", null)).contains("/fr/guests#" + token(text));
        assertThat(event(mail).getUid().getValue()).isEqualTo(meeting + "@vrank");
        assertThat(event(mail).getSequence().getValue()).isZero();
        assertThat(event(mail).getUrl()).isNull();
        assertThat(event(mail).getAttendees().getFirst().getEmail()).isEqualTo("expert@example.org");

        String token = token(text);
        Answer opened = read(house, token);
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(List.of(opened.text("title"), opened.text("place"), opened.text("answer"), opened.text("crowded")))
                .containsExactly("Het platform & <co>", "Zaal 3, Kruidtuinlaan 50", "null", "false");
        assertThat(attendance(meeting, "nadia").text("guests.0.answer")).isEqualTo("null");
        assertThat(answer(house, token, "perhaps").fields()).containsExactly("answer");
        assertThat(answer(house, token, "online").status()).isEqualTo(204);
        assertThat(read(house, token).text("answer")).isEqualTo("online");
        Answer circle = attendance(meeting, "nadia");
        assertThat(List.of(circle.text("guests.0.name"), circle.text("guests.0.answer"), circle.text("guests.0.mail")))
                .containsExactly("Een onderzoeker", "online", "null");
        Answer host = attendance(meeting, "host");
        assertThat(host.text("guests.0.mail")).isEqualTo("sent");
        assertThat(circle.body() + host.body()).doesNotContain("expert@");
        assertThat(house.server.ask(
                        "select count(*) from guest_link where encode(token_hash, 'escape') like '%' || ? || '%'",
                        token))
                .isEqualTo("0");

        assertThat(house.as("host")
                        .put(
                                "/api/meetings/" + meeting + "/guests/" + guest + "/presence",
                                Map.of("presence", "present"))
                        .status())
                .isEqualTo(204);
        assertThat(house.as("nadia")
                        .put(
                                "/api/meetings/" + meeting + "/guests/" + guest + "/presence",
                                Map.of("presence", "absent"))
                        .status())
                .isEqualTo(403);
        assertThat(attendance(meeting, "karim").text("guests.0.presence")).isEqualTo("present");
    }

    @Test
    void a_guest_sees_what_a_host_shows_to_guests_and_neither_other_items_nor_how_many_there_are() throws Exception {
        String series = Gathering.series(house.as("host"), house.circle.toString(), "Platform");
        String meeting = Gathering.next(house.server, series);
        String shown = Gathering.planned(house.as("host"), series, meeting, "Wat het onderzoek zegt");
        Gathering.made(add(house, meeting, "host", expert("nl")));
        String token = token(House.part(House.to(house.delivered(), "expert"), "text/plain"));
        assertThat(read(house, token).each("items", "title")).isEmpty();
        String show = "/api/agenda-items/" + shown + "/guests";
        assertThat(house.as("nadia").put(show, Map.of("shown", true)).status()).isEqualTo(403);
        assertThat(house.as("outsider").put(show, Map.of("shown", true)).bytes())
                .isEqualTo(house.as("outsider")
                        .put("/api/agenda-items/" + Gathering.NOWHERE + "/guests", Map.of("shown", true))
                        .bytes());
        assertThat(house.as("host").put(show, Map.of("shown", true)).status()).isEqualTo(204);
        Answer alone = read(house, token);
        assertThat(alone.each("items", "title")).containsExactly("Wat het onderzoek zegt");
        String other = Gathering.planned(house.as("host"), series, meeting, "Alleen onder ons");
        assertThat(read(house, token).bytes())
                .as("another item changes nothing")
                .isEqualTo(alone.bytes());
        assertThat(alone.body()).doesNotContain("Waarom");
        Gathering.place(house.server, house.as("host"), shown, Map.of("state", "parked", "because", "Later"));
        assertThat(read(house, token).each("items", "title")).isEmpty();
        Gathering.place(house.server, house.as("host"), shown, Map.of("state", "planned"));
        assertThat(read(house, token).each("items", "title"))
                .as("on an agenda again, that has to be said again")
                .isEmpty();
        house.server.sql("update agenda_item set kind = 'candid' where id = ?::uuid", other);
        assertThat(house.as("host")
                        .put("/api/agenda-items/" + other + "/guests", Map.of("shown", true))
                        .fields())
                .containsExactly("shown");
    }

    @Test
    void moves_and_the_end_reach_guests_under_the_same_name_and_links_end_with_the_meeting() throws Exception {
        String meeting = house.meeting("Platform");
        Gathering.made(add(house, meeting, "host", expert("en")));
        MimeMessage first = House.to(house.delivered(), "expert");
        String before = token(House.part(first, "text/plain"));
        move(meeting, "10:00");
        MimeMessage second = House.to(house.delivered(), "expert");
        assertThat(second.getSubject()).startsWith("Changed: Platform");
        assertThat(second.getHeader("In-Reply-To", null)).isEqualTo(first.getMessageID());
        assertThat(event(second).getUid().getValue())
                .isEqualTo(event(first).getUid().getValue());
        assertThat(event(second).getSequence().getValue())
                .isEqualTo(event(first).getSequence().getValue() + 1);
        for (String link : List.of(before, token(House.part(second, "text/plain")))) {
            assertThat(read(house, link).text("begins")).isEqualTo("10:00");
        }
        assertThat(house.as("host")
                        .post("/api/meetings/" + meeting + "/cancellation", Map.of("reason", "De zaal is bezet"))
                        .status())
                .isEqualTo(200);
        MimeMessage last = House.to(house.delivered(), "expert");
        assertThat(last.getSubject()).startsWith("Cancelled: Platform");
        assertThat(House.part(last, "text/plain")).contains("De zaal is bezet");
        assertThat(House.part(last, "text/calendar")).contains("METHOD:CANCEL", "STATUS:CANCELLED");
        assertThat(event(last).getSequence().getValue())
                .isGreaterThan(event(second).getSequence().getValue());
        assertThat(read(house, before).text("state")).isEqualTo("cancelled");
        assertThat(answer(house, before, "there").fields()).containsExactly("answer");
        assertThat(add(house, meeting, "host", expert("nl")).fields()).containsExactly("email");
        house.server.sql("update meeting set day = vrank_today() - 1 where id = ?::uuid", meeting);
        assertThat(read(house, before).bytes())
                .isEqualTo(read(house, "A".repeat(43)).bytes());
    }

    @Test
    void who_is_taken_off_the_list_is_told_and_their_links_open_nothing() throws Exception {
        String meeting = house.meeting("Platform");
        String guest = Gathering.made(add(house, meeting, "host", expert("nl")));
        String token = token(House.part(House.to(house.delivered(), "expert"), "text/plain"));
        String path = "/api/meetings/" + meeting + "/guests/" + guest;
        assertThat(house.as("nadia").delete(path).status()).isEqualTo(403);
        assertThat(house.as("host")
                        .delete("/api/meetings/" + meeting + "/guests/" + Gathering.NOWHERE)
                        .status())
                .isEqualTo(404);
        assertThat(house.delivered()).isEmpty();
        assertThat(house.as("host").delete(path).status()).isEqualTo(204);
        MimeMessage mail = House.to(house.delivered(), "expert");
        assertThat(mail.getSubject()).startsWith("Uitnodiging ingetrokken: Platform");
        assertThat(House.part(mail, "text/calendar")).contains("METHOD:CANCEL");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        byte[] nothing = read(house, "A".repeat(43)).bytes().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(read(house, token).bytes().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(nothing);
        assertThat(answer(house, token, "there").status()).isEqualTo(404);
        assertThat(house.server.ask("select count(*) from guest_address")).isEqualTo("0");
    }

    @Test
    void an_address_is_one_and_only_hosts_give_it() {
        String meeting = house.meeting("Platform");
        assertThat(add(house, meeting, "nadia", expert("nl")).status()).isEqualTo(403);
        assertThat(add(house, meeting, "outsider", expert("nl")).bytes())
                .isEqualTo(
                        add(house, Gathering.NOWHERE, "outsider", expert("nl")).bytes());
        Map<String, Object> wrong = expert("it");
        wrong.put("email", "Expert <expert@example.org>");
        assertThat(add(house, meeting, "host", wrong).fields()).containsExactlyInAnyOrder("email", "language");
        Gathering.made(add(house, meeting, "host", expert("nl")));
        Map<String, Object> again = expert("fr");
        again.put("email", "EXPERT@example.org");
        assertThat(add(house, meeting, "host", again).fields()).containsExactly("email");
        assertThat(attendance(meeting, "host").each("guests", "name")).containsExactly("Een onderzoeker");
        Map<String, Object> there = Map.of("name", "Wie binnenliep");
        Gathering.made(add(house, meeting, "host", there));
        assertThat(attendance(meeting, "host").each("guests", "presence")).containsExactly("null", "present");
    }

    @Test
    void a_guest_erases_their_address_and_two_weeks_after_the_meeting_it_goes_by_itself() throws Exception {
        String meeting = house.meeting("Platform");
        Gathering.made(add(house, meeting, "host", expert("nl")));
        String token = token(House.part(House.to(house.delivered(), "expert"), "text/plain"));
        assertThat(house.server
                        .visitor()
                        .post("/api/guests/erasures", Map.of("token", "A".repeat(43)))
                        .status())
                .isEqualTo(404);
        assertThat(house.server
                        .visitor()
                        .post("/api/guests/erasures", Map.of("token", token))
                        .status())
                .isEqualTo(204);
        assertThat(read(house, token).status()).isEqualTo(404);
        move(meeting, "10:00");
        assertThat(house.delivered()).isEmpty();
        assertThat(attendance(meeting, "host").each("guests", "name")).containsExactly("Een onderzoeker");

        String other = house.meeting("Ander platform");
        Gathering.made(add(house, other, "host", expert("nl")));
        Reminders reminders = house.server.context().getBean(Reminders.class);
        LocalDate today = LocalDate.now(Clocks.BRUSSELS);
        for (int back : List.of(14, 15)) {
            house.server.sql(
                    "update meeting set day = ?::date where id = ?::uuid",
                    today.minusDays(back).toString(),
                    other);
            reminders.remind();
            assertThat(house.server.ask("select count(*) from guest_address"))
                    .as("%d days after", back)
                    .isEqualTo(back == 14 ? "1" : "0");
        }
        assertThat(house.server.ask("select count(*) from guest_link")).isEqualTo("0");
    }

    @Test
    void of_a_candid_circle_a_guests_mail_holds_a_link_and_the_page_no_name() throws Exception {
        try (House candid = new House(true)) {
            String meeting = candid.meeting("Wat misliep in de Stevinstraat");
            String guest = Gathering.made(add(candid, meeting, "host", expert("nl")));
            MimeMessage mail = House.to(candid.delivered(), "expert");
            String all = mail.getSubject() + House.part(mail, "text/plain") + House.part(mail, "text/html");
            assertThat(all).doesNotContain("Stevinstraat", "Zaal", "14:00", "secret", "/meetings/", "Name ");
            assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
            Answer opened = read(candid, token(all));
            assertThat(List.of(opened.text("title"), opened.text("begins"), opened.text("place")))
                    .containsExactly("null", "14:00", "Zaal 3, Kruidtuinlaan 50");
            assertThat(candid.as("host")
                            .delete("/api/meetings/" + meeting + "/guests/" + guest)
                            .status())
                    .isEqualTo(204);
            MimeMessage last = House.to(candid.delivered(), "expert");
            assertThat(last.getSubject() + House.part(last, "text/plain"))
                    .doesNotContain("Stevinstraat", "Zaal", "guests#");
        }
    }
}
