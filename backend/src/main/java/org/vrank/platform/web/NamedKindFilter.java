package org.vrank.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.netty.handler.codec.http.HttpUtil;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body whose Content-Type names no media type (RFC 9110, 8.3.1), and where files are taken one without any: no rule about
 * what an operation takes would apply to it, and it would reach operations that read forms as something that is none.
 */
@ServerFilter("/api/**")
final class NamedKindFilter {
    private static final Pattern TYPE = Pattern.compile("[!#$%&'*+.^_`|~\\w-]+/[!#$%&'*+.^_`|~\\w-]+");

    @RequestFilter
    @Nullable
    HttpResponse<?> named(HttpRequest<?> request) {
        String given = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        CharSequence type = given == null ? null : HttpUtil.getMimeType(given);
        boolean fits = given == null
                ? !takesForms(request)
                : type != null && TYPE.matcher(type.toString().strip()).matches();
        return fits ? null : Problems.answer(request, 415, "status-415");
    }

    private static boolean takesForms(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .map(route -> route.getConsumes().contains(MediaType.MULTIPART_FORM_DATA_TYPE))
                .orElse(false);
    }
}
