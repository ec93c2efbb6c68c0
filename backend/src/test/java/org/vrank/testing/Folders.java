package org.vrank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.commons.io.FileUtils;

/** Folders for the time that tests run; when they end, what still works in them ends first, and the folders go. */
public final class Folders {
    private static final Queue<Path> FRESH = new ConcurrentLinkedQueue<>();
    private static final Queue<Runnable> AT_WORK = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Folders::clear));
    }

    private Folders() {}

    /** An empty folder whose name begins so. */
    public static Path fresh(String name) {
        try {
            Path folder = Files.createTempDirectory(name);
            FRESH.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be done before the folders go. */
    static void before(Runnable end) {
        AT_WORK.add(end);
    }

    private static void clear() {
        AT_WORK.forEach(Runnable::run);
        FRESH.forEach(folder -> FileUtils.deleteQuietly(folder.toFile()));
    }
}
