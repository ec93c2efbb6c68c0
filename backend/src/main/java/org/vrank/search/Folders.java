package org.vrank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the indexes lie: one folder a circle, and in it one a building, the newest with the highest number. */
final class Folders {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private final Path root;
    private @Nullable FileLock lock;

    Folders(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** The directory of this circle's newest usable index, with its position; null when there is none. */
    @Nullable
    Kept kept(UUID circle, CircleIndex.Stamp stamp) {
        for (Path path : numbered(circle).reversed()) {
            try {
                Position position = CircleIndex.position(path, stamp);
                if (position != null) {
                    return new Kept(path, position);
                }
                LOG.info("an index of circle {} is not of this installation and version", circle);
            } catch (IOException | RuntimeException torn) {
                LOG.warn(
                        "the index of circle {} is torn ({})",
                        circle,
                        torn.getClass().getSimpleName());
            }
        }
        return null;
    }

    record Kept(Path path, Position position) {}

    /** A directory for a new index of this circle. */
    Path fresh(UUID circle) {
        List<Path> present = numbered(circle);
        long last = present.isEmpty()
                ? 0
                : Long.parseLong(present.getLast().getFileName().toString());
        return root.resolve(circle.toString()).resolve(Long.toString(last + 1));
    }

    /** Makes sure that no other server works on these indexes. */
    void claim() {
        if (lock != null) {
            return;
        }
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = channel.tryLock();
            if (taken == null) {
                channel.close();
                throw new IllegalStateException("another server works on the indexes of this data folder");
            }
            lock = taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the directories of circles that are not among these. */
    void forgetOthers(List<UUID> circles) {
        for (Path path : children(root)) {
            if (Files.isDirectory(path)
                    && circles.stream()
                            .noneMatch(
                                    c -> c.toString().equals(path.getFileName().toString()))) {
                delete(path);
            }
        }
    }

    /** Lets others work here. */
    void leave() {
        FileLock held = lock;
        if (held != null) {
            try {
                held.channel().close();
            } catch (IOException e) {
                LOG.warn("the indexes' lock did not close");
            }
        }
    }

    /** Deletes all that was built for this circle, except this. */
    void keepOnly(UUID circle, Path kept) {
        for (Path other : numbered(circle)) {
            if (!other.equals(kept)) {
                delete(other);
            }
        }
    }

    private List<Path> numbered(UUID circle) {
        return children(root.resolve(circle.toString())).stream()
                .filter(p -> p.getFileName().toString().matches("[0-9]{1,18}"))
                .sorted(Comparator.comparingLong(
                        p -> Long.parseLong(p.getFileName().toString())))
                .toList();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warn("could not delete {} ({})", folder, e.getClass().getSimpleName());
        }
    }
}
