package org.vrank.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds indexes anew when whoever operates this node asks for it, by a file in the folder of the indexes: each node has its own,
 * and who may write there may take them away. The old ones answer until the new ones do. A request that was cut off is taken up
 * again at the next start. Used by the feed's thread.
 */
@Singleton
class Reindexing {
    private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);
    private static final String ALL = "all";

    private final Path asked;
    private final Path working;
    private final Path told;

    /** What is not built yet, with the index that answers until then. */
    private final Map<UUID, CircleIndex> left = new LinkedHashMap<>();

    private final Builder builder;
    private final Indexes indexes;
    private int circles;
    private long expected;
    private long before;
    private String last = "";

    Reindexing(Indexes indexes, Builder builder) {
        Path root = indexes.folders().root();
        this.asked = root.resolve("reindex");
        this.working = root.resolve("reindex.working");
        this.told = root.resolve("reindex.progress");
        this.indexes = indexes;
        this.builder = builder;
    }

    /** Begins what was asked for, and tells how far it is. */
    void look(Consumer<UUID> build) {
        try {
            if (left.isEmpty()) {
                begin(build);
            } else {
                goOn();
            }
        } catch (IOException e) {
            LOG.warn("a request to build indexes anew failed ({})", e.getClass().getSimpleName());
        }
    }

    private void begin(Consumer<UUID> build) throws IOException {
        // one that was cut off first
        if (!Files.exists(working)) {
            if (!Files.exists(asked)) {
                return;
            }
            Files.move(asked, working, StandardCopyOption.ATOMIC_MOVE);
        }
        Map<UUID, CircleIndex> all = indexes.all();
        List<String> unknown = new ArrayList<>();
        for (String line : Files.readAllLines(working)) {
            String name = line.strip();
            if (name.equals(ALL)) {
                left.putAll(all);
            } else if (!name.isEmpty()) {
                all.entrySet().stream()
                        .filter(one -> one.getKey().toString().equals(name))
                        .findFirst()
                        .ifPresentOrElse(one -> left.put(one.getKey(), one.getValue()), () -> unknown.add(name));
            }
        }
        circles = left.size();
        expected = 0;
        for (CircleIndex index : left.values()) {
            expected += index.documents();
        }
        before = builder.written();
        last = "";
        if (!unknown.isEmpty()) {
            left.clear();
            Files.delete(working);
            tell("unknown 0 0 0 0");
            return;
        }
        LOG.info("{} indexes are built anew", circles);
        left.keySet().forEach(build);
        goOn();
    }

    private void goOn() throws IOException {
        left.entrySet().removeIf(one -> {
            CircleIndex now = indexes.ready(one.getKey());
            return now != null && now != one.getValue();
        });
        String state = left.isEmpty() ? "done" : "working";
        long written = builder.written() - before;
        if (left.isEmpty()) {
            LOG.info("{} indexes were built anew", circles);
            // before it is told: whoever hears that it is done may ask again at once
            Files.delete(working);
        }
        tell(state + " " + (circles - left.size()) + " " + circles + " " + written + " " + expected);
    }

    /** State, circles done, circles, documents written, documents there were. */
    private void tell(String progress) throws IOException {
        if (!progress.equals(last)) {
            last = progress;
            Path part = told.resolveSibling("reindex.progress.part");
            Files.writeString(part, progress + "\n");
            Files.move(part, told, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
