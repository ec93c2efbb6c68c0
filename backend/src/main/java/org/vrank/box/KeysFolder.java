package org.vrank.box;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder of keys that must lie outside the database and its backups; nodes that share a database share it. */
@Singleton
public class KeysFolder {
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
        Path target = of(name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
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
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file; its bytes are written over first, which helps where the disk writes in place. */
    public void remove(String name) {
        Path file = of(name);
        try {
            if (Files.exists(file)) {
                Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
