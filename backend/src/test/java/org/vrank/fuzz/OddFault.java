package org.vrank.fuzz;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;

/** A server that stumbles over characters that show nothing, for FuzzTest; there only in servers started with {@code vrank.odd-fault}. */
@ServerFilter("/api/**")
@Requires(property = "vrank.odd-fault")
final class OddFault {
    private static final Pattern ODD = Pattern.compile("\\p{Cf}");

    @RequestFilter
    void stumble(HttpRequest<?> request) {
        request.getParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(value -> ODD.matcher(value).find())) {
                throw new NullPointerException();
            }
        });
    }
}
