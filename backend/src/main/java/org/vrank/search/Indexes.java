package org.vrank.search;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.Closeable;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of all circles, each under {@code search/<circle>/<number>} in the data folder. A circle that is built anew gets
 * the next number; the highest number that holds a commit of ours counts, so that a half-built one is never mistaken.
 */
@Singleton
class Indexes {
    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(5);

    private final Path root;
    private final Map<UUID, CircleIndex> ready = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> building = new ConcurrentHashMap<>();
    private @Nullable FileLock lock;
    private final CountDownLatch started = new CountDownLatch(1);

    Indexes(@Value("${vrank.data:.vrank}") String data) {
        this.root = Path.of(data).toAbsolutePath().resolve("search");
    }

    /** What one viewer may search, as it is now; to be closed. */
    static final class View implements Closeable {
        private final List<CircleIndex> indexes;
        private final List<DirectoryReader> readers;
        private final IndexSearcher searcher;
        private final boolean partial;

        private View(List<CircleIndex> indexes, List<DirectoryReader> readers, boolean partial) throws IOException {
            this(indexes, readers, new MultiReader(readers.toArray(IndexReader[]::new), false), partial);
        }

        /** Shows {@code shown}, which does not close the readers it is made of. */
        View(List<CircleIndex> indexes, List<DirectoryReader> readers, IndexReader shown, boolean partial) {
            this.indexes = indexes;
            this.readers = readers;
            this.partial = partial;
            this.searcher = new IndexSearcher(shown);
            searcher.setSimilarity(CircleIndex.SIMILARITY);
            searcher.setQueryCache(null);
        }

        IndexSearcher searcher() {
            return searcher;
        }

        /** Whether the index of one of these circles is being built. */
        boolean partial() {
            return partial;
        }

        @Override
        public void close() throws IOException {
            searcher.getIndexReader().close();
            for (int i = 0; i < readers.size(); i++) {
                indexes.get(i).release(readers.get(i));
            }
        }
    }

    /** One reader over these circles, in this order. */
    View view(List<UUID> circles) throws IOException {
        boolean partial = !awaitStart();
        List<CircleIndex> taken = new ArrayList<>();
        List<DirectoryReader> readers = new ArrayList<>();
        for (UUID circle : circles) {
            CircleIndex index = ready.get(circle);
            if (index == null) {
                partial |= building.containsKey(circle);
                continue;
            }
            try {
                readers.add(index.acquire());
                taken.add(index);
            } catch (AlreadyClosedException beingReplaced) {
                partial = true;
            }
        }
        return new View(taken, readers, partial);
    }

    private boolean awaitStart() {
        try {
            return started.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void startedOnce() {
        started.countDown();
    }

    boolean isBuilding() {
        return !building.isEmpty();
    }

    @Nullable
    CircleIndex ready(UUID circle) {
        return ready.get(circle);
    }

    boolean knows(UUID circle) {
        return ready.containsKey(circle) || building.containsKey(circle);
    }

    Map<UUID, CircleIndex> all() {
        return ready;
    }

    /** From now on this circle is being built; its old index is given up. */
    void build(UUID circle) {
        building.put(circle, true);
        CircleIndex old = ready.remove(circle);
        if (old != null) {
            close(old);
        }
    }

    /** From now on this index serves its circle; earlier ones are deleted. */
    void serve(UUID circle, CircleIndex index) {
        CircleIndex old = ready.put(circle, index);
        building.remove(circle);
        if (old != null) {
            close(old);
        }
        for (Path other : numbered(circle)) {
            if (!other.equals(index.path())) {
                delete(other);
            }
        }
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

    void closeAll() {
        ready.values().forEach(Indexes::close);
        ready.clear();
        FileLock held = lock;
        if (held != null) {
            try {
                held.channel().close();
            } catch (IOException e) {
                LOG.warn("the indexes' lock did not close");
            }
        }
    }

    private static void close(CircleIndex index) {
        try {
            index.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("an index did not close ({})", e.getClass().getSimpleName());
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
