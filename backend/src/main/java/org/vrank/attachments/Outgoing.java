package org.vrank.attachments;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.vrank.attachments.cleaning.Kind;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;
import org.vrank.platform.Refusal;

/** Files on their way out: no more at once than there is memory for, however slowly their readers take them. */
@Singleton
public class Outgoing {
    private static final String TAKEN = "vrank.attachments.outgoing";
    private static final int MEGABYTE = 1024 * 1024;
    private static final int MOST_AT_ONCE = 96;

    private final Semaphore megabytes = new Semaphore(MOST_AT_ONCE);

    /** Makes room for a file until the answer has gone. */
    public void take(HttpRequest<?> request, int bytes) {
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

    /**
     * A file under a name that tells nothing, with a type of ours; nothing in it may run.
     *
     * @param inPlace whether it is shown rather than stored; pictures always are
     */
    public HttpResponse<byte[]> answer(int number, String kind, byte[] content, Language language, boolean inPlace) {
        Kind known = Kind.of(kind);
        String name = Messages.of(language, "attachment.file", number) + "." + known.ending();
        return HttpResponse.ok(content)
                .contentType(known.type())
                .header(
                        "Content-Disposition",
                        (inPlace || known.picture() ? "inline" : "attachment") + "; filename=\"" + name + "\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .header("Cache-Control", "private, no-store");
    }
}
