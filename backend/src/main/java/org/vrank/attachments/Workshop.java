package org.vrank.attachments;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vrank.attachments.cleaning.Cleaned;
import org.vrank.attachments.cleaning.CleaningProcess;
import org.vrank.attachments.cleaning.Unfit;
import org.vrank.platform.Refusal;

/**
 * Where files are written anew: a process for each, one at a time, first come first served. It gets the file and nothing else, no
 * environment either, and is ended when it takes too long.
 */
@Singleton
class Workshop {
    private static final int MOST_ANSWERED = 64 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Semaphore bench = new Semaphore(1, true);
    private final Duration longest;
    private final int megabytes;

    /**
     * @param seconds a file may take
     * @param megabytes of memory for its objects
     */
    Workshop(
            @Value("${vrank.attachments.seconds:60}") int seconds,
            @Value("${vrank.attachments.megabytes:256}") int megabytes) {
        this.longest = Duration.ofSeconds(seconds);
        this.megabytes = megabytes;
    }

    /** @param strict whether no structure may survive: then the answer may be several */
    List<Cleaned> clean(byte[] given, boolean strict) throws Unfit {
        return work(given, strict ? CleaningProcess.STRICT : "clean");
    }

    /** What is to be read in a file of which nothing else is kept. */
    String words(byte[] given) throws Unfit {
        return work(given, CleaningProcess.WORDS).getFirst().text();
    }

    /** The pictures that a document holds. */
    List<Cleaned> pictures(byte[] given) throws Unfit {
        return work(given, CleaningProcess.PICTURES);
    }

    private List<Cleaned> work(byte[] given, String how) throws Unfit {
        try {
            if (!bench.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new Refusal.TooMany(Duration.ofSeconds(20));
            }
            try {
                return CleaningProcess.read(run(given, how));
            } finally {
                bench.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal.TooMany(Duration.ofSeconds(20));
        }
    }

    byte[] run(byte[] given, String how) throws Unfit {
        AtomicBoolean late = new AtomicBoolean();
        Process process = start(how);
        try {
            Thread.ofVirtual().start(() -> hand(process, given));
            Thread.ofVirtual().start(() -> watch(process, late));
            byte[] answer = process.getInputStream().readNBytes(MOST_ANSWERED);
            if (late.get()) {
                throw new Unfit("attachment.too-slow", 0);
            }
            return answer;
        } catch (Unfit unfit) {
            throw unfit;
        } catch (IOException burst) {
            throw new Unfit(late.get() ? "attachment.too-slow" : "attachment.inflated", 0);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String how) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-Xss2m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-Xlog:disable",
                        "-Djava.awt.headless=true",
                        "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CleaningProcess.class.getName(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            return builder.start();
        } catch (IOException noRoom) {
            throw new IllegalStateException("no process for a file", noRoom);
        }
    }

    private static void hand(Process process, byte[] given) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(given);
        } catch (IOException ended) {
            // it had seen enough: its answer says why
        }
    }

    private void watch(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
