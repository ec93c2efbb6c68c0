package org.vrank.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Refusal;

/**
 * The built pages: every address outside {@code /api}. The front end draws the page that an address names, so each address
 * below a language gets that language's one HTML file. Open to everybody: nothing here depends on who asks.
 */
@Hidden
@Controller
final class FrontendController {
    private static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    /** What stands in public may be found from outside; the rest is of use only to somebody who works here. */
    private static final String ROBOTS = """
            User-agent: *
            Allow: /$
            Allow: /*/$
            Allow: /*/reports
            Allow: /*/help$
            Allow: /*/accessibility$
            Allow: /*/privacy$
            Allow: /assets/
            Allow: /api/
            Disallow: /
            """;

    private final FrontendFiles files;

    FrontendController(FrontendFiles files) {
        this.files = files;
    }

    @Get("/")
    @Produces(MediaType.ALL)
    HttpResponse<?> home(HttpRequest<?> request) {
        return HttpResponse.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/" + language(request) + "/")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    @Get("/robots.txt")
    @Produces(MediaType.ALL)
    HttpResponse<String> robots() {
        return HttpResponse.ok(ROBOTS)
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** Everything else outside the API. */
    @Get("/{path:(?!api/|api$).+}")
    @Produces(MediaType.ALL)
    HttpResponse<?> page(HttpRequest<?> request) {
        String path = request.getPath();
        FrontendFiles.@Nullable Stored file = path.equals("/favicon.ico") ? files.icon() : files.at(path);
        if (file != null) {
            return answer(
                    request, file, path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        }
        boolean below =
                LANGUAGES.stream().anyMatch(code -> path.equals("/" + code) || path.startsWith("/" + code + "/"));
        if (!below && (path.startsWith("/assets/") || !wantsPage(request))) {
            throw new Refusal.NotFound();
        }
        FrontendFiles.@Nullable Stored index =
                files.at("/" + (below ? path.substring(1, 3) : language(request)) + "/index.html");
        if (index == null) {
            return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body("The pages of Vrank have not been built: start it with ops/run.\n")
                    .contentType(MediaType.TEXT_PLAIN_TYPE);
        }
        return below
                ? answer(request, index, "no-cache")
                : whole(request, index, HttpStatus.NOT_FOUND, "no-cache")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    /** A file, or that the browser has it already. */
    static MutableHttpResponse<?> answer(HttpRequest<?> request, FrontendFiles.Stored file, String caching) {
        String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(file.tag)) {
            return HttpResponse.notModified()
                    .header(HttpHeaders.ETAG, file.tag)
                    .header(HttpHeaders.CACHE_CONTROL, caching)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        return whole(request, file, HttpStatus.OK, caching).header(HttpHeaders.ETAG, file.tag);
    }

    private static MutableHttpResponse<?> whole(
            HttpRequest<?> request, FrontendFiles.Stored file, HttpStatus status, String caching) {
        String encoding = file.encoding(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING));
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(status)
                .body(file.in(encoding))
                .contentType(file.type)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return encoding == null ? response : response.header(HttpHeaders.CONTENT_ENCODING, encoding);
    }

    private static boolean wantsPage(HttpRequest<?> request) {
        String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    /** The first language of the reader that has pages; Dutch when there is none. */
    private static String language(HttpRequest<?> request) {
        String accept = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        if (accept == null || accept.length() > 200) {
            return "nl";
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(accept), LANGUAGES);
            return tag == null ? "nl" : tag;
        } catch (RuntimeException malformed) { // the parser also runs past its array
            return "nl";
        }
    }
}
