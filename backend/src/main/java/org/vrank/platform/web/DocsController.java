package org.vrank.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.vrank.platform.Refusal;

/** The contract, and a page to read it and try it: Swagger UI, served by us, under the policy of every other page. */
@Hidden
@Controller("/api")
final class DocsController {
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");
    private static final MediaType SCRIPT = MediaType.of("text/javascript;charset=utf-8");
    private static final MediaType STYLE = MediaType.of("text/css;charset=utf-8");
    private static final MediaType YAML = MediaType.of("application/yaml");

    private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/" + version() + "/";

    /** What the page is made of. Nothing else of the library is reachable. */
    private static final Map<String, String> PARTS = Map.of(
            "swagger-ui.css",
            SWAGGER + "swagger-ui.css",
            "swagger-ui-bundle.js",
            SWAGGER + "swagger-ui-bundle.js",
            "page.css",
            "docs/page.css",
            "start.js",
            "docs/start.js");

    private final Map<String, FrontendFiles.Stored> read = new ConcurrentHashMap<>();

    /** The contract itself, as committed. */
    @Get("/openapi.yml")
    @Produces(MediaType.ALL)
    HttpResponse<?> contract(HttpRequest<?> request) {
        return answer(request, "openapi.yml", YAML);
    }

    @Get("/docs")
    @Produces(MediaType.ALL)
    HttpResponse<?> page(HttpRequest<?> request) {
        return answer(request, "docs/index.html", HTML);
    }

    @Get("/docs/{part}")
    @Produces(MediaType.ALL)
    HttpResponse<?> part(HttpRequest<?> request, String part) {
        String resource = PARTS.get(part);
        if (resource == null) {
            throw new Refusal.NotFound();
        }
        return answer(request, resource, part.endsWith(".js") ? SCRIPT : STYLE);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String resource, MediaType type) {
        var file = read.computeIfAbsent(resource, wanted -> new FrontendFiles.Stored(type, bytes(wanted), false, null));
        return FrontendController.answer(request, file, "no-cache");
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = DocsController.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("missing " + resource);
        }
        return in;
    }
}
