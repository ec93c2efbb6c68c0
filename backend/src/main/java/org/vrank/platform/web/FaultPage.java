package org.vrank.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** A fault as whoever asked can read it: a page for somebody who opens an address in a browser, a problem for everything else. */
final class FaultPage {
    private FaultPage() {}

    static MutableHttpResponse<?> orProblem(HttpRequest<?> request, int status, String code, String reference) {
        String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        String path = request.getPath();
        boolean api = path.equals("/api") || path.startsWith("/api/");
        if (api || accept == null || !accept.contains("text/html")) {
            return Problems.unexpected(request, status, code, reference);
        }
        Language language = Language.ofInterface(
                path.matches("/(nl|fr|en)(/.*)?")
                        ? path.substring(1, 3)
                        : request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
        // nothing here was written by anybody else than us
        String page = """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Vrank</title>
                <h1>%s</h1>
                <p>%s</p>
                <p><code>%s</code></p>
                </html>
                """.formatted(
                        language.code(),
                        Messages.of(language, "problem." + code),
                        Messages.of(language, "fault.mention"),
                        reference);
        return HttpResponse.status(HttpStatus.valueOf(status))
                .body(page.getBytes(StandardCharsets.UTF_8))
                .contentType(new MediaType("text/html; charset=utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
