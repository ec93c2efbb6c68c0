package org.vrank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** What Vrank does not have: one index over all circles, with a filter that is kept as one bit a document. A yardstick. */
final class Shared extends FilterDirectoryReader {
    private Shared(DirectoryReader in, Set<String> circles) throws IOException {
        super(in, new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader reader) {
                try {
                    return new Filtered(reader, circles);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
    }

    static DirectoryReader of(DirectoryReader all, List<Integer> circles) throws IOException {
        return new Shared(all, new java.util.HashSet<>(new ArrayList<>(circles.stream().map(c -> World.circle(c).toString()).toList())));
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
        return null;
    }

    private static final class Filtered extends FilterLeafReader {
        private final FixedBitSet readable;

        Filtered(LeafReader in, Set<String> circles) throws IOException {
            super(in);
            readable = new FixedBitSet(in.maxDoc());
            SortedSetDocValues values = DocValues.getSortedSet(in, CircleIndex.facet("circle"));
            for (int document = values.nextDoc(); document < in.maxDoc(); document = values.nextDoc()) {
                if (circles.contains(values.lookupOrd(values.nextOrd()).utf8ToString())) readable.set(document);
            }
        }

        @Override
        public Bits getLiveDocs() {
            return readable;
        }

        @Override
        public int numDocs() {
            return readable.cardinality();
        }

        @Override
        public CacheHelper getCoreCacheHelper() {
            return null;
        }

        @Override
        public CacheHelper getReaderCacheHelper() {
            return null;
        }
    }
}
