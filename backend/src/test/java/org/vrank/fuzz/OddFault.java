package org.vrank.fuzz;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** A server that stumbles over one odd value, for FuzzTest; there only in servers started with {@code vrank.odd-fault}. */
@ServerFilter("/api/**")
@Requires(property = "vrank.odd-fault")
final class OddFault {
    @RequestFilter
    void stumble(HttpRequest<?> request) {
        request.getParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\u202E') >= 0)) {
                throw new NullPointerException();
            }
        });
    }
}
