package org.vrank.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vrank.learning.Classroom;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.PdfUa;
import org.vrank.testing.TestServer;

class CertificatesTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer issue(Classroom room, Browser who) {
        Map<String, Object> all = new HashMap<>();
        all.put("enrolments", null);
        return who.post(room.path() + "/certificates", all);
    }

    private static String code(Classroom room, String who) {
        return server.as(who).get(room.path() + "/certificates/own").text("code");
    }

    @Test
    void who_completed_the_edition_gets_a_certificate_that_anybody_with_its_code_can_check() throws IOException {
        Classroom room = Classroom.of(server, "nadia", "karim");
        room.completes("nadia");
        Browser ruth = server.as("ruth");
        Answer before = ruth.get(room.path() + "/certificates");
        assertThat(before.each("complete")).as(before.body()).containsExactlyInAnyOrder("true", "false");
        Answer made = issue(room, ruth);
        assertThat(made.text("made")).as(made.body()).isEqualTo("1");
        assertThat(issue(room, ruth).text("made")).isEqualTo("0");
        String code = code(room, "nadia");
        assertThat(code).hasSize(43);
        Browser anybody = server.visitor().with("Accept-Language", "fr");
        Answer shown = anybody.get("/api/certificates/" + code);
        assertThat(shown.text("state")).as(shown.body()).isEqualTo("valid");
        assertThat(shown.text("text.name")).startsWith("Nadia");
        assertThat(shown.text("text.title")).isEqualTo("La polarisation en première ligne");
        assertThat(shown.text("text.hours")).isEqualTo("11.5");
        assertThat(shown.text("text.trainer")).isEqualTo("Ruth Abendroth");
        assertThat(shown.at("text.days").size()).isEqualTo(2);
        assertThat(shown.text("text.concepts.0")).startsWith("conflit");
        assertThat(shown.body()).doesNotContain("@").doesNotContain(room.edition());
        Answer pdf = anybody.with("Accept", "application/pdf").get("/api/certificates/" + code + "/pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(PdfUa.failures(anybody.last())).isEmpty();
        try (PDDocument paper = Loader.loadPDF(anybody.last())) {
            assertThat(paper.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Nadia Ouahbi", "Polarisering in de eerste lijn", "11,5", "Ruth Abendroth")
                    .contains("het gesprek als het heet is")
                    .contains("http://vrank.test/nl/certificates");
        }
        assertThat(server.as("karim").get(room.path() + "/certificates/own").status())
                .isEqualTo(404);
        assertThat(server.ask("select count(*) from certificate c where c::text like ?", "%" + code + "%"))
                .as("the code itself is kept nowhere")
                .isEqualTo("0");
    }

    @Test
    void a_certificate_issued_anew_says_at_its_old_code_that_it_was_replaced_and_one_taken_back_does_not_say_why() {
        Classroom room = Classroom.of(server, "nadia");
        room.completes("nadia");
        Browser ruth = server.as("ruth");
        issue(room, ruth);
        String old = code(room, "nadia");
        String id = ruth.get(room.path() + "/certificates").text("items.0.certificate");
        assertThat(ruth.post(room.path() + "/certificates/" + id + "/replacements", Map.of())
                        .status())
                .isEqualTo(204);
        Answer replaced = server.visitor().get("/api/certificates/" + old);
        assertThat(replaced.text("state")).isEqualTo("replaced");
        assertThat(replaced.text("issued")).as("nothing else").isEqualTo("null");
        assertThat(replaced.body()).doesNotContain("Nadia");
        String code = code(room, "nadia");
        assertThat(code).isNotEqualTo(old);
        id = ruth.get(room.path() + "/certificates").text("items.0.certificate");
        String revocation = room.path() + "/certificates/" + id + "/revocation";
        assertThat(ruth.put(revocation, Map.of("because", " ")).fields()).containsExactly("because");
        assertThat(ruth.put(revocation, Map.of("because", "Vergissing bij de namen"))
                        .status())
                .isEqualTo(204);
        Answer revoked = server.visitor().get("/api/certificates/" + code);
        assertThat(revoked.text("state")).isEqualTo("revoked");
        assertThat(revoked.text("issued")).isEqualTo("null");
        assertThat(revoked.body()).doesNotContain("Vergissing").doesNotContain("Nadia");
        assertThat(server.visitor()
                        .with("Accept", "application/pdf, application/problem+json")
                        .get("/api/certificates/" + code + "/pdf")
                        .status())
                .isEqualTo(404);
        assertThat(server.as("nadia").get(room.path() + "/certificates/own").text("because"))
                .isEqualTo("Vergissing bij de namen");
        assertThat(ruth.put(revocation, Map.of("because", "Nog eens")).status()).isEqualTo(404);
    }

    @Test
    void only_trainers_issue_and_only_to_those_who_completed() {
        Classroom room = Classroom.in(server, server.circle("Brussels platform"), "nadia", "karim");
        String enrolment = server.ask(
                "select n.id::text from enrolment n join member m on m.id = n.member_id "
                        + "where n.edition_id = ?::uuid and m.handle = 'karim'",
                room.edition());
        Map<String, Object> karim = Map.of("enrolments", List.of(String.valueOf(enrolment)));
        assertThat(server.as("ruth").post(room.path() + "/certificates", karim).fields())
                .containsExactly("enrolments");
        assertThat(server.as("ruth")
                        .post(room.path() + "/certificates", Map.of("enrolments", List.of(Classroom.NOWHERE)))
                        .fields())
                .containsExactly("enrolments");
        assertThat(issue(room, server.as("nadia")).status()).isEqualTo(403);
        assertThat(server.as("nadia").get(room.path() + "/certificates").status())
                .isEqualTo(403);
        Classroom nothing = new Classroom(server, room.circle(), Classroom.NOWHERE, Classroom.NOWHERE);
        assertThat(issue(room, server.as("annemie")).bytes())
                .isEqualTo(issue(nothing, server.as("annemie")).bytes());
    }

    @Test
    void codes_that_lead_to_nothing_are_all_the_same_nothing() {
        Browser anybody = server.visitor();
        Answer none = anybody.get("/api/certificates/" + "A".repeat(43));
        assertThat(none.status()).isEqualTo(404);
        for (String other : List.of("x", "B".repeat(43), "%27", Classroom.NOWHERE)) {
            assertThat(anybody.get("/api/certificates/" + other).bytes()).isEqualTo(none.bytes());
        }
    }

    @Test
    void a_certificate_stays_as_it_was_when_its_course_changes_and_goes_with_its_owner() {
        Classroom room = Classroom.of(server, "samira");
        room.completes("samira");
        issue(room, server.as("ruth"));
        String code = code(room, "samira");
        Browser anybody = server.visitor();
        String before = anybody.get("/api/certificates/" + code).body();
        server.sql("""
                insert into course_version (id, circle_id, course_id, number, state, title, licence, outline, published)
                select gen_random_uuid(), circle_id, course_id, 2, 'published', '{"nl": "Anders"}', 'CC', '{"hours": 1}', current_date
                from course_version where id = ?::uuid
                """, room.version());
        server.sql("update member set name = 'Heet nu anders' where handle = 'ruth'");
        assertThat(anybody.get("/api/certificates/" + code).body()).isEqualTo(before);
        Browser samira = server.as("samira");
        String address = samira.get("/api/me/data").text("kept.account.email");
        assertThat(samira.get("/api/me/data").at("kept.certificates").size()).isEqualTo(1);
        Answer gone = samira.post("/api/me/deletion", Map.of("email", address));
        assertThat(gone.status()).as(gone.body()).isEqualTo(204);
        assertThat(anybody.get("/api/certificates/" + code).status()).isEqualTo(404);
    }

    @Test
    void a_trainer_who_deletes_the_account_is_named_on_no_certificate_any_more() throws IOException {
        try (TestServer own = TestServer.demo()) {
            Classroom room = Classroom.of(own, "nadia");
            room.completes("nadia");
            Browser ruth = own.as("ruth");
            issue(room, ruth);
            String code = own.as("nadia").get(room.path() + "/certificates/own").text("code");
            Answer data = ruth.get("/api/me/data");
            assertThat(data.text("kept.certificatesByMe.0.course.nl")).isEqualTo("Polarisering in de eerste lijn");
            assertThat(ruth.post("/api/me/deletion", Map.of("email", data.text("kept.account.email")))
                            .status())
                    .isEqualTo(204);
            Browser anybody = own.visitor();
            Answer shown = anybody.get("/api/certificates/" + code);
            assertThat(shown.text("text.name")).isEqualTo("Nadia Ouahbi");
            assertThat(shown.text("text.trainer")).isEmpty();
            anybody.with("Accept", "application/pdf").get("/api/certificates/" + code + "/pdf");
            assertThat(PdfUa.failures(anybody.last())).isEmpty();
            try (PDDocument paper = Loader.loadPDF(anybody.last())) {
                assertThat(new PDFTextStripper().getText(paper))
                        .contains("Nadia Ouahbi", "Uitgereikt op")
                        .doesNotContain("Abendroth", "opleider");
            }
        }
    }

    @Test
    void who_left_the_circle_has_the_certificate_all_the_same() {
        Classroom room = Classroom.in(server, server.circle("Brussels platform"), "karim");
        room.completes("karim");
        issue(room, server.as("ruth"));
        String code = code(room, "karim");
        assertThat(server.as("karim")
                        .delete("/api/circles/" + room.circle() + "/membership")
                        .status())
                .isLessThan(300);
        assertThat(server.as("karim").get(room.path()).status()).isEqualTo(404);
        assertThat(code(room, "karim")).isEqualTo(code);
        Answer own = server.as("karim").get("/api/me/certificates");
        int at = own.each("edition").indexOf(room.edition());
        assertThat(own.text("items." + at + ".certificate.code")).isEqualTo(code);
        assertThat(own.text("items." + at + ".title")).startsWith("Polari");
        assertThat(server.as("wout").get("/api/me/certificates").each("edition"))
                .doesNotContain(room.edition());
        assertThat(server.visitor().get("/api/me/certificates").status()).isEqualTo(401);
        assertThat(server.visitor().get(room.path() + "/certificates/own").status())
                .isEqualTo(401);
    }

    @Test
    void a_course_that_does_not_say_what_completes_it_is_completed_by_nobody() {
        Classroom room = Classroom.of(server, "nadia");
        server.sql("alter table course_version disable trigger user");
        server.sql("""
                update course_version set outline = jsonb_set(outline, '{completion}', '{"halfDays": 0, "modules": 0, "exercises": 0}')
                where id = ?::uuid
                """, room.version());
        server.sql("alter table course_version enable trigger user");
        room.completes("nadia");
        Answer progress = server.as("nadia").get(room.path() + "/progress");
        assertThat(progress.text("complete")).as(progress.body()).isEqualTo("false");
        assertThat(progress.text("required")).isEqualTo("null");
        assertThat(issue(room, server.as("ruth")).text("made")).isEqualTo("0");
        String enrolment = server.ask("select id::text from enrolment where edition_id = ?::uuid", room.edition());
        Map<String, Object> one = Map.of("enrolments", List.of(String.valueOf(enrolment)));
        assertThat(server.as("ruth").post(room.path() + "/certificates", one).fields())
                .containsExactly("enrolments");
    }
}
