package org.vrank.search;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** Indexes on a disk that can be full. */
@Singleton
@Replaces(Indexes.class)
@Requires(property = "vrank.test.small-disk")
class SmallDisk extends Indexes {
    static final AtomicBoolean FULL = new AtomicBoolean();

    SmallDisk(@Value("${vrank.data:.vrank}") String data) {
        super(data);
    }

    @Override
    Directory directory(Path path) throws IOException {
        return new FilterDirectory(super.directory(path)) {
            @Override
            public IndexOutput createOutput(String name, IOContext context) throws IOException {
                refuse();
                return in.createOutput(name, context);
            }

            @Override
            public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
                refuse();
                return in.createTempOutput(prefix, suffix, context);
            }
        };
    }

    private static void refuse() throws IOException {
        if (FULL.get()) {
            throw new IOException("No space left on device");
        }
    }
}
