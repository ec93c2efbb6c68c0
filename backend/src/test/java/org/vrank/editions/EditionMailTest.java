package org.vrank.editions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;

/** What participants are told by mail, and what their calendars hold. */
class EditionMailTest {
    private School school;

    @BeforeEach
    void open() {
        school = new School(false);
        school.server.sql("update account set language = 'nl' where member_id = ?", school.join("anna"));
        school.join("bram");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private List<MimeMessage> to(String handle) throws Exception {
        return School.to(school.delivered(), handle + "@example.org");
    }

    private static List<String> entries(List<MimeMessage> mails) throws Exception {
        List<String> entries = new ArrayList<>();
        for (MimeMessage mail : mails) {
            entries.add(Mails.entry(mail));
        }
        return entries;
    }

    private Map<String, Object> again(String edition) {
        Answer read = school.as("trainer").get("/api/editions/" + edition);
        Map<String, Object> plan = school.plan(1);
        plan.remove("version");
        plan.put("revision", Integer.parseInt(read.text("revision")));
        List<Map<String, Object>> days = new ArrayList<>();
        List<String> ids = read.each("halfDays", "id");
        for (int i = 0; i < ids.size(); i++) {
            days.add(new HashMap<>(Map.of(
                    "id", ids.get(i),
                    "day", read.each("halfDays", "day").get(i),
                    "begins", read.each("halfDays", "begins").get(i),
                    "minutes", 180)));
        }
        plan.put("halfDays", days);
        return plan;
    }

    @Test
    void each_half_day_is_one_entry_that_keeps_its_name_and_is_newer_each_time() throws Exception {
        String edition = school.edition(school.plan(1));
        List<String> days = school.read("anna", edition).each("halfDays", "id");
        school.enrols("anna", edition);
        List<MimeMessage> mails = to("anna");
        assertThat(mails.getFirst().getSubject()).isEqualTo("U bent ingeschreven: " + Course.TITLE);
        assertThat(Mails.part(mails.getFirst(), "text/plain"))
                .contains("Zaal 3, Kruidtuinlaan 50", "https://video.example.org/zaal", "/nl/editions/" + edition)
                .doesNotContain("{", "vrank-");
        assertThat(mails.getFirst().getHeader("List-Unsubscribe", null)).contains("/nl/unsubscribe/");
        assertThat(mails.get(1).getSubject()).startsWith("Agenda: ");
        assertThat(entries(mails))
                .containsExactly("REQUEST " + days.get(0) + "@vrank 1", "REQUEST " + days.get(1) + "@vrank 1");

        Map<String, Object> moved = again(edition);
        ((List<Map<String, Object>>) Objects.requireNonNull(moved.get("halfDays")))
                .get(1)
                .put("begins", "14:00");
        Answer changed = school.as("trainer").put("/api/editions/" + edition, moved);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        mails = to("anna");
        assertThat(mails.getFirst().getSubject()).isEqualTo("Gewijzigd: " + Course.TITLE);
        assertThat(entries(mails)).containsExactly("REQUEST " + days.get(1) + "@vrank 2");
        assertThat(school.as("trainer").put("/api/editions/" + edition, moved).status())
                .as("built on what was before")
                .isEqualTo(409);

        school.cancels("anna", edition);
        assertThat(entries(to("anna")))
                .containsExactly("CANCEL " + days.get(0) + "@vrank 2", "CANCEL " + days.get(1) + "@vrank 3");
        school.enrols("anna", edition);
        assertThat(entries(to("anna")))
                .containsExactly("REQUEST " + days.get(0) + "@vrank 3", "REQUEST " + days.get(1) + "@vrank 4");

        Map<String, Object> fewer = again(edition);
        ((List<?>) Objects.requireNonNull(fewer.get("halfDays"))).remove(0);
        assertThat(school.as("trainer").put("/api/editions/" + edition, fewer).status())
                .isEqualTo(200);
        assertThat(entries(to("anna"))).containsExactly("CANCEL " + days.get(0) + "@vrank 4");

        Map<String, Object> why = Map.of("reason", "De zaal is <weg>");
        assertThat(school.as("trainer")
                        .post("/api/editions/" + edition + "/cancellation", why)
                        .text("because"))
                .isEqualTo("De zaal is <weg>");
        mails = to("anna");
        assertThat(Mails.part(mails.getFirst(), "text/html")).contains("De zaal is &lt;weg&gt;");
        assertThat(entries(mails)).containsExactly("CANCEL " + days.get(1) + "@vrank 5");
    }

    @Test
    void who_waits_hears_of_it_and_of_the_place_and_nothing_stands_in_their_calendar_before() throws Exception {
        String edition = school.edition(school.plan(1));
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        List<MimeMessage> mails = to("bram");
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("You are on the waiting list: " + Course.TITLE);
        assertThat(Mails.part(mails.getFirst(), "text/plain"))
                .contains("number 1")
                .doesNotContain("video.example");
        school.cancels("anna", edition);
        mails = to("bram");
        assertThat(mails.getFirst().getSubject()).isEqualTo("You have a place: " + Course.TITLE);
        assertThat(mails).hasSize(2);
    }

    @Test
    void who_wants_no_mail_gets_none_and_keeps_the_place() throws Exception {
        school.as("anna").put("/api/me/meeting-mails", Map.of("wanted", false));
        String edition = school.edition(school.plan(1));
        assertThat(school.enrols("anna", edition)).isEqualTo("enrolled");
        assertThat(school.delivered()).isEmpty();
    }

    @Test
    void the_day_before_a_half_day_whoever_has_a_place_is_reminded_once() throws Exception {
        Map<String, Object> plan = school.plan(1);
        plan.put("halfDays", List.of(Course.halfDay(1, "09:00"), Course.halfDay(9, "09:00")));
        plan.put("closes", Course.today().plusDays(1).toString());
        String edition = school.edition(plan);
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        school.delivered();
        EditionMornings mornings = school.server.context().getBean(EditionMornings.class);
        mornings.remind();
        mornings.remind();
        List<MimeMessage> mails = school.delivered();
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("Morgen: " + Course.TITLE);
    }

    @Test
    void an_offer_lapses_by_itself_and_who_leaves_the_circle_gives_up_the_place() throws Exception {
        school.join("chloe");
        Map<String, Object> plan = school.plan(1);
        String edition = school.edition(plan);
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        school.enrols("chloe", edition);
        school.delivered();
        EditionMornings mornings = school.server.context().getBean(EditionMornings.class);
        assertThat(school.as("anna")
                        .delete("/api/circles/" + school.circle + "/membership")
                        .status())
                .isLessThan(300);
        mornings.sweep();
        assertThat(school.state("bram", edition)).isEqualTo("enrolled");
        List<MimeMessage> mails = school.delivered();
        assertThat(School.to(mails, "anna@example.org"))
                .as("who left hears nothing")
                .isEmpty();
        assertThat(School.to(mails, "bram@example.org")).hasSize(2);

        school.server.sql("update edition set waiting = 'by-hand'");
        school.cancels("bram", edition);
        school.as("trainer").post("/api/editions/" + edition + "/offers", Map.of());
        assertThat(School.to(school.delivered(), "chloe@example.org").getFirst().getSubject())
                .startsWith("A place for you, to confirm by ");
        school.server.sql("update enrolment set until = vrank_today() - 1 where state = 'offered'");
        mornings.sweep();
        assertThat(School.to(school.delivered(), "chloe@example.org").getFirst().getSubject())
                .isEqualTo("The place offered has lapsed: " + Course.TITLE);
    }

    @Test
    void a_message_reaches_each_who_takes_part_by_a_mail_of_their_own() throws Exception {
        String edition = school.edition(school.plan(2));
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        school.delivered();
        String path = "/api/editions/" + edition + "/messages";
        Map<String, Object> said = Map.of("subject", "Meebrengen", "text", "Een schrift & <pen>");
        assertThat(school.as("anna").post(path, said).status()).isEqualTo(403);
        assertThat(school.as("trainer")
                        .post(path, Map.of("subject", "", "text", "Bel 0470 12 34 56"))
                        .fields())
                .containsExactly("subject", "text");
        assertThat(school.as("trainer").post(path, said).text("told")).isEqualTo("2");
        List<MimeMessage> mails = school.delivered();
        assertThat(mails).hasSize(2);
        for (MimeMessage mail : mails) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(Mails.part(mail, "text/html")).contains("Een schrift &amp; &lt;pen&gt;");
        }
        assertThat(school.read("anna", edition).each("messages", "subject")).containsExactly("Meebrengen");
        school.cancels("anna", edition);
        assertThat(school.read("anna", edition).each("messages", "subject")).isEmpty();
    }

