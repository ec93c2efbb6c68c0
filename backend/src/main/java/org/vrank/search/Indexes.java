package org.vrank.search;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
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

    private final Folders folders;
    private final Map<UUID, CircleIndex> ready = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> building = new ConcurrentHashMap<>();

    /** Circles whose index cannot be written because the disk is full; it goes on answering, from what it last showed. */
    private final Set<UUID> stalled = ConcurrentHashMap.newKeySet();

    private final CountDownLatch started = new CountDownLatch(1);

    Indexes(@Value("${vrank.data:.vrank}") String data) {
        this.folders = new Folders(Path.of(data).toAbsolutePath().resolve("search"));
    }

    Folders folders() {
        return folders;
    }

    /** Opens the index in this folder, or begins one. */
    CircleIndex open(Path path) throws IOException {
        return CircleIndex.open(path, directory(path));
    }

    Directory directory(Path path) throws IOException {
        return FSDirectory.open(path);
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
            partial |= stalled.contains(circle);
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
        return ready.containsKey(circle) || building.containsKey(circle) || stalled.contains(circle);
    }

    Map<UUID, CircleIndex> all() {
        return ready;
    }

    /** From now on this circle is being built; its old index is given up. */
    void build(UUID circle) {
        building.put(circle, true);
        stalled.remove(circle);
        silence(circle);
    }

    /** This circle's index gives no more answers. */
    void silence(UUID circle) {
        CircleIndex old = ready.remove(circle);
        if (old != null) {
            close(old);
        }
    }

    /** From now on this circle's index is not written to; what it last showed it goes on showing. */
    void stall(UUID circle) {
        CircleIndex index = ready.get(circle);
        if (index != null && stalled.add(circle)) {
            try {
                index.stopWriting();
            } catch (IOException | RuntimeException e) {
                LOG.warn("an index did not stop ({})", e.getClass().getSimpleName());
            }
        }
    }

    boolean isStalled(UUID circle) {
        return stalled.contains(circle);
    }

    Set<UUID> stalled() {
        return stalled;
    }

    /** From now on this index serves its circle; earlier ones are deleted. */
    void serve(UUID circle, CircleIndex index) {
        CircleIndex old = ready.put(circle, index);
        building.remove(circle);
        stalled.remove(circle);
        if (old != null) {
            close(old);
        }
        folders.keepOnly(circle, index.path());
    }

    void closeAll() {
        ready.values().forEach(Indexes::close);
        ready.clear();
        folders.leave();
    }

    private static void close(CircleIndex index) {
        try {
            index.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("an index did not close ({})", e.getClass().getSimpleName());
        }
    }
}
