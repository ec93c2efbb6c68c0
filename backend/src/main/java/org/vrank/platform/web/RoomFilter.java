package org.vrank.platform.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses to write while the disk of the embedded database is nearly full. PostgreSQL stops when it cannot write its log, and
 * does not start again without room: then nobody reads either. So the last of the room is kept for what reading itself writes,
 * for signing in and out, and for taking back and clearing away.
 */
@ServerFilter("/api/**")
@Requires(property = "vrank.database-folder")
final class RoomFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RoomFilter.class);
    private static final Set<HttpMethod> FREE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);
    private static final long FRESH = 500_000_000;

    private final Path folder;
    private final long reserve;
    private volatile boolean room = true;
    private volatile long looked;

    /** @param megabytes that stay free */
    RoomFilter(@Value("${vrank.database-folder}") String folder, @Value("${vrank.reserve:128}") long megabytes) {
        this.folder = Path.of(folder);
        this.reserve = megabytes * 1_000_000;
        this.looked = System.nanoTime() - FRESH;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> room(HttpRequest<?> request) {
        if (FREE.contains(request.getMethod()) || mayAlways(request.getPath()) || hasRoom()) {
            return null;
        }
        return Problems.full(request);
    }

    private static boolean mayAlways(String path) {
        return path.startsWith("/api/sign-ins") || path.startsWith("/api/guard-checks") || path.endsWith("/withdrawal");
    }

    private boolean hasRoom() {
        long now = System.nanoTime();
        if (now - looked >= FRESH) {
            looked = now;
            boolean found = look();
            if (room != found) {
                LOG.warn(
                        found ? "there is room on the disk again" : "the disk is nearly full; nothing more is written");
            }
            room = found;
        }
        return room;
    }

    private boolean look() {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= reserve;
        } catch (IOException unknown) {
            return true;
        }
    }
}
