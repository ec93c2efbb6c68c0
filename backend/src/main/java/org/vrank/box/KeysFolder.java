package org.vrank.box;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder of keys that must lie outside the database and its backups; nodes that share a database share it. */
@Singleton
public class KeysFolder {
    /** Of this process; between processes the file does it. */
    private static final Object ONE = new Object();

    private final Path folder;

    KeysFolder(@Value("${vrank.keys:}") String keys, @Value("${vrank.data:.vrank}") String data) {
        this.folder = keys.isBlank() ? Path.of(data, "keys") : Path.of(keys);
    }

    /** Where the file of this name lies, or would. */
    public Path of(String name) {
        return folder.resolve(name + ".key");
    }

    /** Writes a file that its owner alone reads: whole or not at all. */
    public void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        alone(() -> Files.move(
                fresh(bytes), of(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    private Path fresh(byte[] bytes) throws IOException {
        Path fresh = Files.createTempFile(
                folder,
                "new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel out =
                FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        return fresh;
    }

    /** Removes a file; its bytes are written over first, which helps where the disk writes in place. */
    public void remove(String name) {
        alone(() -> {
            if (Files.exists(of(name))) {
                erase(of(name));
            }
        });
    }

    /**
     * Writes all files whose names begin so anew, in no order, with the times of change they bore: a file system remembers when each was
     * made, beyond what can be set.
     */
    void renew(String prefix) {
        alone(() -> {
            // what a server that was killed left half done holds keys too
            for (Path left : files("", ".tmp")) {
                erase(left);
            }
            List<Path> files = new ArrayList<>(files(prefix, ".key"));
            Collections.shuffle(files, new SecureRandom());
            for (Path file : files) {
                Path fresh = fresh(Files.readAllBytes(file));
                Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(file));
                Path before = Files.createLink(folder.resolve("old-" + UUID.randomUUID() + ".tmp"), file);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                erase(before);
            }
        });
    }

    private List<Path> files(String prefix, String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(ending);
                    })
                    .toList();
        }
    }

    private static void erase(Path file) throws IOException {
        Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.delete(file);
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Alone among all nodes that share the folder: what one destroys is not written again by another. */
    private void alone(Work work) {
        synchronized (ONE) {
            try {
                if (!Files.exists(folder)) {
                    return;
                }
                try (FileChannel lock = FileChannel.open(
                                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = lock.lock()) {
                    if (held.isValid()) {
                        work.run();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