    @Test
    void who_leaves_the_circle_after_the_last_half_day_keeps_what_was_noted_of_them() {
        String edition = school.edition(school.plan(1));
        school.enrols("anna", edition);
        EditionMornings mornings = school.server.context().getBean(EditionMornings.class);
        assertThat(school.as("anna")
                        .delete("/api/circles/" + school.circle + "/membership")
                        .status())
                .isLessThan(300);
        school.server.sql("update half_day set day = day - 22");
        mornings.sweep();
        assertThat(school.server.ask("select state from enrolment"))
                .as("the last was yesterday")
                .isEqualTo("enrolled");
        school.server.sql("update half_day set day = day + 1");
        mornings.sweep();
        assertThat(school.server.ask("select state from enrolment"))
                .as("the last is today")
                .isEqualTo("cancelled");
    }

    @Test
    void a_calendars_address_holds_the_half_days_of_whoever_has_a_place_and_no_others() throws Exception {
        String edition = school.edition(school.plan(1));
        List<String> days = school.read("anna", edition).each("halfDays", "id");
        school.enrols("anna", edition);
        school.enrols("bram", edition);
        assertThat(calendar(school, "bram")).doesNotContain(days.getFirst());
        String anna = calendar(school, "anna");
        assertThat(anna)
                .contains(days.get(0) + "@vrank", days.get(1) + "@vrank", Course.TITLE, "/nl/editions/" + edition)
                .doesNotContain("ATTENDEE", "ORGANIZER", "anna");
        assertThat(new CalendarBuilder()
                        .build(new StringReader(anna))
                        .validate(true)
                        .hasErrors())
                .isFalse();
        school.cancels("anna", edition);
        assertThat(calendar(school, "anna")).doesNotContain(days.getFirst());
        assertThat(calendar(school, "bram")).as("who rose").contains(days.getFirst());
    }

    @Test
    void of_a_candid_circle_a_calendars_address_holds_when_it_comes_together_and_nothing_else() {
        try (School hidden = new School(true)) {
            hidden.join("anna");
            String edition = hidden.edition(hidden.plan(1));
            String day = hidden.read("anna", edition).each("halfDays", "id").getFirst();
            hidden.enrols("anna", edition);
            assertThat(calendar(hidden, "anna"))
                    .contains(day + "@vrank", "/editions/" + edition)
                    .doesNotContain(Course.TITLE, "Kruidtuinlaan", "video.example.org");
        }
    }

    private static String calendar(School school, String who) {
        String made = school.as(who).post("/api/calendar-addresses", Map.of()).text("address");
        String read = school.server
                .visitor()
                .get(made.substring(made.indexOf("/calendars/")))
                .body();
        school.as(who)
                .get("/api/calendar-addresses")
                .each("id")
                .forEach(id -> school.as(who).delete("/api/calendar-addresses/" + id));
        return read.replace("\r\n ", "");
    }
}
