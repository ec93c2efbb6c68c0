package org.vrank.testing;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to a server and keeps its cookies, as a browser does. */
public final class Browser {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private byte[] last = new byte[0];

    Browser(String server) {
        this.server = server;
        headers.put("Accept-Language", "en");
        headers.put("Accept", "application/json");
    }

    /** Sends this header from now on; null takes it away. */
    public Browser with(String header, @Nullable String value) {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    /** Another browser with the same cookies. */
    public Browser copy() {
        Browser copy = new Browser(server);
        copy.cookies.putAll(cookies);
        copy.headers.putAll(headers);
        return copy;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** This field of every item of a list, page after page to its end. */
    public List<String> every(String path, String field) {
        List<String> whole = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get(path + cursor);
            whole.addAll(page.each(field));
            boolean last = page.json().get("next") == null || page.at("next").isNull();
            cursor = last ? null : (path.contains("?") ? "&" : "?") + "cursor=" + page.text("next");
        } while (cursor != null);
        return whole;
    }

    public Answer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a file in a form, as a browser does. */
    public Answer upload(String path, String fileName, byte[] file) {
        String boundary = "----vrank-test-boundary";
        java.io.ByteArrayOutputStream form = new java.io.ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        headers.put("Content-Type", "multipart/form-data; boundary=" + boundary);
        try {
            return send("POST", path, form.toByteArray());
        } finally {
            headers.remove("Content-Type");
        }
    }

    /** The body of the last answer, as it came. */
    public byte[] last() {
        return last;
    }

    /** Sends bytes as they are. */
    public Answer send(String method, String path, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    String.join(
                            "; ",
                            cookies.entrySet().stream()
                                    .map(c -> c.getKey() + "=" + c.getValue())
                                    .toList()));
        }
        request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<byte[]> response = exchange(request.build());
            response.headers().allValues("set-cookie").forEach(this::keep);
            last = response.body();
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * After an address too long to read, the server closes the connection, and the next request may be sent on it before that is
     * noticed: then not one byte comes back, and we ask again on a fresh one, as browsers do.
     */
    private static HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException closed) {
            if (!String.valueOf(closed.getMessage()).contains("received no bytes")) {
                throw closed;
            }
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static byte[] json(Object body) {
        try {
            return ObjectMapper.getDefault().writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
