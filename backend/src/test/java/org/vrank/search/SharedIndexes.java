package org.vrank.search;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.vrank.testing.Slips;

/**
 * The fault that search must not have, for the tests that look for it: every viewer gets one index over all circles, with a filter
 * that lets no item of another circle through. Only while that slip is acted out.
 */
@Singleton
@Replaces(Indexes.class)
@Requires(property = "vrank.slips")
class SharedIndexes extends Indexes {
    private final Slips slips;

    SharedIndexes(@Value("${vrank.data:.vrank}") String data, Slips slips) {
        super(data);
        this.slips = slips;
    }

    @Override
    View view(List<UUID> circles) throws IOException {
        if (!slips.now().startsWith("shared-index")) {
            return super.view(circles);
        }
        boolean partial;
        try (View own = super.view(circles)) {
            partial = own.partial();
        }
        List<CircleIndex> indexes = new ArrayList<>();
        List<DirectoryReader> readers = new ArrayList<>();
        List<IndexReader> shown = new ArrayList<>();
        for (var entry : new TreeMap<>(all()).entrySet()) {
            CircleIndex index = entry.getValue();
            DirectoryReader reader = index.acquire();
            indexes.add(index);
            readers.add(reader);
            shown.add(circles.contains(entry.getKey()) ? reader : new Filtered(reader));
        }
        return new View(indexes, readers, new MultiReader(shown.toArray(IndexReader[]::new), false), partial);
    }

    /** All documents count, none is found. */
    private static final class Filtered extends FilterDirectoryReader {
        Filtered(DirectoryReader in) throws IOException {
            super(in, new SubReaderWrapper() {
                @Override
                public LeafReader wrap(LeafReader reader) {
                    return new FilterLeafReader(reader) {
                        @Override
                        public Bits getLiveDocs() {
                            return new Bits.MatchNoBits(maxDoc());
                        }

                        @Override
                        public int numDocs() {
                            return 0;
                        }

                        @Override
                        public @Nullable CacheHelper getCoreCacheHelper() {
                            return null;
                        }

                        @Override
                        public @Nullable CacheHelper getReaderCacheHelper() {
                            return null;
                        }
                    };
                }
            });
        }

        @Override
        protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
            return new Filtered(in);
        }

        @Override
        public @Nullable CacheHelper getReaderCacheHelper() {
            return null;
        }
    }
}
