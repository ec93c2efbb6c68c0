package org.vrank.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The index of one circle in one directory. What readers see holds no deleted document: before a change with deletions is
 * shown, the segments that hold them are merged, because deleted documents count in statistics until then. Used by the feed's
 * thread; readers may be taken from any.
 */
final class CircleIndex implements Closeable {
    /** Length counts little: what is told at length is often what was asked for. Measured with {@link Weights}. */
    static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.15f);

    static final String KIND = "kind_of_item";
    static final String ID = "id";
    static final String PUBLISHED = "published";
    static final String DAY = "day";

    /** Marks what was said beside another item. */
    static final Term BESIDE = new Term("beside", "yes");

    private static final String KEY = "key";
    private static final int MOST_SEGMENTS = 2;
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Whose index this is: another installation's, or one written with other chains, is of no use. */
    record Stamp(String installation, String analysis) {}

    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final ReaderManager readers;
    private int operations;

    /** Whether something was written that takes the place of what readers see, and is not shown yet. */
    private boolean owing;

    private long changed = System.nanoTime();

    private CircleIndex(Path path, Directory directory, IndexWriter writer, ReaderManager readers) {
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.readers = readers;
    }

    static String facet(String name) {
        return "facet_" + name;
    }

    /** Where the index in this directory stopped, or null when it is torn, missing, or not ours. Reads every byte. */
    static @Nullable Position position(Path path, Stamp stamp) throws IOException {
        try (Directory directory = FSDirectory.open(path);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            if (!stamp.installation().equals(data.get("installation"))
                    || !stamp.analysis().equals(data.get("analysis"))) {
                return null;
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return new Position(
                    data.getOrDefault("horizon", "0"),
                    Instant.parse(data.getOrDefault("time", Instant.EPOCH.toString())));
        } catch (IndexNotFoundException none) {
            return null;
        }
    }

    /** Opens the index in this directory, or begins one. */
    static CircleIndex open(Path path, Directory directory) throws IOException {
        try {
            TieredMergePolicy merging = new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
            merging.setNoCFSRatio(1);
            IndexWriter writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(Analysis.INDEX)
                            .setSimilarity(SIMILARITY)
                            .setMergePolicy(merging)
                            .setCommitOnClose(false));
            CircleIndex index = new CircleIndex(path, directory, writer, new ReaderManager(writer));
            index.show();
            return index;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    /** Whether the directory still holds the index. */
    boolean exists() {
        try {
            return DirectoryReader.indexExists(directory);
        } catch (IOException gone) {
            return false;
        }
    }

    void put(String kind, Searchable.Entry entry) throws IOException {
        owing |= holds(kind, entry.id());
        writer.updateDocument(key(kind, entry.id()), Documents.of(kind, entry));
        counted();
    }

    void remove(String kind, UUID id) throws IOException {
        owing |= holds(kind, id);
        writer.deleteDocuments(key(kind, id));
        counted();
    }

    /** Whether readers see this item. */
    boolean holds(String kind, UUID id) throws IOException {
        DirectoryReader reader = acquire();
        try {
            return reader.docFreq(key(kind, id)) > 0;
        } finally {
            release(reader);
        }
    }

    /** Whether readers still see something that was changed or taken away since. */
    boolean owes() {
        return owing;
    }

    /** The items of a kind that readers see, with the version each was written with. */
    Map<UUID, Long> versions(String kind) throws IOException {
        Map<UUID, Long> versions = new HashMap<>();
        DirectoryReader reader = acquire();
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                SortedDocValues kinds = DocValues.getSorted(leaf.reader(), KIND);
                SortedDocValues ids = DocValues.getSorted(leaf.reader(), ID);
                NumericDocValues written = DocValues.getNumeric(leaf.reader(), Documents.VERSION);
                int wanted = kinds.lookupTerm(new BytesRef(kind));
                for (int one = 0; wanted >= 0 && one < leaf.reader().maxDoc(); one++) {
                    if ((live == null || live.get(one))
                            && kinds.advanceExact(one)
                            && kinds.ordValue() == wanted
                            && ids.advanceExact(one)
                            && written.advanceExact(one)) {
                        versions.put(
                                UUID.fromString(ids.lookupOrd(ids.ordValue()).utf8ToString()), written.longValue());
                    }
                }
            }
            return versions;
        } finally {
            release(reader);
        }
    }

    private void counted() {
        operations++;
        changed = System.nanoTime();
    }

    /** Shows what was written. */
    void show() throws IOException {
        for (int tries = 0; writer.hasDeletions(); tries++) {
            // a merge that was running may bring deletions into a segment just merged, so look again
            if (tries < 3) {
                writer.forceMergeDeletes(true);
            } else {
                writer.forceMerge(1);
            }
        }
        readers.maybeRefreshBlocking();
        owing = false;
    }

    /** Fails when the files are gone or torn. Reads every byte. */
    void verify() throws IOException {
        if (!exists()) {
            throw new IOException("directory gone");
        }
        DirectoryReader reader = acquire();
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        } finally {
            release(reader);
        }
    }

    /** Merges to one segment and waits for it: for an index that serves nobody yet. */
    void settle() throws IOException {
        writer.forceMerge(1);
        show();
    }

    /** Merges in the background: above two segments at once, to one when nothing was written for a while. */
    void tidy() throws IOException {
        int segments = segments();
        boolean idle = System.nanoTime() - changed > IDLE.toNanos();
        if (!writer.hasPendingMerges() && (segments > MOST_SEGMENTS || (segments > 1 && idle))) {
            writer.forceMerge(1, false);
        }
        if (segments > 1) {
            readers.maybeRefreshBlocking();
        }
    }

    /** Gives up writing what was not committed; readers go on with what they see. */
    void stopWriting() throws IOException {
        writer.rollback();
    }

    /** How many items readers see. */
    int documents() throws IOException {
        DirectoryReader reader = acquire();
        try {
            return reader.numDocs();
        } finally {
            release(reader);
        }
    }

    int segments() throws IOException {
        DirectoryReader reader = acquire();
        try {
            return reader.leaves().size();
        } finally {
            release(reader);
        }
    }

    int operations() {
        return operations;
    }

    /** Makes what was written outlive us, with the position it stands for. */
    void commit(Stamp stamp, Position position) throws IOException {
        Map<String, String> data = new HashMap<>();
        data.put("installation", stamp.installation());
        data.put("analysis", stamp.analysis());
        data.put("horizon", position.horizon());
        data.put("time", position.time().toString());
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        operations = 0;
    }

    DirectoryReader acquire() throws IOException {
        return readers.acquire();
    }

    void release(DirectoryReader reader) throws IOException {
        readers.release(reader);
    }

    /** Ends without keeping what was not committed. */
    @Override
    public void close() throws IOException {
        try (Directory closing = directory) {
            readers.close();
            writer.rollback();
        }
    }

    static Term key(String kind, UUID id) {
        return new Term(KEY, kind + " " + id);
    }
}
