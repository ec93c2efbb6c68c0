package org.vrank.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vrank.testing.Browser;
import org.vrank.testing.TestServer;

/** Follows server-sent events, as a browser does. */
final class Line implements AutoCloseable {
    private static final String OVER = "over";

    /** One event. */
    record Heard(String name, String id, String data) {}

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int status;

    Line(TestServer server, Browser who, String path, @Nullable String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", "text/event-stream")
                .header("Cookie", "vrank=" + who.cookies().getOrDefault("vrank", ""));
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            status = response.statusCode();
            Thread.ofVirtual().start(() -> listen(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return status;
    }

    /** The next event of this name; others are passed over. */
    Heard next(String name) {
        while (true) {
            Heard one = any();
            assertThat(one.name()).as("what came after the end").isNotEqualTo(name.equals(OVER) ? "" : OVER);
            if (one.name().equals(name)) {
                return one;
            }
        }
    }

    /** Waits until the server ends the stream; what was told before that. */
    String untilOver() {
        StringBuilder all = new StringBuilder();
        for (Heard one = any(); !one.name().equals(OVER); one = any()) {
            if (one.name().equals("minutes")) {
                all.append(one.data());
            }
        }
        return all.toString();
    }

    private Heard any() {
        try {
            Heard one = heard.poll(30, TimeUnit.SECONDS);
            assertThat(one).as("an event within half a minute").isNotNull();
            return java.util.Objects.requireNonNull(one);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen(Stream<String> lines) {
        String[] parts = {"", "", ""};
        try (lines) {
            lines.forEach(line -> {
                if (line.isEmpty()) {
                    heard.add(new Heard(parts[0], parts[1], parts[2]));
                } else if (line.startsWith("event: ")) {
                    parts[0] = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    parts[1] = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    parts[2] = line.substring(6);
                }
            });
        } catch (UncheckedIOException cut) {
            // as good as an end
        }
        heard.add(new Heard(OVER, "", ""));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
