package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.platform.Clocks;
import org.vrank.testing.Browser;

/** What seats promised, and who hears of it when; the job is called instead of waiting for the morning. */
class RemindersTest {
    private House house;
    private String series = "";
    private String item = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void open() {
        house = new House(true);
        Browser host = house.as("host");
        series = Gathering.series(host, house.circle.toString(), "Geheim overleg");
        item = Gathering.planned(host, series, Gathering.next(house.server, series), "Punt");
        house.server.sql("update meeting set day = vrank_today() + 20");
        today = LocalDate.now(Clocks.BRUSSELS);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void promise(String handle, int days) {
        String action = Gathering.made(house.as("host")
                .post(
                        "/api/agenda-items/" + item + "/actions",
                        Map.of(
                                "language",
                                "nl",
                                "text",
                                "Geheime taak",
                                "seat",
                                Gathering.seat(house.server, handle),
                                "until",
                                today.plusDays(20).toString())));
        house.server.sql("update action set until = vrank_today() + ? where id = ?::uuid", days, action);
    }

    private int remind() {
        return house.server.context().getBean(Reminders.class).remind();
    }

    @Test
    void one_mail_a_day_says_how_much_is_due_or_late_and_nothing_of_what_it_is() throws Exception {
        promise("nadia", 7);
        promise("nadia", 1);
        promise("nadia", -1);
        promise("karim", 3);
        house.server.sql("update meeting set day = vrank_today() + 1");
        assertThat(remind()).isEqualTo(3);
        List<MimeMessage> mails = house.delivered();
        assertThat(mails).hasSize(3);
        MimeMessage nadia = House.to(mails, "nadia");
        assertThat(House.part(nadia, "text/plain"))
                .contains("Late: 1\nDue soon: 2\nThere is a meeting tomorrow: http://vrank.test/en/meetings/")
                .doesNotContain("Geheim", "Punt", "Zaal", "{");
        assertThat(House.part(nadia, "text/html")).contains("Late: 1<br>Due soon: 2<br><a href=");
        assertThat(nadia.getHeader("List-Unsubscribe", null)).contains("/en/unsubscribe/");
        assertThat(House.part(House.to(mails, "karim"), "text/plain"))
                .contains("Morgen is er een vergadering")
                .doesNotContain("Over tijd", "Binnenkort");
        assertThat(remind()).as("the same day again").isZero();
        house.server.sql("update reminder_day set day = vrank_today() - 1");
        house.as("karim")
                .put(
                        "/api/meetings/" + Gathering.next(house.server, series) + "/attendance/"
                                + Gathering.seat(house.server, "karim"),
                        Map.of("answer", "not"));
        house.server.sql("insert into mail_refusal (member_id) values (?)", house.members.get("host"));
        assertThat(remind()).isEqualTo(1);
        House.to(house.delivered(), "nadia");
    }

    @Test
    void whoever_took_the_seat_over_is_reminded_and_who_left_is_not() throws Exception {
        promise("nadia", 1);
        promise("karim", 1);
        house.leave("karim");
        house.server.sql("update tenure set ends = vrank_today() - 1 where member_id = ?", house.members.get("nadia"));
        house.join("successor", "practitioner", house.members.get("host"));
        house.server.sql(
                "insert into tenure (id, seat_id, member_id, starts) select gen_random_uuid(), seat_id, ?, vrank_today() from tenure where member_id = ?",
                house.members.get("successor"),
                house.members.get("nadia"));
        assertThat(remind()).isEqualTo(1);
        House.to(house.delivered(), "successor");
    }

    @Test
    void days_on_which_nobody_reminded_are_made_up_for_and_what_is_done_is_not_mentioned() throws Exception {
        promise("nadia", -3);
        promise("karim", 5);
        house.server.sql("update action set state = 'done', settled = vrank_today() where until > vrank_today()");
        assertThat(remind()).isZero();
        house.server.sql("update reminder_day set day = vrank_today() - 4");
        assertThat(remind()).isEqualTo(1);
        House.to(house.delivered(), "nadia");
    }
}
