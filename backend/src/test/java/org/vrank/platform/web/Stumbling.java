package org.vrank.platform.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Fails on every address that ends in {@code stumble}, for {@link FaultTest}; there only in servers started with the property. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "vrank.stumbling")
final class Stumbling {
    @RequestFilter
    void stumble(HttpRequest<?> request) {
        if (request.getPath().endsWith("stumble")) {
            throw new IllegalStateException("KENFOUT " + request.getPath());
        }
    }
}
