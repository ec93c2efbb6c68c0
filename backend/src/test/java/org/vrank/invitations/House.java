package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vrank.meetings.Gathering;
import org.vrank.platform.mail.Posted;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** A server that sends mail to a house of its own, with a circle in it, its host and two members. */
final class House implements AutoCloseable {
    final GreenMail post;
    final TestServer server;
    final People people;
    final UUID circle;
    final Map<String, UUID> members = new HashMap<>();
    private final UUID elsewhere;

    House(boolean candid) {
        this(candid, Map.of());
    }

    House(boolean candid, Map<String, Object> more) {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        Map<String, Object> properties = new HashMap<>(Map.of(
                "vrank.smtp.host",
                "127.0.0.1",
                "vrank.smtp.port",
                post.getSmtp().getPort(),
                "vrank.mail.from",
                "vrank@example.org",
                "vrank.mail.every",
                "1h"));
        properties.putAll(more);
        server = TestServer.empty(properties, List.of());
        people = new People(server);
        elsewhere = people.organisation("Elsewhere");
        circle = people.circle("secret circle", candid, true, "practitioner", "host");
        UUID first = join("host", "host", null);
        join("nadia", "practitioner", first);
        UUID karim = join("karim", "practitioner", first);
        server.sql("update account set language = 'nl' where member_id = ?", karim);
        members.put("outsider", people.member("outsider", elsewhere, "practitioner"));
    }

    /** Somebody who reads the circle, of an organisation of their own. */
    UUID join(String handle, String kind, @org.jspecify.annotations.Nullable UUID confirmer) {
        UUID member = people.member(handle, people.organisation("Of " + handle), kind);
        people.admit(circle, member, confirmer);
        members.put(handle, member);
        return member;
    }

    void leave(String handle) {
        assertThat(as(handle).delete("/api/circles/" + circle + "/membership").status())
                .isLessThan(300);
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

    /** A series of first Tuesdays; answers its planned meeting. */
    String meeting(String title) {
        return Gathering.next(server, Gathering.series(as("host"), circle.toString(), title));
    }

    /** Sends what waits; answers what was delivered since the last time. */
    List<MimeMessage> delivered() throws Exception {
        Posted.now(server.context());
        List<MimeMessage> mails = Arrays.asList(post.getReceivedMessages());
        post.purgeEmailFromAllMailboxes();
        return mails;
    }

    static MimeMessage to(List<MimeMessage> mails, String handle) throws MessagingException {
        List<MimeMessage> own = new java.util.ArrayList<>();
        for (MimeMessage mail : mails) {
            if (mail.getAllRecipients()[0].toString().equals(handle + "@example.org")) {
                own.add(mail);
            }
        }
        assertThat(own).as("mails to " + handle).hasSize(1);
        return own.getFirst();
    }

    /** A part of a mail as text; fails where there is none. */
    static String part(MimeMessage mail, String type) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).getContentType().startsWith(type)) {
                return new String(parts.getBodyPart(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + type);
    }

    @Override
    public void close() {
        server.close();
        post.stop();
    }
}
