package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vrank.people.MailedLink.ask;
import static org.vrank.people.MailedLink.confirm;
import static org.vrank.people.MailedLink.newest;
import static org.vrank.people.MailedLink.type;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestDatabase;
import org.vrank.testing.TestServer;

class SignInTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_link_signs_in_once_in_the_browser_that_asked() {
        Browser browser = server.visitor();
        Answer asked = ask(browser, "Nadia.Ouahbi@example.org");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("status")).isEqualTo("sent");
        String token = newest(server);
        assertThat(browser.get("/api/me").text("member")).isEqualTo("null");

        Answer done = confirm(browser, token);
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.text("status")).isEqualTo("signed-in");
        assertThat(browser.get("/api/me").text("member.name")).isEqualTo("Nadia Ouahbi");
        for (Browser again : List.of(browser, server.visitor())) {
            Answer refused = confirm(again, token);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.fields()).containsExactly("token");
        }
    }

    @Test
    void looking_at_the_page_uses_nothing_up_only_the_button_does() {
        Browser browser = server.visitor();
        ask(browser, "karim.zerrouki@example.org");
        String token = newest(server);
        String before = server.ask("select md5(string_agg(s::text, ',' order by id)) from sign_in s");
        Browser scanner = server.visitor().with("Accept", "text/html");
        for (String path : List.of(
                "/en/sign-in/confirm", "/api/sign-ins/confirmations", "/api/sign-ins/confirmations?token=" + token)) {
            scanner.get(path);
            scanner.send("HEAD", path, null);
        }
        assertThat(server.ask("select md5(string_agg(s::text, ',' order by id)) from sign_in s"))
                .isEqualTo(before);
        assertThat(confirm(browser, token).status()).isEqualTo(201);
    }

    @Test
    void a_link_works_for_thirty_minutes() {
        Browser browser = server.visitor();
        ask(browser, "wout.decraene@example.org");
        String token = newest(server);
        String age =
                "update sign_in set created = now() - ?::interval where token_hash = sha256(convert_to(?, 'UTF8'))";
        server.sql(age, "30 minutes 1 second", token);
        assertThat(confirm(browser, token).fields()).containsExactly("token");
        server.sql(age, "29 minutes 50 seconds", token);
        assertThat(confirm(browser, token).status()).isEqualTo(201);
    }

    @Test
    void in_another_browser_it_shows_a_code_to_type_in_the_one_that_asked() {
        Browser asking = server.visitor();
        ask(asking, "samira.aitlahcen@example.org");
        String token = newest(server);
        Browser phone = server.visitor();
        Answer shown = confirm(phone, token);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("status")).isEqualTo("code");
        String code = shown.text("code");
        assertThat(code).matches("\\d{3} \\d{3}");
        assertThat(phone.cookies()).doesNotContainKey("vrank");
        assertThat(phone.get("/api/me").text("member")).isEqualTo("null");
        assertThat(confirm(phone, token).status()).as("no second code").isEqualTo(400);
        assertThat(confirm(asking, token).status()).isEqualTo(400);

        assertThat(type(phone, code).fields())
                .as("not in the browser that shows it")
                .containsExactly("code");
        assertThat(type(server.visitor(), code).status()).isEqualTo(400);
        assertThat(type(asking, code).status()).isEqualTo(201);
        assertThat(asking.get("/api/me").text("member.name")).isEqualTo("Samira Aït Lahcen");
        assertThat(type(asking.copy(), code).status()).as("once").isEqualTo(400);
    }

    @Test
    void a_code_allows_five_tries() {
        for (int wrongOnes : new int[] {4, 5}) {
            Browser asking = server.visitor();
            ask(asking, "joris.verstraelen@example.org");
            String code = confirm(server.visitor(), newest(server)).text("code");
            String wrong = code.startsWith("0") ? "100000" : "000000";
            for (int i = 0; i < wrongOnes; i++) {
                assertThat(type(asking, wrong).status()).isEqualTo(400);
            }
            assertThat(type(asking, code).status())
                    .as(wrongOnes + " wrong ones")
                    .isEqualTo(wrongOnes < 5 ? 201 : 400);
        }
    }

    @Test
    void a_code_is_as_old_as_its_link() {
        Browser asking = server.visitor();
        ask(asking, "tine.roosemont@example.org");
        String code = confirm(server.visitor(), newest(server)).text("code");
        server.sql("update sign_in set created = now() - interval '31 minutes'");
        assertThat(type(asking, code).status()).isEqualTo(400);
    }

    @Test
    void an_unknown_address_gets_the_same_answer_and_its_link_leads_nowhere() {
        Answer known = ask(server.visitor(), "hanne.goossenaerts@example.org");
        Browser stranger = server.visitor();
        Answer unknown = ask(stranger, "nobody.goossenaerts@example.org");
        String own = "vrank-asker=[^;]+|Expires=[^;]+GMT";
        assertThat(unknown.bytes().replaceAll(own, "")).isEqualTo(known.bytes().replaceAll(own, ""));
        assertThat(confirm(stranger, newest(server)).status()).isEqualTo(400);
        assertThat(stranger.get("/api/mails").each("id")).isEmpty();
    }

    @Test
    void an_unknown_address_causes_the_same_work_in_the_database() throws SQLException {
        assertThat(work("nobody.at.all@example.org"))
                .isEqualTo(work("marijke.dhoore@example.org"))
                .contains("mail 1", "sign_in 1");
    }

    /** Rows written and scans begun by one asking, per table; rolled back. */
    private static String work(String address) throws SQLException {
        try (Connection connection = TestDatabase.get().connect(server.database())) {
            connection.setAutoCommit(false);
            try (var ask = connection.prepareStatement(
                            "select vrank_ask_sign_in(?, ?, ?, 'token', 'asker', 's', 'b')");
                    var count = connection.prepareStatement("""
                            select string_agg(concat_ws(' ', relname, n_tup_ins, n_tup_upd, n_tup_del, seq_scan, idx_scan), e'\\n'
                                              order by relname)
                            from pg_stat_xact_user_tables
                            where schemaname = 'vrank' and n_tup_ins + n_tup_upd + n_tup_del + seq_scan + coalesce(idx_scan, 0) > 0
                            """)) {
                ask.setObject(1, UUID.nameUUIDFromBytes(new byte[] {1}));
                ask.setObject(2, UUID.nameUUIDFromBytes(new byte[] {2}));
                ask.setString(3, address);
                ask.execute();
                try (var row = count.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void what_is_no_address_or_no_token_is_refused_by_field() {
        Browser browser = server.visitor();
        for (String no : List.of(
                "", "nadia", "a b@example.org", "Nadia<nadia.ouahbi@example.org>", "a@b,c@d", "x\0@example.org")) {
            assertThat(ask(browser, no).fields()).as(no).contains("email");
        }
        assertThat(confirm(browser, "").fields()).contains("token");
        assertThat(confirm(browser, "x".repeat(101)).fields()).contains("token");
        assertThat(confirm(browser, "guessed").fields()).contains("token");
        assertThat(type(browser, "").fields()).contains("code");
    }

    @Test
    void no_token_code_or_session_ever_stands_in_the_log() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            Browser asking = server.visitor();
            ask(asking, "mehmet.yalincay@example.org");
            String token = newest(server);
            String code = confirm(server.visitor(), token).text("code");
            type(asking, code);
            confirm(asking, token);
            asking.send("POST", "/api/sign-ins/confirmations", ("{\"token\":\"" + token + "\",").getBytes());
            asking.send("POST", "/api/sign-ins/confirmations", ("{\"tokens\":\"" + token + "\"}").getBytes());
            LoggerFactory.getLogger("org.vrank").info("positive control");
            String all = String.join(
                    "\n",
                    log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
            assertThat(all).contains("positive control").doesNotContain(token).doesNotContain(code);
            asking.cookies().values().forEach(secret -> assertThat(all).doesNotContain(secret));
        } finally {
            root.detachAppender(log);
        }
    }
}
