package org.vrank.fuzz;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation of the contract.
 *
 * @param parameters of path, query and header
 * @param type media type of its body; null when it takes none
 * @param body schema of its body, references resolved one step at a time by {@link #resolved}
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable String type,
        @Nullable Map<String, Object> body,
        Map<String, Object> schemas) {

    record Parameter(String name, String in, Map<String, Object> schema) {}

    /** Every operation there is. */
    static List<Operation> all() {
        try {
            Map<String, Object> contract = new Yaml().load(Files.readString(Path.of("openapi.yml")));
            Map<String, Object> schemas = map(map(contract.get("components")).get("schemas"));
            List<Operation> all = new ArrayList<>();
            map(contract.get("paths"))
                    .forEach((path, methods) -> map(methods)
                            .forEach((method, operation) ->
                                    all.add(of(method.toUpperCase(Locale.ROOT), path, map(operation), schemas))));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation of(
            String method, String path, Map<String, Object> operation, Map<String, Object> schemas) {
        List<Parameter> parameters = new ArrayList<>();
        for (Object each : (List<?>) operation.getOrDefault("parameters", List.of())) {
            Map<String, Object> parameter = map(each);
            parameters.add(new Parameter(
                    String.valueOf(parameter.get("name")),
                    String.valueOf(parameter.get("in")),
                    map(parameter.get("schema"))));
        }
        Object request = operation.get("requestBody");
        if (request == null) {
            return new Operation(method, path, parameters, null, null, schemas);
        }
        var content = map(map(request).get("content")).entrySet().iterator().next();
        Object schema = map(content.getValue()).get("schema");
        return new Operation(
                method, path, parameters, content.getKey(), schema == null ? Map.of() : map(schema), schemas);
    }

    /** The schema a reference leads to, or the first of several. */
    Map<String, Object> resolved(Map<String, Object> schema) {
        if (schema.get("$ref") instanceof String reference) {
            return map(schemas.get(reference.substring(reference.lastIndexOf('/') + 1)));
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.get(choice) instanceof List<?> several) {
                return resolved(map(several.getFirst()));
            }
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) requireNonNull(node);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
