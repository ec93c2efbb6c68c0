package org.vrank.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Violation;

/** The framework reads Accept-Language before our code does, and stumbles over some that are none, such as {@code ;;;}. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LanguageFilter {
    @RequestFilter
    @Nullable
    HttpResponse<?> readable(HttpRequest<?> request) {
        try {
            request.getLocale();
            return null;
        } catch (RuntimeException unreadable) {
            return Problems.invalid(request, 400, List.of(new Violation("Accept-Language", "field.type")));
        }
    }
}
