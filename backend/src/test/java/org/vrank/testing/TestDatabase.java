package org.vrank.testing;

import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.database.Address;
import org.vrank.platform.database.Database;

/** One PostgreSQL for all tests of a run, with a template database that holds the demo world and one that holds nothing. */
public final class TestDatabase {
    private static final AtomicInteger CLONES = new AtomicInteger();
    private static @Nullable TestDatabase started;

    private final EmbeddedPostgres postgres;
    private final Map<String, Path> keys = new HashMap<>();

    private TestDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "300")
                .setOverrideWorkingDirectory(Folders.fresh("vrank-binaries").toFile())
                .setRegisterShutdownHook(false)
                .start();
        Folders.before(this::stop);
        try (Connection server = connect("postgres")) {
            server.createStatement().execute("create database template_empty");
            Database.migrated(administrator("template_empty"));
            server.createStatement().execute("create database template_demo template template_empty");
        }
        fill("template_demo", true);
        fill("template_empty", false);
    }

    /** The server, started on first use. */
    public static synchronized TestDatabase get() {
        try {
            if (started == null) {
                started = new TestDatabase();
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of a fresh copy of the demo world's database, or of an empty one. */
    public String copy(boolean demo) {
        String name = "copy_" + CLONES.incrementAndGet();
        try (Connection server = connect("postgres")) {
            server.createStatement()
                    .execute("create database " + name + " template " + (demo ? "template_demo" : "template_empty"));
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lays the keys that belong to a copy of the demo world, which are no part of its database, into a folder. */
    public void copyKeys(Path folder) {
        Path from = keys.get("template_demo");
        if (from == null || !Files.exists(from)) {
            return;
        }
        try (var files = Files.list(from)) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty database, without any schema of ours. */
    public void create(String name) {
        try (Connection server = connect("postgres")) {
            server.createStatement().execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes a copy that nobody needs any more: many of them make PostgreSQL slow to stop. */
    public void drop(String name) {
        try (Connection server = connect("postgres")) {
            server.createStatement().execute("drop database " + name + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of a database for the one who may do anything. */
    public Address administrator(String name) {
        return Address.of("postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/" + name);
    }

    /** Where the server listens on this machine. */
    public int port() {
        return postgres.getPort();
    }

    /** A connection that may do anything. */
    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name + "?currentSchema=vrank,public",
                "postgres",
                "");
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(String name, boolean demo) throws SQLException {
        Map<String, Object> properties =
                new HashMap<>(Database.cloned(administrator(name)).properties());
        properties.put("vrank.demo", demo);
        Path data = Folders.fresh("vrank-template");
        keys.put(name, data.resolve("keys"));
        properties.put("vrank.data", data.toString());
        properties.put("micronaut.server.port", -1);
        ApplicationContext.builder()
                .properties(properties)
                .singletons(new SeededIds(1), Clock.fixed(TestServer.NOW, org.vrank.platform.Clocks.BRUSSELS))
                .start()
                .close();
        try (Connection server = connect("postgres")) {
            // a pool's last connections may outlive it, and a template may have none
            server.createStatement().execute("alter database " + name + " allow_connections false");
            server.createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }
    }
}
