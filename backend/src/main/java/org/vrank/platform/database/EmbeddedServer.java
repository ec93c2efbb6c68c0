package org.vrank.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a folder that outlives us. When an earlier run was killed, its server may still be running on the
 * folder; it is told to stop first, and PostgreSQL recovers what was committed.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final FileLock lock;

    private EmbeddedServer(Path folder, EmbeddedPostgres postgres, FileLock lock) {
        this.folder = folder;
        this.postgres = postgres;
        this.lock = lock;
    }

    static EmbeddedServer start(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new Unready("Vrank already runs on the data folder " + data);
        }
        Path cluster = data.resolve("postgres");
        stopLeftover(cluster);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C.UTF-8")
                // the library is made for tests and gives durability up; we keep what we answered
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("log_statement", "none")
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_min_error_statement", "panic")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        return new EmbeddedServer(cluster, postgres, lock);
    }

    /** Where its data lie. */
    Path folder() {
        return folder;
    }

    Address administrator() {
        return Address.of("postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/vrank");
    }

    Address server() {
        return Address.of("postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.channel().close();
    }

    private static void stopLeftover(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        ProcessHandle leftover = leftover(Files.readAllLines(pidFile), cluster);
        if (leftover == null) {
            Files.deleteIfExists(pidFile);
            return;
        }
        LOG.info("an earlier run left its PostgreSQL behind; stopping it");
        leftover.destroy();
        try {
            leftover.onExit().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            leftover.destroyForcibly();
            leftover.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
        Files.deleteIfExists(pidFile);
    }

    /** The process of the pid file, if it is still a PostgreSQL on this very folder. */
    private static @Nullable ProcessHandle leftover(List<String> pidFile, Path cluster) {
        if (pidFile.size() < 2 || !Path.of(pidFile.get(1).strip()).equals(cluster.toAbsolutePath())) {
            return null;
        }
        return ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(false))
                .orElse(null);
    }
}
