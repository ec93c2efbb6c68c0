package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.vrank.search.Followed;
import org.vrank.testing.Answer;
import org.vrank.testing.TestServer;

/** A fault: the code that its user sees leads to one line of the log. */
class FaultTest {
    private static final Queue<ILoggingEvent> EVENTS = new ConcurrentLinkedQueue<>();
    private static final AppenderBase<ILoggingEvent> LISTENER = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            EVENTS.add(event);
        }
    };
    private static TestServer server;

    @BeforeAll
    static void start() {
        LISTENER.start();
        root().addAppender(LISTENER);
        server = TestServer.demo(Map.of("vrank.stumbling", true), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
        root().detachAppender(LISTENER);
    }

    private static ILoggingEvent line(String reference) {
        assertThat(reference).matches("[0-9a-f]{8}");
        List<ILoggingEvent> found = EVENTS.stream()
                .filter(event -> event.getFormattedMessage().contains(reference))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void a_program_gets_the_code_in_the_problem() {
        Answer answer = server.visitor().get("/api/stumble");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        ILoggingEvent line = line(answer.text("reference"));
        assertThat(line.getFormattedMessage())
                .contains("IllegalStateException", Stumbling.class.getName())
                .doesNotContain("KENFOUT");
        assertThat(line.getKeyValuePairs()).singleElement().satisfies(pair -> {
            assertThat(pair.key).isEqualTo("reference");
            assertThat(pair.value).isEqualTo(answer.text("reference"));
        });
    }

    @Test
    void somebody_with_a_browser_gets_it_on_a_page_in_the_language_of_the_address() {
        for (var spoken : Map.of(
                        "/nl/stumble", "vermeld dan deze code",
                        "/fr/stumble", "mentionnez ce code",
                        "/en/stumble", "mention this code",
                        "/stumble", "mention this code")
                .entrySet()) {
            Answer answer = server.visitor()
                    .with("Accept", "text/html,application/xhtml+xml")
                    .with("Accept-Language", "en")
                    .get(spoken.getKey());
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("content-type")).startsWith("text/html");
            assertThat(answer.body()).contains(spoken.getValue()).doesNotContain("KENFOUT", "IllegalState");
            Matcher code = Pattern.compile("<code>(.*)</code>").matcher(answer.body());
            assertThat(code.find()).as(answer.body()).isTrue();
            line(code.group(1));
        }
    }

    @Test
    void what_went_well_or_was_refused_has_no_code() {
        assertThat(server.visitor().get("/api/themes").body()).doesNotContain("reference");
        assertThat(server.visitor().get("/api/reports?limit=x").text("reference"))
                .isEqualTo("null");
    }

    /** The index's login may no longer look at the outbox. */
    @Test
    void a_job_that_runs_by_itself_says_its_fault_once_with_a_code_until_it_goes_well_again() {
        String following = "during following the outbox";
        server.sql("revoke select on outbox from vrank_indexer");
        try {
            eventually(() -> said(following) == 1);
            assertThat(Followed.within(server.context(), Duration.ofMillis(2_500)))
                    .as("it goes on failing")
                    .isFalse();
            assertThat(said(following)).isEqualTo(1);
        } finally {
            server.sql("grant select on outbox to vrank_indexer");
        }
        Followed.upToNow(server.context());
    }

    private static long said(String what) {
        return EVENTS.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(what) && line.matches(".*reference [0-9a-f]{8} .*"))
                .count();
    }

    private static void eventually(BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** The encoder that logback.xml names for VRANK_LOG=json. */
    @Test
    void as_json_a_line_holds_the_code_and_neither_arguments_nor_what_an_exception_says() throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("VRANK_LOG", "json");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(FaultTest.class.getResource("/logback.xml")));
        Logger logger = context.getLogger("org.vrank.Test");
        var json =
                (OutputStreamAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("json");
        assertThat(json).isNotNull();
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        kept.start();
        context.getLogger("ROOT").detachAndStopAllAppenders();
        context.getLogger("ROOT").addAppender(kept);
        logger.atError()
                .addKeyValue("reference", "0123abcd")
                .setCause(new IllegalStateException("KENFOUT", new IllegalArgumentException("KENFOUT")))
                .log("unexpected {}", "thing");
        LoggingEvent event = (LoggingEvent) kept.list.getFirst();
        json.getEncoder().start();
        String line = new String(json.getEncoder().encode(event), StandardCharsets.UTF_8);
        context.stop();
        assertThat(line).endsWith("}\n").doesNotContain("KENFOUT").hasLineCount(1);
        JsonNode read = Objects.requireNonNull(JsonMapper.createDefault().readValue(line, JsonNode.class));
        List<String> keys = new ArrayList<>();
        read.entries().forEach(entry -> keys.add(entry.getKey()));
        assertThat(keys).containsExactlyInAnyOrder("timestamp", "level", "loggerName", "kvpList", "formattedMessage");
        assertThat(line).contains("unexpected thing", "0123abcd", "ERROR", "org.vrank.Test");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
