package org.vrank.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.vrank.testing.Answer;
import org.vrank.testing.Boxed;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/**
 * Nothing of who sends something confidential, or what, reaches a log, a metric or a table: not an address, not a program's name, not
 * a word, and no count that grows with them.
 */
class IntakeCanaryTest {
    private static final int SUBMISSIONS = Integer.getInteger("vrank.canaries", 40);

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Test
    void nothing_of_a_submission_reaches_a_log_or_a_metric() {
        AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                var thrown = event.getThrowableProxy();
                lines.add(event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
            }
        };
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("org.vrank");
        int management = TestServer.freePort();
        try (TestServer server = TestServer.demo(
                Map.of(
                        "endpoints.all.port",
                        management,
                        "vrank.client-address-header",
                        "X-Real-IP",
                        "vrank.intake.times",
                        100_000),
                List.of())) {
            List<String> slips = slips(server);
            List<String> canaries = new ArrayList<>();
            String before = metrics(management);
            listener.start();
            root.addAppender(listener);
            ours.setLevel(Level.TRACE);
            try {
                for (int i = 0; i < SUBMISSIONS; i++) {
                    submit(server, slips.get(i), i, canaries);
                }
            } finally {
                root.detachAppender(listener);
                ours.setLevel(Level.INFO);
            }
            String after = metrics(management);
            assertThat(after).doesNotContain("/intake", "intake\"", "confidential");
            assertThat(requests(after)).as("no count grows with what is sent").isEqualTo(requests(before));
            String everything = String.join("\n", lines) + after;
            for (String canary : canaries) {
                assertThat(everything).doesNotContain(canary);
            }
            assertThat(server.ask("select count(*) from box_thread")).isEqualTo(String.valueOf(SUBMISSIONS + 5));
            assertThat(lines).as("not a line for a submission").hasSizeLessThan(Math.max(10, SUBMISSIONS / 4));
        }
    }

    /** At the door in turn with addresses, programs, cookies and words of its own; and then looked at and answered. */
    private static void submit(TestServer server, String slip, int i, List<String> canaries) {
        String address = "203.0." + (i / 250) + "." + (i % 250 + 1);
        String agent = "Kanarievink/" + (7_000 + i);
        String title = "Kanarietitel" + (7_000 + i);
        String words = "Kanariewoord" + (7_000 + i);
        String cookie = "kanariekoek" + (7_000 + i) + "x".repeat(28);
        String phrase = Phrasing.of(i);
        canaries.addAll(List.of(address, agent, title, words, phrase, slip, cookie));
        Browser visitor = server.visitor()
                .with("X-Real-IP", address)
                .with("User-Agent", agent)
                .with("Cookie", "vrank=" + cookie);
        Answer checked = Boxed.form(
                visitor,
                "/intake/nl/check",
                Map.of("step", "check", "slip", slip, "kind", "lesson", "title", title, "answer.actual", words));
        assertThat(checked.body()).contains(title);
        Boxed.sendAtDoor(visitor, slip, phrase, title);
        Boxed.form(visitor, "/intake/nl/receipt", Map.of("phrase", phrase));
        Boxed.form(visitor, "/intake/nl/receipt/reply", Map.of("phrase", phrase, "text", words));
        Boxed.form(visitor, "/intake/nl/receipt", Map.of("phrase", phrase + " abacus"));
    }

    private static List<String> slips(TestServer server) {
        Browser leila = server.as("leila");
        List<String> slips = new ArrayList<>();
        while (slips.size() < SUBMISSIONS) {
            Answer made = leila.post("/api/slips", Map.of("circle", server.circle("Everyone"), "count", 60));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            for (int i = 0; i < 60; i++) {
                slips.add(made.text("codes." + i));
            }
        }
        return slips;
    }

    private static String metrics(int port) {
        Answer answer = TestServer.browser("http://localhost:" + port)
                .with("Accept", "text/plain")
                .get("/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** How many requests and uses of connections were counted, those of the metrics themselves aside. */
    private static List<String> requests(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .filter(line -> !line.contains("/prometheus"))
                .toList();
    }

    /** Receipts by number, of the list's words. */
    private static final class Phrasing {
        private static final List<String> WORDS = List.of(
                "abacus",
                "abdomen",
                "abdominal",
                "abide",
                "abiding",
                "ability",
                "ablaze",
                "able",
                "abnormal",
                "abrasion");

        static String of(int number) {
            StringBuilder words = new StringBuilder();
            for (int i = 0, rest = number; i < 9; i++, rest /= 10) {
                words.append(i == 0 ? "" : " ").append(WORDS.get(rest % 10));
            }
            return words.toString();
        }
    }
}
