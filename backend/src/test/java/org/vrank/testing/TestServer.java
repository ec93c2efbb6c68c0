package org.vrank.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.database.Database;

/** A running server on a database of its own. */
public final class TestServer implements AutoCloseable {
    /** What the injected clock says: a moment before the tests began, so that the database's own clock is never behind it. */
    public static final Instant NOW =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

    private static final AtomicLong SIBLINGS = new AtomicLong(1_000);

    private final String database;
    private final Overview overview;
    private final EmbeddedServer server;
    private final SeededIds ids;
    private final Path data;
    private final Clock clock;

    private TestServer(String database, long seed, Map<String, Object> extra, List<Object> beans) {
        this.database = database;
        this.overview = new Overview(database);
        this.ids = new SeededIds(seed);
        this.data = Folders.fresh("vrank-data");
        if (database.startsWith("copy_")) {
            TestDatabase.get().copyKeys(data.resolve("keys"));
        }
        Map<String, Object> properties = new HashMap<>(
                Database.cloned(TestDatabase.get().administrator(database)).properties());
        properties.put("vrank.data", data.toString());
        properties.put("vrank.address", "http://vrank.test");
        properties.put("vrank.frontend", data.resolve("no-pages").toString());
        properties.put("micronaut.server.port", -1);
        properties.put("endpoints.all.port", -1);
        properties.put("datasources.default.maximum-pool-size", 6);
        // a stream says what there is, and ends: who asks all operations waits for none
        properties.put("vrank.live.lasts", "0s");
        properties.putAll(extra);
        this.clock = beans.stream()
                .filter(Clock.class::isInstance)
                .map(Clock.class::cast)
                .findFirst()
                .orElse(Clock.fixed(NOW, Clocks.BRUSSELS));
        List<Object> singletons = new ArrayList<>(beans);
        singletons.remove(clock);
        singletons.add(ids);
        singletons.add(clock);
        this.server = ApplicationContext.builder()
                .properties(properties)
                .environments("test")
                // there is one configuration, as in Application
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .singletons(singletons.toArray())
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    /** A server on a copy of the demo world. */
    public static TestServer demo() {
        return new TestServer(TestDatabase.get().copy(true), 7, Map.of(), List.of());
    }

    /** A server on a copy of the demo world that reaches its database through a line that can be cut. */
    public static TestServer demo(Line line) {
        String name = TestDatabase.get().copy(true);
        String url = TestDatabase.get().administrator(name).jdbc().replaceFirst(":\\d+/", ":" + line.port() + "/");
        return new TestServer(
                name,
                7,
                Map.of(
                        "endpoints.all.port",
                        freePort(),
                        "datasources.default.url",
                        url,
                        "datasources.indexer.url",
                        url,
                        "datasources.default.connection-timeout",
                        500,
                        "datasources.indexer.connection-timeout",
                        500),
                List.of());
    }

    /** A server on an installation without anybody. */
    public static TestServer empty() {
        return new TestServer(TestDatabase.get().copy(false), 7, Map.of(), List.of());
    }

    /** A server on a copy of the demo world, with settings and beans of its own. */
    public static TestServer demo(Map<String, Object> properties, List<Object> beans) {
        return new TestServer(TestDatabase.get().copy(true), 7, properties, beans);
    }

    /** A server on an installation without anybody, with settings and beans of its own. */
    public static TestServer empty(Map<String, Object> properties, List<Object> beans) {
        return new TestServer(TestDatabase.get().copy(false), 7, properties, beans);
    }

    /** A server on a database that was brought to the newest schema. */
    public static TestServer on(String database) {
        return new TestServer(database, 7, Map.of(), List.of());
    }

    /** A second server on the database of this one, with the same folder of keys and the same clock. */
    public TestServer sibling() {
        return sibling(Map.of());
    }

    /** A second server on the database of this one, with settings of its own. */
    public TestServer sibling(Map<String, Object> properties) {
        Map<String, Object> shared =
                new HashMap<>(Map.of("vrank.keys", data.resolve("keys").toString()));
        shared.putAll(properties);
        return new TestServer(database, SIBLINGS.incrementAndGet(), shared, List.of(clock));
    }

    /** Where it answers, such as {@code http://localhost:40123}. */
    public String address() {
        return server.getURL().toString();
    }

    /** A browser nobody has signed in with. */
    public Browser visitor() {
        return new Browser(server.getURL().toString());
    }

    /** A port that nobody listens on at this moment. */
    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser at any address. */
    public static Browser browser(String address) {
        return new Browser(address);
    }

    /** A browser signed in as one of the demo world's people. */
    public Browser as(String handle) {
        Browser browser = visitor();
        Answer answer = browser.post("/api/sign-ins", Map.of("as", handle));
        if (answer.status() != 201) {
            throw new IllegalArgumentException("cannot sign in as " + handle + ": " + answer.body());
        }
        return browser;
    }

    public SeededIds ids() {
        return ids;
    }

    public Path data() {
        return data;
    }

    public String database() {
        return database;
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    /** Runs SQL as the one who may do anything. */
    public void sql(String statement, @Nullable Object... values) {
        overview.run(statement, values, PreparedStatement::execute);
    }

    /** The first column of the first row, as text; null when there is no row. */
    public @Nullable String ask(String question, @Nullable Object... values) {
        return overview.<@Nullable String>run(question, values, prepared -> {
            try (var row = prepared.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        });
    }

    /** The id of a circle of the demo world by its English name's beginning. */
    public String circle(String name) {
        return String.valueOf(ask("select id::text from circle where name_en ilike ? || '%'", name));
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
        overview.close();
    }
}
