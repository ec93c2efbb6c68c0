package org.vrank.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class EnrolmentTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Set<String> offered() {
        return offered(world);
    }

    /** What a running server answers, management endpoints on their own port aside. */
    static Set<String> offered(World world) {
        Set<String> offered = new TreeSet<>();
        world.server()
                .context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getPort() == null)
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .forEach(route -> offered.add(route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString().replaceAll("\\{path:.*}", "{path}")));
        return offered;
    }

    private static Set<String> enrolled() {
        Set<String> enrolled = new TreeSet<>();
        Enrolment.all().forEach(e -> enrolled.add(e.operation()));
        return enrolled;
    }

    @Test
    void every_operation_of_the_server_is_enrolled_and_none_that_it_does_not_have() {
        assertThat(enrolled()).isEqualTo(offered());
    }

    @Test
    void every_operation_of_the_contract_is_enrolled() throws IOException {
        Set<String> described = new TreeSet<>();
        try (Reader file = Files.newBufferedReader(Path.of("openapi.yml"))) {
            Map<String, Map<String, Map<String, Object>>> contract =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            contract.getOrDefault("paths", Map.of())
                    .forEach((path, methods) -> methods.keySet()
                            .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        }
        assertThat(described).hasSizeGreaterThan(35);
        assertThat(enrolled()).containsAll(described);
    }

    @Test
    void an_operation_that_nobody_enrolled_would_be_missed() {
        Set<String> fewer = new HashSet<>(enrolled());
        fewer.remove("GET /api/reports/{id}");
        assertThat(fewer).isNotEqualTo(offered());
        assertThat(offered()).hasSizeGreaterThan(35);
    }

    /** An empty list of requests would compare nothing. */
    @Test
    void every_enrolment_asks_its_own_operation_with_what_is_hidden_and_with_what_is_not() {
        Bait bait = new Bait("");
        for (Hidden hidden : Hidden.values()) {
            hidden.happen(world, bait);
        }
        for (Enrolment enrolment : Enrolment.all()) {
            Witness witness = new Witness(world, Persona.of("annemie"));
            witness.during(enrolment.operation());
            enrolment.asking().accept(witness, bait);
            String[] operation = enrolment.operation().split(" ", 2);
            Pattern path = Pattern.compile(
                    operation[0] + " " + operation[1].replaceAll("\\{[a-z]+}", "[^ ]+") + "(\\?[^ ]*)?( .*)?",
                    Pattern.DOTALL);
            List<String> own = witness.heard().stream()
                    .map(Witness.Heard::request)
                    .filter(request -> path.matcher(request).matches())
                    .toList();
            assertThat(own).as(enrolment.operation()).isNotEmpty();
        }
    }
}
