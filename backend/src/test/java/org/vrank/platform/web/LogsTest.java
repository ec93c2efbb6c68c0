package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.vrank.testing.Answer;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** The log helps the operator and tells nobody what somebody wrote, who it was, or how to be them. */
class LogsTest {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    };

    @BeforeEach
    void listen() {
        listener.start();
        root().addAppender(listener);
        ours().setLevel(Level.TRACE);
    }

    @AfterEach
    void leave() {
        root().detachAppender(listener);
        ours().setLevel(Level.INFO);
    }

    @Test
    void nothing_that_somebody_wrote_or_is_called_reaches_the_log_and_a_fault_leads_to_its_line() {
        try (TestServer server = TestServer.demo()) {
            Browser karim = server.as("karim");
            String name = karim.get("/api/me").text("member.name");
            Map<String, Object> text = Map.of(
                    "kind", "lesson",
                    "language", "nl",
                    "title", "KENTITEL",
                    "circle", server.circle("First line"),
                    "name", "named",
                    "answers", Map.of("intended", "KENANTWOORD", "actual", "KENANTWOORD"));
            signInBadly(server);
            Answer written = karim.post("/api/manuscripts", text);
            assertThat(karim.post("/api/reports", Map.of("manuscript", written.text("id"), "version", 1))
                            .status())
                    .isEqualTo(201);
            karim.get("/api/search?q=KENVRAAG");
            karim.get("/api/reports?cursor=KENCURSOR");
            karim.send("POST", "/api/manuscripts", "{\"title\": \"KENTITEL".getBytes(StandardCharsets.UTF_8));
            karim.post("/api/manuscripts", Map.of("KENVELD", "KENTITEL"));
            String feed = karim.post("/api/feeds", Map.of("circle", server.circle("First line")))
                    .text("address")
                    .substring("http://vrank.test".length());
            server.visitor().get(feed);
            server.visitor().send("POST", feed, new byte[0]);
            server.visitor().get("/feeds/KENFEED" + "x".repeat(36));
            karim.copy().with("Idempotency-Key", "KENSLEUTEL KENSLEUTEL").post("/api/manuscripts", text);

            // PostgreSQL's messages may quote what was written
            server.sql("""
                    create function quote() returns trigger language plpgsql as
                    $$ begin raise exception 'no % here', new.title using errcode = '22023'; end $$
                    """);
            server.sql("create trigger quoting before insert on manuscript for each row execute function quote()");
            Answer fault = karim.post("/api/manuscripts", text);
            assertThat(fault.status()).as(fault.body()).isEqualTo(500);
            assertThat(fault.header("content-type")).isEqualTo("application/problem+json");
            assertThat(fault.body()).doesNotContain("KEN", "SQL", "manuscript", "org.vrank");
            String reference = fault.text("reference");
            assertThat(reference).hasSizeGreaterThanOrEqualTo(8);
            assertThat(lines)
                    .filteredOn(line -> line.contains(reference))
                    .singleElement()
                    .asString()
                    .contains("22023", "org.vrank.reports");

            String everything = String.join("\n", lines);
            assertThat(everything).doesNotContain("KEN", "kenadres", name, name.substring(name.indexOf(' ') + 1));
            assertThat(everything).doesNotContain(feed.substring("/feeds/".length()));
            karim.cookies().values().forEach(secret -> assertThat(everything).doesNotContain(secret));
        }
    }

    private static void signInBadly(TestServer server) {
        Browser visitor = server.visitor();
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("email", "kenadres@example.org", "language", "nl"),
                Map.of("email", "kenadres", "language", "KENTAAL"),
                Map.of("as", "KENHANDVAT"))) {
            visitor.post("/api/sign-ins", body);
        }
        visitor.post("/api/sign-ins/confirmations", Map.of("token", "KENTOKEN"));
        visitor.post("/api/sign-ins/codes", Map.of("code", "KENCODE"));
        visitor.copy().with("Cookie", "vrank=KENKOEK").get("/api/me");
        visitor.copy().with("Cookie", "vrank=KENKOEK" + "x".repeat(36)).get("/api/me");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger("org.vrank");
    }
}
