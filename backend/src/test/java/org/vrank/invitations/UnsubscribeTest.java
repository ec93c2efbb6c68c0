package org.vrank.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;

/** Mail about meetings is refused from the mail itself (RFC 8058). */
class UnsubscribeTest {
    private House house;
    private String meeting = "";

    @BeforeEach
    void open() {
        house = new House(false, Map.of("vrank.address", "https://vrank.test"));
        meeting = house.meeting("Platform");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<MimeMessage> invited() throws Exception {
        assertThat(house.as("host")
                        .post("/api/meetings/" + meeting + "/invitations", Map.of())
                        .status())
                .isEqualTo(200);
        return house.delivered();
    }

    private static String path(MimeMessage mail) throws Exception {
        String link = mail.getHeader("List-Unsubscribe", null);
        assertThat(link).matches("<https://vrank\\.test/(nl|en)/unsubscribe/[A-Za-z0-9_-]{43}>");
        assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        return link.substring(1 + "https://vrank.test".length(), link.length() - 1);
    }

    /** As a mail provider's machine sends it: it has no page, so it names no origin. */
    private Answer press(String path, String kind, String body) {
        return house.server
                .visitor()
                .with("Content-Type", kind)
                .with("Origin", null)
                .with("Sec-Fetch-Site", "cross-site")
                .send("POST", path, body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer press(String path) {
        return press(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    }

    private String refusing() {
        return String.valueOf(
                house.server.ask(
                        "select string_agg(m.handle, ' ' order by m.handle) from mail_refusal r join member m on m.id = r.member_id"));
    }

    @Test
    void one_press_stops_them_for_that_member_alone_without_a_cookie_and_opening_the_link_stops_nothing()
            throws Exception {
        List<MimeMessage> mails = invited();
        String nadia = path(House.to(mails, "nadia"));
        String karim = path(House.to(mails, "karim"));
        assertThat(karim).startsWith("/nl/").isNotEqualTo("/nl/" + nadia.substring(4));
        for (String method : List.of("GET", "HEAD")) {
            house.server.visitor().with("Accept", "text/html").send(method, nadia, null);
        }
        assertThat(refusing()).isEqualTo("null");
        Answer pressed = press(nadia);
        assertThat(pressed.status()).as(pressed.body()).isEqualTo(204);
        assertThat(pressed.header("set-cookie")).isEmpty();
        assertThat(refusing()).isEqualTo("nadia");
        assertThat(press(nadia).status()).as("again").isEqualTo(204);
        String form = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
        assertThat(press(karim, "multipart/form-data; boundary=b", form).status())
                .isEqualTo(204);
        assertThat(refusing()).isEqualTo("karim nadia");
        house.join("late", "practitioner", house.members.get("host"));
        house.server.sql("delete from invitation");
        List<MimeMessage> later = invited();
        assertThat(later).hasSize(2);
        House.to(later, "host");
        assertThat(house.as("nadia")
                        .put("/api/me/meeting-mails", Map.of("wanted", true))
                        .text("wanted"))
                .isEqualTo("true");
        assertThat(house.server.ask(
                        "select count(*) from unsubscribe_link where encode(token_hash, 'escape') like '%' || ? || '%'",
                        nadia.substring(16)))
                .isEqualTo("0");
    }

    @Test
    void the_page_presses_it_too_but_from_our_own_pages_only() throws Exception {
        String token = path(House.to(invited(), "nadia")).substring("/en/unsubscribe/".length());
        Browser elsewhere = house.server.visitor().with("Origin", "https://mail.example.com");
        assertThat(elsewhere
                        .post("/api/unsubscriptions", Map.of("token", token))
                        .status())
                .isEqualTo(403);
        assertThat(refusing()).isEqualTo("null");
        assertThat(house.server
                        .visitor()
                        .post("/api/unsubscriptions", Map.of("token", token))
                        .status())
                .isEqualTo(204);
        assertThat(refusing()).isEqualTo("nadia");
        assertThat(elsewhere
                        .put("/api/me/meeting-mails", Map.of("wanted", true))
                        .status())
                .as("nothing else is let through")
                .isEqualTo(403);
    }

    @Test
    void what_is_no_link_is_nothing_and_does_not_tell_whose_it_might_have_been() throws Exception {
        List<MimeMessage> mails = invited();
        String nadia = path(House.to(mails, "nadia"));
        String karim = path(House.to(mails, "karim"));
        String nothing = press("/en/unsubscribe/" + "A".repeat(43)).bytes();
        house.server.sql("delete from tenure where member_id = ?", house.members.get("karim"));
        assertThat(press(karim).status()).as("also without a seat").isEqualTo(204);
        house.server.sql(
                "update unsubscribe_link set made = '2020-01-01' where member_id = ?", house.members.get("nadia"));
        house.server.sql(
                "insert into mail (id, member_id, recipient, subject, body, unsubscribe) values (gen_random_uuid(), ?, 'host@example.org', '', '', '{token}')",
                house.members.get("host"));
        String flipped = karim.substring(0, karim.length() - 2) + (karim.endsWith("AA") ? "BB" : "AA");
        List<String> wrong = new ArrayList<>(List.of(nadia, flipped.replace("/nl/", "/en/")));
        wrong.addAll(
                List.of("/en/unsubscribe/x", "/en/unsubscribe/" + "A".repeat(44), "/en/unsubscribe/%27%20or%201=1"));
        for (String path : wrong) {
            Answer refused = press(path);
            assertThat(refused.status()).as(path).isEqualTo(404);
            assertThat(refused.bytes().replace(path, ""))
                    .as(path)
                    .isEqualTo(nothing.replace("/en/unsubscribe/" + "A".repeat(43), ""));
        }
        assertThat(refusing()).isEqualTo("karim");
        assertThat(press(nadia.replace("/en/", "/de/")).status()).isEqualTo(404);
    }
}
