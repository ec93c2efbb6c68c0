package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.meetings.Gathering;
import org.vrank.platform.mail.Posted;

/** What mail servers return is read from a mailbox and counted for the host of the meeting; the round is called here. */
class BouncesTest {
    private GreenMail box;
    private GreenMailUser returns;
    private House house;
    private String meeting = "";

    @BeforeEach
    void open() throws Exception {
        box = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        box.start();
        returns = box.getUserManager().createUser("returns@example.org", "returns", "secret");
        house = new House(
                false,
                Map.of(
                        "vrank.bounces.host",
                        "127.0.0.1",
                        "vrank.bounces.port",
                        box.getImap().getPort(),
                        "vrank.bounces.tls",
                        false,
                        "vrank.bounces.user",
                        "returns",
                        "vrank.bounces.password",
                        "secret",
                        "vrank.bounces.address",
                        "returns@example.org",
                        "vrank.bounces.every",
                        "12h"));
        meeting = house.meeting("Platform");
    }

    @AfterEach
    void close() {
        house.close();
        box.stop();
    }

    private MimeMessage invited(String handle) throws Exception {
        assertThat(house.as("host")
                        .post("/api/meetings/" + meeting + "/invitations", Map.of())
                        .status())
                .isEqualTo(200);
        return House.to(house.delivered(), handle);
    }

    private void comesBack(String message) throws Exception {
        returns.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    /** A report as Postfix sends it. */
    private static String report(String action, String id, String part) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.org
                To: returns@example.org
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you about <karim@example.org>.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Sun, 29 Nov 2026 06:00:00 +0000

                Final-Recipient: rfc822; karim@example.org
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                --b
                Content-Type: %s

                Subject: Uitnodiging
                Message-ID: %s
                To: karim@example.org

                --b--
                """.formatted(action, part, id);
    }

    private void round() {
        Posted.returned(house.server.context());
    }

    private String undelivered() {
        return house.as("host").get("/api/meetings/" + meeting + "/invitations").text("undelivered");
    }

    private int left() {
        return box.getReceivedMessages().length;
    }

    @Test
    void a_report_that_a_server_gave_up_counts_one_for_the_host_and_is_deleted() throws Exception {
        MimeMessage mail = invited("karim");
        assertThat(undelivered()).isEqualTo("0");
        comesBack(report("failed", mail.getMessageID(), "message/rfc822"));
        round();
        assertThat(undelivered()).isEqualTo("1");
        assertThat(left()).isZero();
        comesBack(report("failed", mail.getMessageID(), "text/rfc822-headers"));
        round();
        assertThat(undelivered()).as("the same mail again").isEqualTo("1");
        assertThat(house.as("host")
                        .get("/api/meetings/" + meeting + "/invitations")
                        .body())
                .doesNotContain("karim", "@");
        assertThat(house.as("nadia")
                        .get("/api/meetings/" + meeting + "/invitations")
                        .status())
                .isEqualTo(403);
        String other =
                Gathering.next(house.server, Gathering.series(house.as("host"), house.circle.toString(), "Een andere"));
        assertThat(house.as("host")
                        .get("/api/meetings/" + other + "/invitations")
                        .text("undelivered"))
                .isEqualTo("0");
    }

    @Test
    void a_later_mail_about_the_meeting_counts_for_it_and_so_does_one_that_is_forgotten_here() throws Exception {
        MimeMessage nadia = invited("nadia");
        assertThat(house.as("host")
                        .post("/api/meetings/" + meeting + "/cancellation", Map.of("reason", "De zaal is bezet"))
                        .status())
                .isEqualTo(200);
        MimeMessage cancelled = House.to(house.delivered(), "karim");
        comesBack(report("failed", cancelled.getMessageID(), "message/rfc822"));
        round();
        assertThat(undelivered()).isEqualTo("1");
        house.server.sql("delete from mail");
        comesBack(report("Failed", nadia.getMessageID(), "message/rfc822"));
        round();
        assertThat(undelivered()).isEqualTo("2");
    }

    @Test
    void what_is_delayed_or_no_report_or_about_nothing_of_ours_counts_nothing_and_stays() throws Exception {
        MimeMessage mail = invited("karim");
        String ours = mail.getMessageID();
        List<String> others = List.of(
                report("delayed", ours, "message/rfc822"),
                report("failed", ours, "application/octet-stream"),
                report("failed", ours, "message/rfc822")
                        .replace("report-type=delivery-status", "report-type=disposition"),
                report("failed", ours, "message/rfc822").replace("multipart/report", "multipart/mixed"),
                report("failed", "<1234@elsewhere>", "message/rfc822"),
                report("failed", ours.replace("@vrank", "@vrank.example"), "message/rfc822"),
                report("failed", ours, "message/rfc822").replace("\n--b", "\n--c"),
                "Subject: Out of office\nIn-Reply-To: " + ours + "\n\nI am away.\n",
                "Content-Type: multipart/report; report-type=delivery-status\n\n");
        for (String other : others) {
            comesBack(other);
        }
        round();
        assertThat(undelivered()).isEqualTo("0");
        assertThat(left()).isEqualTo(others.size());
        comesBack(report("failed", "<" + UUID.randomUUID() + "@vrank>", "message/rfc822"));
        round();
        assertThat(undelivered()).as("a mail of nobody").isEqualTo("0");
    }

    @Test
    void without_a_mailbox_nothing_is_read_and_one_that_is_away_disturbs_nothing() throws Exception {
        MimeMessage mail = invited("karim");
        box.stop();
        round();
        assertThat(undelivered()).isEqualTo("0");
        try (House without = new House(false)) {
            assertThat(Posted.reads(without.server.context())).isFalse();
        }
        assertThat(mail.getHeader("Return-Path"))
                .as("where it would come back to")
                .containsExactly("<returns@example.org>");
    }
}
