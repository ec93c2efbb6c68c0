package org.vrank.platform.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/**
 * What every answer tells the browser: run nothing but our own scripts, show us in no frame, say nowhere where the reader came
 * from, ask for no camera, place or sensor. Answers of the API and feeds stay in no cache. An answer that sets a header itself keeps it.
 * Strict-Transport-Security belongs to whoever ends TLS in front of us.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeadersFilter {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        HEADERS.forEach((name, value) -> setIfAbsent(response, name, value));
        response.getHeaders().remove(HttpHeaders.SERVER);
        String path = request.getPath();
        if (path.equals("/api") || path.startsWith("/api/")) {
            setIfAbsent(response, HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (path.startsWith("/feeds/")) {
            setIfAbsent(response, HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
    }

    private static void setIfAbsent(MutableHttpResponse<?> response, String name, String value) {
        if (!response.getHeaders().contains(name)) {
            response.header(name, value);
        }
    }
}
