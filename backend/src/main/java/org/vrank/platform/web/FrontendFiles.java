package org.vrank.platform.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built front end, read once at start and kept in memory: it is a few hundred kilobytes, and a path that is looked up in a
 * map cannot lead out of a folder. The build leaves a {@code .br} beside what shrinks (the JDK writes no Brotli); gzip is made
 * here.
 */
@Singleton
final class FrontendFiles {
    private static final Logger LOG = LoggerFactory.getLogger(FrontendFiles.class);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));
    private static final Set<String> PACKED_ALREADY = Set.of("png", "ico", "woff2");

    private final Map<String, Stored> files;

    FrontendFiles(@Value("${vrank.frontend:frontend/dist}") Path folder) {
        files = read(folder.toAbsolutePath().normalize());
        if (files.isEmpty()) {
            LOG.warn("no built pages in {}: the API answers, pages do not", folder);
        }
    }

    /** What the build wrote at this path, such as {@code /nl/index.html}; null where it wrote nothing. */
    @Nullable
    Stored at(String path) {
        return files.get(path);
    }

    /** The site's icon, whose name carries a hash. */
    @Nullable
    Stored icon() {
        return files.keySet().stream()
                .filter(path -> path.matches("/assets/icon-[^/]*\\.svg"))
                .map(files::get)
                .findFirst()
                .orElse(null);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    private static Map<String, Stored> read(Path folder) {
        Map<String, Stored> found = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                String type = TYPES.get(extension(name));
                if (type != null && !name.startsWith(".")) {
                    Path packed = file.resolveSibling(name + ".br");
                    found.put(
                            "/" + folder.relativize(file).toString().replace('\\', '/'),
                            new Stored(
                                    MediaType.of(type),
                                    Files.readAllBytes(file),
                                    PACKED_ALREADY.contains(extension(name)),
                                    Files.isRegularFile(packed) ? Files.readAllBytes(packed) : null));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the built pages cannot be read", e);
        }
        return Map.copyOf(found);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** One file in the encodings a browser may ask for. */
    static final class Stored {
        final MediaType type;
        /** Weak, because all encodings of the file share it. */
        final String tag;

        private final byte[] plain;
        private final byte @Nullable [] gzip;
        private final byte @Nullable [] brotli;

        Stored(MediaType type, byte[] plain, boolean packedAlready, byte @Nullable [] brotli) {
            this.type = type;
            this.plain = plain;
            this.brotli = brotli;
            byte[] smaller = packedAlready ? plain : gzip(plain);
            this.gzip = smaller.length < plain.length ? smaller : null;
            this.tag = "W/\"" + hash(plain) + "\"";
        }

        /** The best of {@code br} and {@code gzip} that the header allows and that we hold; null for the file as it is. */
        @Nullable
        String encoding(@Nullable String acceptEncoding) {
            if (brotli != null && allows(acceptEncoding, "br")) {
                return "br";
            }
            return gzip != null && allows(acceptEncoding, "gzip") ? "gzip" : null;
        }

        byte[] in(@Nullable String encoding) {
            if ("br".equals(encoding) && brotli != null) {
                return brotli;
            }
            return "gzip".equals(encoding) && gzip != null ? gzip : plain;
        }

        private static boolean allows(@Nullable String header, String encoding) {
            return header != null
                    && Arrays.stream(header.split(",", 20))
                            .map(part -> part.replace(" ", ""))
                            .anyMatch(part -> part.equals(encoding)
                                    || (part.startsWith(encoding + ";q=") && !part.matches(".*;q=0(\\.0*)?")));
        }

        private static byte[] gzip(byte[] plain) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
                {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                }
            }) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        private static String hash(byte[] bytes) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
