package org.vrank.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ContractTest {
    private static final Path COMMITTED = Path.of("openapi.yml");
    private static final Path MADE = Path.of("target/openapi.yml");

    @Test
    void the_committed_contract_is_what_the_code_says() throws IOException {
        String made = PublishedContract.of(generated());
        Files.writeString(MADE, made);
        assertThat(Files.readString(COMMITTED)).withFailMessage("""
                        The API is not what backend/openapi.yml says. If you meant to change it, take the new contract over with
                            cp backend/target/openapi.yml backend/openapi.yml && (cd frontend && npm run api)""").isEqualTo(made);
    }

    @Test
    void every_operation_has_a_name_of_its_own_a_summary_a_success_and_a_problem() throws IOException {
        List<String> names = new ArrayList<>();
        operations().forEach((at, operation) -> {
            names.add(String.valueOf(operation.get("operationId")));
            assertThat(String.valueOf(operation.get("operationId")))
                    .as("operationId of %s; give it one with @Operation", at)
                    .matches("[a-z]+[A-Z][A-Za-z]+");
            assertThat(operation)
                    .as("%s needs a summary: the doc comment of its method", at)
                    .containsKey("summary");
            Map<?, ?> responses = (Map<?, ?>) Objects.requireNonNull(operation.get("responses"));
            assertThat(responses.keySet().stream().map(String::valueOf))
                    .as(at)
                    .contains("default")
                    .anyMatch(status -> status.startsWith("2"));
        });
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void controllers_among_the_tests_are_no_part_of_a_contract() {
        assertThat(Path.of("target/test-classes/META-INF/swagger")).doesNotExist();
    }

    private static Map<String, Map<String, Object>> operations() throws IOException {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(Files.readString(COMMITTED));
        Map<String, Map<String, Object>> operations = new TreeMap<>();
        Objects.requireNonNull(contract.get("paths"))
                .forEach((path, methods) ->
                        methods.forEach((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }

    private static String generated() throws IOException {
        try (InputStream in = ContractTest.class.getClassLoader().getResourceAsStream("META-INF/swagger/vrank.yml")) {
            assertThat(in).as("the annotation processor's output").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
