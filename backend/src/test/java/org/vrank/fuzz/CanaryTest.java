package org.vrank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.vrank.testing.TestServer;

/** Every operation there is, good requests and spoilt ones, all full of one word: the log never says it. */
class CanaryTest {
    private static final String WORD = "KENWOORD";
    private static final int REQUESTS = 700;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage()
                    + event.getKeyValuePairs()
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    };

    @BeforeEach
    void listen() {
        listener.start();
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(listener);
        logger("org.vrank").setLevel(Level.TRACE);
    }

    @AfterEach
    void leave() {
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(listener);
        logger("org.vrank").setLevel(Level.INFO);
    }

    @Test
    void no_operation_logs_what_it_was_sent_nor_who_sent_it() {
        try (TestServer server = TestServer.demo()) {
            send(server, 1, 5);
            assertSilent(server);
        }
    }

    /** Every row that is written makes PostgreSQL complain with the whole row in its message. */
    @Test
    void no_operation_logs_what_the_database_quotes() {
        try (TestServer server = TestServer.demo()) {
            server.sql("""
                    create function quote_row() returns trigger language plpgsql as
                    $$ begin raise exception 'not this: %', new::text using errcode = '22023', detail = new::text; end $$
                    """);
            server.sql("""
                    do $$
                    declare t text;
                    begin
                        for t in select tablename from pg_tables where schemaname = 'vrank' and tablename <> 'session'
                            loop
                                execute format('create trigger quoting before insert or update on %I for each row execute function quote_row()', t);
                            end loop;
                    end
                    $$
                    """);
            send(server, 2, Integer.MAX_VALUE);
            assertThat(lines).as("it did complain").anyMatch(line -> line.contains("22023"));
            assertSilent(server);
        }
    }

    private static void send(TestServer server, long seed, int failing) {
        Fuzz fuzz = new Fuzz(server, seed, Long.MAX_VALUE, new TreeMap<>(), WORD);
        fuzz.run(REQUESTS, System.nanoTime() + TimeUnit.MINUTES.toNanos(5), failing);
        assertThat(fuzz.sent()).isEqualTo(REQUESTS);
    }

    private void assertSilent(TestServer server) {
        String everything = String.join("\n", lines);
        assertThat(everything).doesNotContainIgnoringCase(WORD);
        String people = server.ask("""
                select string_agg(word, '|') from (
                    select name as word from member union select email from account union select id::text from member
                    union select split_part(name, ' ', 2) from member where length(split_part(name, ' ', 2)) > 4
                ) words
                """);
        for (String word : String.valueOf(people).split("\\|")) {
            assertThat(everything).doesNotContain(word);
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
