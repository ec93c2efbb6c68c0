package org.vrank.editions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;

/** A superior approves from a mail, without an account. */
class ApprovalTest {
    private static final String CHEF = "chef@example.com";

    private School school;
    private String edition;

    @BeforeEach
    void open() {
        school = new School(false);
        school.join("anna");
        school.join("bram");
        Map<String, Object> plan = school.plan(1);
        plan.put("approval", true);
        edition = school.edition(plan);
    }

    @AfterEach
    void close() {
        school.close();
    }

    private Answer asks(String who, Map<String, Object> given) {
        return school.as(who).put("/api/editions/" + edition + "/enrolment", given);
    }

    private Answer opens(String token) {
        return school.server.visitor().post("/api/enrolment-approvals/readings", Map.of("token", token));
    }

    private Answer answers(Map<String, Object> given) {
        return school.server.visitor().post("/api/enrolment-approvals", given);
    }

    @Test
    void a_superior_without_an_account_is_written_to_in_the_language_of_whoever_asks() throws Exception {
        Map<String, Object> given = Map.of("superior", CHEF);
        school.as("anna").with("Accept-Language", "fr").put("/api/editions/" + edition + "/enrolment", given);
        MimeMessage mail = mailTo(CHEF);
        assertThat(mail.getSubject()).startsWith("Name anna demande votre accord");
        assertThat(Mails.part(mail, "text/plain")).contains("/fr/enrolment-approvals#");
    }

