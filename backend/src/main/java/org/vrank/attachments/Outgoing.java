package org.vrank.attachments;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.vrank.platform.Refusal;

/** Files on their way out: no more at once than there is memory for, however slowly their readers take them. */
@Singleton
class Outgoing {
    private static final String TAKEN = "vrank.attachments.outgoing";
    private static final int MEGABYTE = 1024 * 1024;
    private static final int MOST_AT_ONCE = 96;

    private final Semaphore megabytes = new Semaphore(MOST_AT_ONCE);

    /** Until the answer has gone. */
    void take(HttpRequest<?> request, int bytes) {
        int room = 1 + bytes / MEGABYTE;
        if (!megabytes.tryAcquire(room)) {
            throw new Refusal.TooMany(Duration.ofSeconds(5));
        }
        request.setAttribute(TAKEN, room);
    }

    @EventListener
    void ended(HttpRequestTerminatedEvent event) {
        event.getSource().removeAttribute(TAKEN, Integer.class).ifPresent(megabytes::release);
    }
}
