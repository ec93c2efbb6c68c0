package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Asks for a link and reads it where the server laid it. */
final class MailedLink {
    private static final Pattern LINK = Pattern.compile("/sign-in/confirm#(\\S+)");

    private MailedLink() {}

    static Answer ask(Browser browser, String address) {
        return browser.post("/api/sign-ins", Map.of("email", address, "language", "en"));
    }

    static Answer confirm(Browser browser, String token) {
        return browser.post("/api/sign-ins/confirmations", Map.of("token", token));
    }

    static Answer type(Browser browser, String code) {
        return browser.post("/api/sign-ins/codes", Map.of("code", code));
    }

    /** The token of the newest mail, to anybody or to nobody. */
    static String newest(TestServer server) {
        Matcher link =
                LINK.matcher(String.valueOf(server.ask("select body from mail order by created desc, id limit 1")));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