    private MimeMessage mailTo(String address) throws Exception {
        List<MimeMessage> mails = School.to(school.delivered(), address);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private static String token(MimeMessage mail) throws Exception {
        String text = Mails.part(mail, "text/plain");
        Matcher link =
                Pattern.compile("/enrolment-approvals#([A-Za-z0-9_-]{43})").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(text).doesNotContain("vrank-", "{");
        return link.group(1);
    }

    @Test
    void a_superior_reads_who_asks_and_opening_changes_nothing_and_a_button_approves_once() throws Exception {
        assertThat(asks("anna", Map.of("superior", CHEF)).status()).isEqualTo(204);
        assertThat(school.state("anna", edition)).isEqualTo("asked");
        MimeMessage mail = mailTo(CHEF);
        assertThat(mail.getSubject()).isEqualTo("Name anna asks for your approval: " + Course.TITLE);
        assertThat(Mails.part(mail, "text/html")).contains("&lt;co&gt;").doesNotContain("{");
        String token = token(mail);
        Answer asked = opens(token);
        assertThat(List.of(asked.text("name"), asked.text("organisation"), asked.text("title")))
                .containsExactly("Name anna", "Of anna", Course.TITLE);
        assertThat(asked.each("halfDays", "begins")).containsExactly("09:00", "13:30");
        assertThat(opens(token).bytes()).isEqualTo(asked.bytes());
        assertThat(school.state("anna", edition)).isEqualTo("asked");
        assertThat(school.roster(edition).body() + school.read("anna", edition).body())
                .as("nobody reads the address")
                .doesNotContain(CHEF);

        assertThat(answers(Map.of("token", token, "approves", true)).status()).isEqualTo(204);
        assertThat(school.state("anna", edition)).isEqualTo("enrolled");
        assertThat(school.server.ask("select count(*) from enrolment_approval")).isEqualTo("0");
        Answer gone = opens(token);
        assertThat(gone.bytes()).isEqualTo(opens("A".repeat(43)).bytes());
        assertThat(gone.status()).isEqualTo(404);
        assertThat(answers(Map.of("token", token, "approves", false, "reason", "Toch niet"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_refusal_needs_a_reason_that_names_nobodys_number_and_whoever_asked_reads_it() throws Exception {
        asks("anna", Map.of("superior", CHEF));
        String token = token(mailTo(CHEF));
        assertThat(answers(Map.of("token", token)).fields()).containsExactly("approves");
        assertThat(answers(Map.of("token", token, "approves", false)).fields()).containsExactly("reason");
        assertThat(answers(Map.of("token", token, "approves", false, "reason", "Bel mij op 0470 12 34 56"))
                        .fields())
                .containsExactly("reason");
        assertThat(answers(Map.of("token", token, "approves", false, "reason", "Te druk in <mei> & juni"))
                        .status())
                .isEqualTo(204);
        Answer own = school.read("anna", edition);
        assertThat(List.of(own.text("own.state"), own.text("own.because")))
                .containsExactly("refused", "Te druk in <mei> & juni");
        MimeMessage told = mailTo("anna@example.org");
        assertThat(Mails.part(told, "text/plain")).contains("Te druk in <mei> & juni");
        assertThat(Mails.part(told, "text/html")).contains("Te druk in &lt;mei&gt; &amp; juni");
        assertThat(school.roster(edition).body()).doesNotContain("Te druk");
        assertThat(asks("anna", Map.of("superior", CHEF)).status())
                .as("may ask again")
                .isEqualTo(204);
        assertThat(school.state("anna", edition)).isEqualTo("asked");
    }

    @Test
    void an_address_is_needed_and_not_ones_own() {
        assertThat(asks("anna", Map.of()).fields()).containsExactly("superior");
        assertThat(asks("anna", Map.of("superior", "Anna@Example.org")).fields())
                .containsExactly("superior");
        assertThat(asks("anna", Map.of("superior", "geen adres")).fields()).containsExactly("superior");
        assertThat(school.server.ask("select count(*) from enrolment")).isEqualTo("0");
        assertThat(school.server.ask("select count(*) from mail")).isEqualTo("0");
    }

    @Test
    void whose_superior_has_an_account_asks_there_whatever_they_type() throws Exception {
        UUID gent = school.people.organisation("Gent");
        UUID above = school.people.seat(gent, "practitioner", null);
        UUID boss = school.people.member("boss");
        school.people.holds(boss, above, 60, null);
        school.server.sql("update account set language = 'fr' where member_id = ?", boss);
        UUID member = school.people.member("eva");
        school.people.holds(member, school.people.seat(gent, "practitioner", above), 60, null);
        school.people.admit(school.circle, member, school.members.get("trainer"));
        school.members.put("eva", member);
        assertThat(school.read("eva", edition).each("seats", "superior")).containsExactly("true");
        assertThat(asks("eva", Map.of("superior", CHEF)).status()).isEqualTo(204);
        MimeMessage mail = mailTo("boss@example.org");
        assertThat(mail.getSubject()).startsWith("Name eva demande votre accord");
        assertThat(opens(token(mail)).text("organisation")).isEqualTo("Gent");
    }

    @Test
    void the_order_of_asking_counts_and_not_that_of_approving() throws Exception {
        asks("anna", Map.of("superior", CHEF));
        String anna = token(mailTo(CHEF));
        asks("bram", Map.of("superior", CHEF));
        String bram = token(mailTo(CHEF));
        school.join("chloe");
        asks("chloe", Map.of("superior", CHEF));
        String chloe = token(mailTo(CHEF));
        answers(Map.of("token", chloe, "approves", true));
        answers(Map.of("token", bram, "approves", true));
        answers(Map.of("token", anna, "approves", true));
        assertThat(List.of(
                        school.state("chloe", edition),
                        school.position("anna", edition),
                        school.position("bram", edition)))
                .containsExactly("enrolled", "1", "2");
    }

    @Test
    void whoever_gives_up_or_is_called_off_leaves_no_address_behind() throws Exception {
        asks("anna", Map.of("superior", CHEF));
        String token = token(mailTo(CHEF));
        school.cancels("anna", edition);
        assertThat(opens(token).status()).isEqualTo(404);
        asks("bram", Map.of("superior", CHEF));
        school.as("trainer").post("/api/editions/" + edition + "/cancellation", Map.of("reason", "Geen zaal"));
        assertThat(school.server.ask("select count(*) from enrolment_approval")).isEqualTo("0");
    }

    @Test
    void in_a_candid_circle_nobodys_superior_is_asked_and_mail_tells_nothing() throws Exception {
        try (School candid = new School(true)) {
            Map<String, Object> plan = candid.plan(1);
            plan.put("approval", true);
            assertThat(candid.as("trainer").post("/api/editions", plan).fields())
                    .containsExactly("approval");
            String open = candid.edition(candid.plan(1));
            candid.join("anna");
            candid.enrols("anna", open);
            List<MimeMessage> mails = School.to(candid.delivered(), "anna@example.org");
            assertThat(mails).hasSize(1);
            assertThat(mails.getFirst().getSubject()).isEqualTo("News of a course");
            assertThat(Mails.part(mails.getFirst(), "text/plain")).doesNotContain("zwijgt", "Zaal");
        }
    }

    @Test
    void who_is_brought_in_while_a_superior_is_asked_keeps_their_turn_and_the_superior_is_asked_no_more()
            throws Exception {
        school.join("chloe");
        asks("chloe", Map.of("superior", CHEF));
        answers(Map.of("token", token(mailTo(CHEF)), "approves", true));
        asks("anna", Map.of("superior", CHEF));
        asks("bram", Map.of("superior", CHEF));
        assertThat(school.as("trainer")
                        .post(
                                "/api/editions/" + edition + "/roster/imports",
                                Map.of("text", "email\nbram@example.org\nanna@example.org"))
                        .status())
                .isEqualTo(200);
        assertThat(List.of(school.position("anna", edition), school.position("bram", edition)))
                .containsExactly("1", "2");
        assertThat(School.to(school.delivered(), CHEF)).isEmpty();
    }

    @Test
    void a_letter_that_nobody_waits_for_any_more_is_not_sent() throws Exception {
        asks("anna", Map.of("superior", CHEF));
        school.cancels("anna", edition);
        asks("bram", Map.of("superior", CHEF));
        assertThat(school.as("bram")
                        .post("/api/me/deletion", Map.of("email", "bram@example.org"))
                        .status())
                .isLessThan(300);
        assertThat(School.to(school.delivered(), CHEF)).isEmpty();
        school.join("chloe");
        asks("chloe", Map.of("superior", CHEF));
        school.as("trainer").post("/api/editions/" + edition + "/cancellation", Map.of("reason", "Geen zaal"));
        assertThat(School.to(school.delivered(), CHEF)).isEmpty();
    }

    @Test
    void in_a_circle_that_keeps_superiors_out_none_is_asked() {
        UUID alone = school.people.circle("without superiors", false, false, "practitioner", "trainer");
        school.people.admit(alone, Objects.requireNonNull(school.members.get("trainer")), null);
        UUID version = Course.version(school.server, Course.in(school.server, alone), 1, true, "Zonder leiding");
        Map<String, Object> plan = Course.plan(version, 1);
        plan.put("approval", true);
        assertThat(school.as("trainer").post("/api/editions", plan).fields()).containsExactly("approval");
        plan.put("approval", false);
        String open = school.edition(plan);
        plan.remove("version");
        plan.put("revision", 1);
        plan.put("approval", true);
        assertThat(school.as("trainer").put("/api/editions/" + open, plan).fields())
                .containsExactly("approval");
    }
}
