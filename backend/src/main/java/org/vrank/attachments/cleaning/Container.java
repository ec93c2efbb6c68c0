package org.vrank.attachments.cleaning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** A packed document: its parts, unpacked one by one on demand, counted so that no bomb goes off. */
final class Container implements AutoCloseable {
    private static final int CHUNK = 8192;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private long unpacked;

    Container(byte[] given) throws IOException {
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(given))
                .get();
        var all = zip.getEntries();
        while (all.hasMoreElements()) {
            ZipArchiveEntry part = all.nextElement();
            if (part.getGeneralPurposeBit().usesEncryption()) {
                throw new Unfit("attachment.encrypted");
            }
            if (parts.size() >= Limits.PARTS) {
                throw new Unfit("attachment.inflated");
            }
            if (!part.isDirectory() && parts.put(part.getName(), part) != null) {
                throw new Unfit("attachment.unreadable");
            }
        }
    }

    Iterable<String> names() {
        return parts.keySet();
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    byte @Nullable [] part(String name) throws IOException {
        return part(name, Limits.FILE);
    }

    /** A part, of at most so many bytes; null when there is none of this name. */
    byte @Nullable [] part(String name, int most) throws IOException {
        ZipArchiveEntry part = parts.get(name);
        if (part == null) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                unpacked += read;
                if (out.size() + read > most || unpacked > Limits.UNPACKED * 1024L * 1024) {
                    throw new Unfit("attachment.inflated");
                }
                out.write(chunk, 0, read);
            }
        }
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Packs parts anew: in the order they come, all of the same hour, saying nothing of the machine. */
    static final class Packing implements AutoCloseable {
        /** The first day that the format knows, as everybody who writes reproducible archives takes it. */
        private static final long NO_DAY = java.time.LocalDateTime.of(1980, 1, 1, 0, 0)
                .atZone(java.time.ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

        void add(String name, byte[] content) throws IOException {
            ZipArchiveEntry part = entry(name);
            zip.putArchiveEntry(part);
            zip.write(content);
            zip.closeArchiveEntry();
            if (bytes.size() > Limits.FILE) {
                throw new Unfit("attachment.inflated");
            }
        }

        /** Not compressed, as the first part of an OpenDocument has to be. */
        void store(String name, byte[] content) throws IOException {
            ZipArchiveEntry part = entry(name);
            CRC32 sum = new CRC32();
            sum.update(content);
            part.setMethod(ZipArchiveEntry.STORED);
            part.setSize(content.length);
            part.setCrc(sum.getValue());
            zip.putArchiveEntry(part);
            zip.write(content);
            zip.closeArchiveEntry();
        }

        private static ZipArchiveEntry entry(String name) {
            ZipArchiveEntry part = new ZipArchiveEntry(name);
            part.setTime(NO_DAY);
            part.setUnixMode(0644);
            return part;
        }

        byte[] finish() throws IOException {
            zip.finish();
            return bytes.toByteArray();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
