package org.vrank.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** Mail leaves through the SMTP server that is configured; the post is called here instead of waiting for its turn. */
class MailTest {
    private GreenMail house;

    @BeforeEach
    void open() {
        house = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        house.start();
    }

    @AfterEach
    void close() {
        house.stop();
    }

    private Map<String, Object> smtp() {
        return Map.of(
                "vrank.smtp.host",
                "127.0.0.1",
                "vrank.smtp.port",
                house.getSmtp().getPort(),
                "vrank.mail.from",
                "vrank@example.org",
                "vrank.mail.every",
                "1h");
    }

    private static void ask(TestServer server, String address) {
        Browser browser = server.visitor();
        assertThat(browser.post("/api/sign-ins", Map.of("email", address, "language", "en"))
                        .status())
                .isEqualTo(202);
    }

    private static void post(TestServer server) {
        server.context().getBean(MailPost.class).sendWaiting();
    }

    private static TestServer withMember(TestServer server) {
        People people = new People(server);
        people.member("someone", people.organisation("Somewhere"), "practitioner");
        return server;
    }

    @Test
    void a_link_goes_out_once_to_the_member_alone_under_a_random_name_and_its_text_is_forgotten() throws Exception {
        try (TestServer server = withMember(TestServer.empty(smtp(), List.of()))) {
            ask(server, "someone@example.org");
            ask(server, "nobody@example.org");
            post(server);
            post(server);
            MimeMessage[] sent = house.getReceivedMessages();
            assertThat(sent).hasSize(1);
            assertThat(sent[0].getAllRecipients()[0]).hasToString("someone@example.org");
            assertThat(sent[0].getFrom()[0]).hasToString("vrank@example.org");
            assertThat(sent[0].getSubject()).isEqualTo("Signing in to Vrank");
            assertThat(sent[0].getContent().toString()).contains("http://vrank.test/en/sign-in/confirm#");
            assertThat(sent[0].getMessageID()).matches("<[0-9a-f-]{36}@vrank>");
            assertThat(
                            server.ask(
                                    "select concat_ws(' ', count(*), min(length(body)), min(attempts)) from mail where sent is not null"))
                    .isEqualTo("1 0 1");
            Browser visitor = server.visitor();
            assertThat(visitor.get("/api/mails").bytes())
                    .isEqualTo(visitor.get("/api/nowhere").bytes());
        }
    }

    @Test
    void announcements_have_ids_that_tell_nothing_of_each_other() throws Exception {
        try (TestServer server = TestServer.empty(smtp(), List.of())) {
            People people = new People(server);
            UUID circle = people.circle("secret name", false, true, "practitioner", "administrator");
            UUID first = people.member("first", people.organisation("One"), "practitioner");
            UUID second = people.member("second", people.organisation("Two"), "administrator");
            people.admit(circle, first, null);
            people.admit(circle, second, null);
            people.member("third", people.organisation("Three"), "practitioner");
            String session = "s".repeat(43);
            server.sql(
                    "insert into session (id, secret_hash, member_id, expires) values (gen_random_uuid(), sha256(convert_to(?, 'UTF8')), ?, now() + interval '1 hour')",
                    session,
                    second);
            Browser browser = server.visitor();
            browser.cookies().put("vrank", session);
            assertThat(browser.post("/api/circles/" + circle + "/admissions", Map.of("email", "third@example.org"))
                            .status())
                    .isEqualTo(201);
            post(server);
            Set<String> ids = new HashSet<>();
            for (MimeMessage mail : house.getReceivedMessages()) {
                ids.add(mail.getMessageID());
                assertThat(mail.getSubject() + mail.getContent())
                        .contains("http://vrank.test/en/circles/" + circle)
                        .doesNotContain("secret name", "third", "Three", "Name ");
            }
            assertThat(ids).hasSize(2);
        }
    }

    @Test
    void a_mail_that_was_refused_is_tried_again_later() {
        try (TestServer server = withMember(TestServer.empty(smtp(), List.of()))) {
            int port = house.getSmtp().getPort();
            house.stop();
            ask(server, "someone@example.org");
            post(server);
            assertThat(server.ask(
                            "select concat_ws(' ', attempts, sent is null, body like '%#%', due > now()) from mail"))
                    .isEqualTo("1 t t t");
            house = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            house.start();
            post(server);
            assertThat(house.getReceivedMessages()).as("not before it is due").isEmpty();
            server.sql("update mail set due = now()");
            post(server);
            assertThat(house.getReceivedMessages()).hasSize(1);
            server.sql("update mail set sent = null, attempts = 12, due = now()");
            post(server);
            assertThat(house.getReceivedMessages()).as("after twelve tries").hasSize(1);
        }
    }

    @Test
    void the_demo_world_sends_nothing_and_shows_everybody_the_own_mail_alone() {
        try (TestServer server = TestServer.demo(smtp(), List.of())) {
            Browser asking = server.visitor();
            asking.post("/api/sign-ins", Map.of("email", "nadia.ouahbi@example.org", "language", "nl"));
            server.as("nadia")
                    .post(
                            "/api/circles/" + server.circle("Brussels platform") + "/admissions",
                            Map.of("email", "yassine.elbouhali@example.org"));
            post(server);
            assertThat(house.getReceivedMessages()).isEmpty();
            assertThat(asking.get("/api/mails").each("to")).containsExactly("nadia.ouahbi@example.org");
            assertThat(server.as("nadia").get("/api/mails").each("to"))
                    .hasSize(2)
                    .containsOnly("nadia.ouahbi@example.org");
            assertThat(server.as("karim").get("/api/mails").each("to")).containsExactly("karim.zerrouki@example.org");
            assertThat(server.as("gianni").get("/api/mails").each("to")).isEmpty();
            assertThat(server.visitor().get("/api/mails").each("to")).isEmpty();
        }
    }

    @Test
    void without_a_mail_server_mail_lies_in_the_data_folder_for_the_operator_alone() throws IOException {
        try (TestServer server = withMember(TestServer.empty(Map.of("vrank.mail.every", "1h"), List.of()))) {
            ask(server, "someone@example.org");
            post(server);
            try (var files = Files.list(server.data().resolve("mail"))) {
                Path only = files.reduce((one, other) -> {
                            throw new AssertionError("more than one mail");
                        })
                        .orElseThrow();
                assertThat(Files.getPosixFilePermissions(only)).hasSize(2);
                assertThat(Files.readString(only)).contains("To: someone@example.org", "Message-ID: <");
            }
        }
    }
}
