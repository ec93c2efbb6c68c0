package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.proceedings.Published;
import org.vrank.testing.Browser;

/** Minutes that are published go out to those who read them, and to nobody else. */
class MinutesMailTest {
    private static final String TEXT = "Over drixquop beslissen wij later.";

    private static void invite(House house, String meeting) {
        assertThat(house.as("host")
                        .post("/api/meetings/" + meeting + "/invitations", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static UUID member(House house, String handle) {
        return Objects.requireNonNull(house.members.get(handle));
    }

    private static String item(House house, String meeting) {
        return Gathering.planned(
                house.as("host"),
                String.valueOf(house.server.ask("select series_id::text from meeting where id = ?::uuid", meeting)),
                meeting,
                "Het punt vlomzaqeet");
    }

    /** Every part of a mail, however deep, that is not a multipart. */
    private static List<BodyPart> parts(Multipart whole) throws Exception {
        List<BodyPart> parts = new ArrayList<>();
        for (int i = 0; i < whole.getCount(); i++) {
            if (whole.getBodyPart(i).getContent() instanceof Multipart inner) {
                parts.addAll(parts(inner));
            } else {
                parts.add(whole.getBodyPart(i));
            }
        }
        return parts;
    }

    private static String text(MimeMessage mail, String type) throws Exception {
        for (BodyPart part : parts((Multipart) mail.getContent())) {
            if (part.getContentType().startsWith(type)) {
                return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + type);
    }

    private static String pdf(MimeMessage mail, String name) throws Exception {
        for (BodyPart part : parts((Multipart) mail.getContent())) {
            if (part.getContentType().startsWith("application/pdf")) {
                assertThat(part.getFileName()).isEqualTo(name);
                try (PDDocument file = Loader.loadPDF(part.getInputStream().readAllBytes())) {
                    return new PDFTextStripper().getText(file);
                }
            }
        }
        throw new AssertionError("no file");
    }

    @Test
    void who_reads_them_gets_them_in_their_language_as_an_answer_to_the_invitation_and_a_correction_too()
            throws Exception {
        try (House house = new House(false)) {
            String meeting = house.meeting("Het platform & <co>");
            String item = item(house, meeting);
            invite(house, meeting);
            MimeMessage first = House.to(house.delivered(), "karim");
            house.join("late", "practitioner", house.members.get("host"));
            String circle = house.circle.toString();
            String id = Published.minutes(house.as("host"), meeting, circle, item, TEXT);
            List<MimeMessage> mails = house.delivered();
            assertThat(mails).hasSize(4);
            MimeMessage dutch = House.to(mails, "karim");
            MimeMessage english = House.to(mails, "nadia");
            assertThat(dutch.getSubject()).startsWith("Notulen: Het platform & <co>, ");
            assertThat(english.getSubject()).startsWith("Minutes: Het platform & <co>, ");
            assertThat(text(dutch, "text/plain")).contains("http://vrank.test/nl/proceedings/" + id);
            assertThat(text(english, "text/html")).contains("http://vrank.test/en/proceedings/" + id, "&lt;co&gt;");
            assertThat(pdf(dutch, "notulen.pdf")).contains("drixquop", "vlomzaqeet");
            assertThat(dutch.getHeader("In-Reply-To", null)).isEqualTo(first.getMessageID());
            assertThat(dutch.getHeader("List-Unsubscribe", null)).contains("/nl/unsubscribe/");
            assertThat(House.to(mails, "late").getHeader("In-Reply-To")).isNull();
            for (MimeMessage mail : mails) {
                assertThat(mail.getSubject() + text(mail, "text/plain"))
                        .doesNotContain("Name ", "Of ", "secret circle", "drixquop", "{");
            }
            house.leave("nadia");
            house.as("karim").put("/api/me/meeting-mails", Map.of("wanted", false));
            Published.minutes(
                    house.as("host"), meeting, circle, item, TEXT + " Of nooit.", "Het woord {link} ontbrak.");
            List<MimeMessage> corrected = house.delivered();
            assertThat(corrected).as("one left, one wants no mail").hasSize(2);
            MimeMessage addendum = House.to(corrected, "host");
            assertThat(addendum.getSubject()).startsWith("Minutes corrected: ");
            assertThat(text(addendum, "text/plain")).contains("Het woord {link} ontbrak.");
            assertThat(pdf(addendum, "notulen.pdf")).contains("Het woord {link} ontbrak.", "Of nooit.");
            house.delivered();
            assertThat(
                            house.server.ask(
                                    "select concat_ws(' ', count(*), count(attachment_id)) from mail where sent is not null and unsubscribe <> ''"))
                    .isEqualTo("9 0");
            assertThat(house.server.ask("select count(*) from mail_attachment"))
                    .as("kept for nobody")
                    .isEqualTo("0");
        }
    }

    @Test
    void of_the_next_agenda_and_of_what_changed_a_mail_says_what_is_so() throws Exception {
        try (House house = new House(false)) {
            String meeting = house.meeting("Platform");
            String item = item(house, meeting);
            String circle = house.circle.toString();
            Browser host = house.as("host");
            Published.minutes(host, meeting, circle, item, TEXT);
            assertThat(text(House.to(house.delivered(), "karim"), "text/plain"))
                    .as("no next meeting is open yet")
                    .contains("Laat het weten aan wie de vergadering organiseert.")
                    .doesNotContain("volgende vergadering");
            Published.minutes(host, meeting, circle, item, TEXT + " Of nooit.", "Er ontbrak iets.");
            assertThat(text(House.to(house.delivered(), "karim"), "text/plain"))
                    .contains("Wat er veranderde, ziet u op de pagina.");
            String proceedings = "/api/meetings/" + meeting + "/proceedings";
            Published.write(host, meeting, circle, item, "Niets.");
            assertThat(host.post(
                                    proceedings,
                                    Map.of(
                                            "circle",
                                            circle,
                                            "seen",
                                            host.get(proceedings).text("drafts.0.seen"),
                                            "because",
                                            "Er stond een naam.",
                                            "withhold",
                                            true))
                            .status())
                    .isEqualTo(201);
            assertThat(text(House.to(house.delivered(), "karim"), "text/plain"))
                    .contains("Er stond een naam.", "is weggehaald")
                    .doesNotContain("Wat er veranderde");

            host.post("/api/meetings/" + meeting + "/closing", Map.of());
            String series =
                    String.valueOf(house.server.ask("select series_id::text from meeting where id = ?::uuid", meeting));
            String second = Gathering.next(house.server, series);
            String other = item(house, second);
            host.post("/api/meetings/" + second + "/closing", Map.of());
            house.delivered();
            Published.minutes(host, second, circle, other, TEXT);
            assertThat(text(House.to(house.delivered(), "karim"), "text/plain"))
                    .contains("Op de volgende vergadering staan ze ter goedkeuring op de agenda.");
        }
    }

    @Test
    void of_a_candid_circle_the_mail_holds_a_link_and_nothing_else() throws Exception {
        try (House house = new House(true)) {
            String meeting = house.meeting("Wat misliep in de Stevinstraat");
            String item = item(house, meeting);
            String circle = house.circle.toString();
            String id = Published.minutes(house.as("host"), meeting, circle, item, TEXT);
            Published.minutes(house.as("host"), meeting, circle, item, TEXT + " Of nooit.", "Er ontbrak iets.");
            for (MimeMessage mail : house.delivered()) {
                bare(mail, id);
            }
        }
    }

    @Test
    void candid_notes_of_an_open_meeting_reach_those_who_read_both_circles_alone_and_no_host_counts_them()
            throws Exception {
        try (House house = new House(false)) {
            UUID candid = house.people.circle("inner circle", true, true, "practitioner");
            house.people.admit(candid, member(house, "nadia"), null);
            house.people.admit(candid, member(house, "karim"), house.members.get("nadia"));
            house.people.admit(candid, member(house, "outsider"), house.members.get("nadia"));
            String meeting = house.meeting("Platform");
            String item = item(house, meeting);
            invite(house, meeting);
            house.delivered();
            house.as("nadia")
                    .post(
                            "/api/series/"
                                    + house.server.ask(
                                            "select series_id::text from meeting where id = ?::uuid", meeting)
                                    + "/notes-circles",
                            Map.of("circle", candid.toString()));
            String id = Published.minutes(house.as("nadia"), meeting, candid.toString(), item, TEXT);
            house.server.sql("update mail set attempts = 12 where recipient = 'karim@example.org' and sent is null");
            List<MimeMessage> mails = house.delivered();
            assertThat(mails).as("the outsider does not read the meeting").hasSize(1);
            MimeMessage mail = House.to(mails, "nadia");
            bare(mail, id);
            assertThat(mail.getHeader("In-Reply-To"))
                    .as("nothing ties it to the meeting")
                    .isNull();
            assertThat(house.as("host")
                            .get("/api/meetings/" + meeting + "/invitations")
                            .text("undelivered"))
                    .as("the host would learn that there is something")
                    .isEqualTo("0");
        }
    }

    private static void bare(MimeMessage mail, String id) throws Exception {
        Multipart whole = (Multipart) mail.getContent();
        assertThat(parts(whole)).as("two forms of the same").hasSize(2);
        assertThat(mail.getSubject() + text(mail, "text/plain") + text(mail, "text/html"))
                .contains("/proceedings/" + id)
                .doesNotContain("Stevinstraat", "drixquop", "vlomzaqeet", "Platform", "circle,", "Name ", "ontbrak");
    }
}
