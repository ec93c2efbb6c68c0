package org.vrank.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.People;
import org.vrank.testing.TestServer;

/** Two servers on one database are one Vrank: what one was told, the other knows. */
class TwoNodesTest {
    private static Browser on(TestServer server, Browser who) {
        Browser there = server.visitor();
        there.cookies().putAll(who.cookies());
        return there;
    }

    @Test
    void who_signed_in_here_is_known_there_until_signing_out_on_either() {
        try (TestServer here = TestServer.demo();
                TestServer there = here.sibling()) {
            Browser karim = here.as("karim");
            Browser alsoKarim = on(there, karim);
            assertThat(alsoKarim.get("/api/me").text("member.name")).startsWith("Karim");
            assertThat(alsoKarim.get("/api/sign-ins/sessions").each("current")).containsExactly("true");
            Browser kept = karim.copy();
            assertThat(karim.delete("/api/sign-ins/current").status()).isLessThan(300);
            assertThat(alsoKarim.get("/api/sign-ins/sessions").status()).isEqualTo(401);
            assertThat(kept.get("/api/sign-ins/sessions").status()).isEqualTo(401);

            Browser nadia = there.as("nadia");
            Browser nadiaHere = on(here, nadia);
            assertThat(nadiaHere.get("/api/me").text("member.name")).startsWith("Nadia");
            assertThat(nadiaHere.delete("/api/sign-ins/current").status()).isLessThan(300);
            assertThat(nadia.get("/api/me").text("member")).isEqualTo("null");
        }
    }

    @Test
    void what_was_published_here_is_read_and_found_there_and_withdrawn_there_it_is_gone_here() {
        try (TestServer here = TestServer.demo();
                TestServer there = here.sibling()) {
            Browser karim = here.as("karim");
            Browser nadia = there.as("nadia");
            Browser nadiaHere = on(here, nadia);
            String id = publish(karim, here.circle("First line"));
            assertThat(nadia.get("/api/reports/" + id).status()).isEqualTo(200);
            eventually("found there", () -> found(nadia).contains(id));
            eventually("found here by others", () -> found(nadiaHere).contains(id));

            assertThat(on(there, karim)
                            .post("/api/reports/" + id + "/withdrawal", Map.of("reason", "Te herkenbaar"))
                            .status())
                    .isEqualTo(200);
            assertThat(nadiaHere.get("/api/reports/" + id).status()).isEqualTo(410);
            assertThat(nadiaHere.get("/api/reports?limit=50").each("id")).doesNotContain(id);
            eventually(
                    "gone from search on both",
                    () -> !found(nadia).contains(id) && !found(nadiaHere).contains(id));
        }
    }

    @Test
    void a_repeated_request_makes_one_thing_also_when_the_second_reaches_the_other_node() {
        try (TestServer here = TestServer.demo();
                TestServer there = here.sibling()) {
            Browser karim = here.as("karim").with("Idempotency-Key", "one-and-the-same");
            Map<String, Object> text = Map.of("kind", "lesson", "language", "nl", "title", "Eén keer");
            Answer first = karim.post("/api/manuscripts", text);
            Answer second =
                    on(there, karim).with("Idempotency-Key", "one-and-the-same").post("/api/manuscripts", text);
            assertThat(second.text("id")).isEqualTo(first.text("id"));
            assertThat(karim.get("/api/manuscripts").each("title"))
                    .filteredOn("Eén keer"::equals)
                    .hasSize(1);
        }
    }

    @Test
    void a_cursor_of_one_node_is_understood_by_the_other() {
        try (TestServer here = TestServer.demo();
                TestServer there = here.sibling()) {
            Answer page = here.visitor().get("/api/reports?limit=1");
            assertThat(page.text("next")).isNotEqualTo("null");
            Answer next = there.visitor().get("/api/reports?limit=1&cursor=" + page.text("next"));
            assertThat(next.status()).as(next.body()).isEqualTo(200);
            assertThat(next.each("id")).isNotEmpty().doesNotContainAnyElementsOf(page.each("id"));
        }
    }

    @Test
    void both_post_mail_and_none_goes_twice() throws Exception {
        GreenMail house = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        house.start();
        Map<String, Object> smtp = Map.of(
                "vrank.smtp.host",
                "127.0.0.1",
                "vrank.smtp.port",
                house.getSmtp().getPort(),
                "vrank.mail.every",
                "20ms");
        try (TestServer here = TestServer.empty(smtp, List.of());
                TestServer there = here.sibling(smtp)) {
            People people = new People(here);
            people.member("someone", people.organisation("Somewhere"), "practitioner");
            int asked = 40;
            here.sql("""
                    insert into mail (id, recipient, subject, body)
                    select gen_random_uuid(), 'someone@example.org', 'Number ' || n, 'Text' from generate_series(1, ?) n
                    """, asked);
            eventually(
                    "all have gone",
                    () -> "0"
                            .equals(here.ask(
                                    "select count(*) from mail where sent is null and recipient is not null")));
            assertThat(there.ask("select count(*) from mail where attempts <> 1 and recipient is not null"))
                    .isEqualTo("0");
            Set<String> subjects = new HashSet<>();
            Arrays.stream(house.getReceivedMessages()).forEach(mail -> {
                try {
                    subjects.add(mail.getSubject());
                } catch (jakarta.mail.MessagingException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(house.getReceivedMessages()).hasSize(asked);
            assertThat(subjects).hasSize(asked);
        } finally {
            house.stop();
        }
    }

    private static String publish(Browser author, String circle) {
        Answer manuscript = author.post(
                "/api/manuscripts",
                Map.of(
                        "kind",
                        "lesson",
                        "language",
                        "nl",
                        "title",
                        "Over een tweelingknoop",
                        "circle",
                        circle,
                        "name",
                        "named",
                        "answers",
                        Map.of("intended", "Een bedoeling.", "actual", "Een gevolg.")));
        Answer made = author.post("/api/reports", Map.of("manuscript", manuscript.text("id"), "version", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    private static List<String> found(Browser browser) {
        return browser.get("/api/search?q=tweelingknoop").each("id");
    }

    private static void eventually(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
