package org.vrank.editions;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vrank.platform.mail.Posted;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** A server with a course in a circle, its trainer, and people who want to take part. */
final class School implements AutoCloseable {
    final GreenMail post;
    final TestServer server;
    final People people;
    final UUID circle;
    final UUID course;
    final UUID version;
    final Map<String, UUID> members = new HashMap<>();
    private final UUID first;

    School(boolean candid) {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        server = TestServer.empty(
                Map.of(
                        "vrank.smtp.host",
                        "127.0.0.1",
                        "vrank.smtp.port",
                        post.getSmtp().getPort(),
                        "vrank.mail.from",
                        "vrank@example.org",
                        "vrank.mail.every",
                        "1h"),
                List.of());
        people = new People(server);
        circle = people.circle("learning circle", candid, true, "practitioner", "trainer");
        first = people.member("trainer", people.organisation("Of trainer"), "trainer");
        people.admit(circle, first, null);
        members.put("trainer", first);
        members.put("outsider", people.member("outsider", people.organisation("Elsewhere"), "practitioner"));
        course = Course.in(server, circle);
        version = Course.version(server, course, 1, true, Course.TITLE);
    }

    /** Somebody who reads the circle, with a seat in an organisation. */
    UUID join(String handle, UUID organisation) {
        UUID member = people.member(handle, organisation, "practitioner");
        people.admit(circle, member, first);
        members.put(handle, member);
        return member;
    }

    /** The same, of an organisation of their own. */
    UUID join(String handle) {
        return join(handle, people.organisation("Of " + handle));
    }

    Browser as(String handle) {
        String session = (handle + "-").repeat(43).substring(0, 43);
        server.sql(
                "insert into session (id, secret_hash, member_id, expires) values (gen_random_uuid(), sha256(convert_to(?, 'UTF8')), ?, now() + interval '1 hour') on conflict do nothing",
                session,
                members.get(handle));
        Browser browser = server.visitor();
        browser.cookies().put("vrank", session);
        return browser;
    }

    Map<String, Object> plan(int capacity) {
        return Course.plan(version, capacity);
    }

    String edition(Map<String, Object> plan) {
        return Course.edition(as("trainer"), plan);
    }

    Answer read(String who, String edition) {
        return as(who).get("/api/editions/" + edition);
    }

    /** Asks for a place and says which state that gave. */
    String enrols(String who, String edition) {
        assertThat(as(who).put("/api/editions/" + edition + "/enrolment", Map.of())
                        .status())
                .isEqualTo(204);
        return state(who, edition);
    }

    String state(String who, String edition) {
        return read(who, edition).text("own.state");
    }

    String position(String who, String edition) {
        return read(who, edition).text("own.position");
    }

    void cancels(String who, String edition) {
        assertThat(as(who).delete("/api/editions/" + edition + "/enrolment").status())
                .isEqualTo(204);
    }

    Answer roster(String edition) {
        return as("trainer").get("/api/editions/" + edition + "/roster");
    }

    /** The id of somebody's line in the list. */
    String enrolment(String who, String edition) {
        return String.valueOf(server.ask(
                "select id::text from enrolment where edition_id = ?::uuid and member_id = ?",
                edition,
                members.get(who)));
    }

    /** Sends what waits; answers what was delivered since the last time. */
    List<MimeMessage> delivered() throws Exception {
        Posted.now(server.context());
        List<MimeMessage> mails = Arrays.asList(post.getReceivedMessages());
        post.purgeEmailFromAllMailboxes();
        return mails;
    }

    static List<MimeMessage> to(List<MimeMessage> mails, String address) throws MessagingException {
        List<MimeMessage> own = new ArrayList<>();
        for (MimeMessage mail : mails) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                own.add(mail);
            }
        }
        return own;
    }

    @Override
    public void close() {
        server.close();
        post.stop();
    }
}
