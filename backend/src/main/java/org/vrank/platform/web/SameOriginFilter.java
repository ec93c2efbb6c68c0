package org.vrank.platform.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes come from our own pages or from programs, never from another site's page: the browser says where a request was
 * started, and the session cookie does not travel across sites (SameSite=Strict) in the first place.
 */
@ServerFilter("/api/**")
final class SameOriginFilter {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @RequestFilter
    @Nullable
    HttpResponse<?> sameOrigin(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod())) {
            return null;
        }
        String site = request.getHeaders().get("Sec-Fetch-Site");
        String origin = request.getHeaders().get("Origin");
        boolean fetchedHere = site == null || site.equals("same-origin") || site.equals("none");
        boolean ours = origin == null || sameHost(origin, request.getHeaders().get("Host"));
        return fetchedHere && ours ? null : Problems.answer(request, 403, "not-allowed");
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
