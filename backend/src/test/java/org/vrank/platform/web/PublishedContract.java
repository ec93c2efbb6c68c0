package org.vrank.platform.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Makes {@code openapi.yml} of what the annotation processor wrote while compiling (OpenAPI 3.0.1): the same operations in 3.1,
 * with short names where they are unambiguous, with the problem that every operation may answer, and with every property
 * required that an answer always has.
 */
final class PublishedContract {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String HEADER = """
            # Made while compiling; do not edit. When ContractTest says that the API has changed:
            # cp backend/target/openapi.yml backend/openapi.yml
            """;
    private static final Map<String, String> REASONS =
            Map.of("200", "Done.", "201", "Created.", "202", "Accepted.", "204", "Done; there is nothing to answer.");

    private final Map<String, Object> document;
    private final Map<String, String> names = new TreeMap<>();

    private PublishedContract(Map<String, Object> document) {
        this.document = document;
    }

    /** The contract as YAML. */
    static String of(String generated) {
        return new PublishedContract(new Yaml().load(generated)).make();
    }

    private String make() {
        document.put("openapi", "3.1.0");
        Map<String, Object> components = map(document.get("components"));
        Map<String, Object> schemas = map(components.get("schemas"));
        shorten(schemas.keySet());
        components.put("responses", one("Problem", problem()));
        map(document.get("paths"))
                .forEach((path, methods) -> map(methods).values().forEach(each -> {
                    Map<String, Object> operation = map(each);
                    operation.put("tags", List.of(path.split("/")[2]));
                    settle(operation);
                }));
        rewrite(document);
        Map<String, Object> renamed = new TreeMap<>();
        schemas.forEach((name, schema) -> renamed.put(names.getOrDefault(name, name), schema));
        components.put("schemas", renamed);
        answeredAlways(renamed);
        return HEADER + yaml().dump(document);
    }

    /** {@code CircleController.CircleLine} is CircleLine; where two controllers have a Made they are CircleMade and ReportMade. */
    private void shorten(Set<String> schemas) {
        Map<String, Integer> times = new TreeMap<>();
        schemas.stream().filter(s -> !s.startsWith("Page_")).forEach(s -> times.merge(last(s), 1, Integer::sum));
        for (String schema : schemas) {
            if (!schema.startsWith("Page_")) {
                names.put(
                        schema,
                        times.getOrDefault(last(schema), 0) == 1
                                ? last(schema)
                                : schema.replace("Controller.", "").replace(".", ""));
            }
        }
        for (String schema : schemas) {
            if (schema.startsWith("Page_")) {
                names.put(schema, "PageOf" + names.get(schema.substring("Page_".length(), schema.length() - 1)));
            }
        }
    }

    private static void settle(Map<String, Object> operation) {
        if (operation.get("summary") instanceof String summary && summary.equals(operation.get("description"))) {
            operation.remove("description");
        }
        for (Object each : list(operation.getOrDefault("parameters", List.of()))) {
            Map<String, Object> parameter = map(each);
            map(parameter.get("schema")).remove("nullable");
            if ("header".equals(parameter.get("in"))) {
                map(parameter.get("schema")).put("type", "string");
            }
            parameter.remove("explode");
        }
        Map<String, Object> responses = map(operation.get("responses"));
        responses.forEach((status, each) -> {
            Map<String, Object> response = map(each);
            if (String.valueOf(response.get("description")).matches("\\w+ \\d+ response")) {
                response.put("description", REASONS.get(status));
            }
            if (status.equals("204")) {
                response.remove("content");
            }
        });
        responses.put("default", one("$ref", "#/components/responses/Problem"));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("description", "Refused, or failed; in the language of the request.");
        problem.put("content", one("application/problem+json", one("schema", one("$ref", REFERENCE + "Problem"))));
        return problem;
    }

    /** References to the short names, and what may be null as a type beside others. */
    private void rewrite(Object node) {
        if (node instanceof List<?> list) {
            list.forEach(this::rewrite);
        }
        if (!(node instanceof Map<?, ?>)) {
            return;
        }
        Map<String, Object> map = map(node);
        if (map.get("$ref") instanceof String reference && reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            map.put("$ref", REFERENCE + names.getOrDefault(name, name));
        }
        if ("object".equals(map.get("type")) && map.keySet().stream().allMatch(Set.of("type", "nullable")::contains)) {
            map.clear(); // any value
        }
        if (Boolean.TRUE.equals(map.remove("nullable"))) {
            Object reference = map.remove("allOf");
            if (reference == null) {
                map.put("type", List.of(map.get("type"), "null"));
            } else {
                map.put("anyOf", List.of(list(reference).getFirst(), one("type", "null")));
            }
        }
        map.values().forEach(this::rewrite);
    }

    /** Answers always hold all their properties, if need be as null; only a problem leaves out what it has not. */
    private void answeredAlways(Map<String, Object> schemas) {
        Set<String> answered = new HashSet<>();
        for (Object path : map(document.get("paths")).values()) {
            map(path).values().forEach(operation -> reach(map(operation).get("responses"), schemas, answered));
        }
        answered.remove("Problem");
        for (String name : answered) {
            Map<String, Object> schema = map(schemas.get(name));
            if (schema.containsKey("properties")) {
                schema.put(
                        "required",
                        new ArrayList<>(map(schema.get("properties")).keySet()));
            }
        }
    }

    private static void reach(@Nullable Object node, Map<String, Object> schemas, Set<String> reached) {
        if (node instanceof List<?> list) {
            list.forEach(each -> reach(each, schemas, reached));
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference && reference.startsWith(REFERENCE)) {
                String name = reference.substring(REFERENCE.length());
                if (reached.add(name)) {
                    reach(schemas.get(name), schemas, reached);
                }
            }
            map.values().forEach(each -> reach(each, schemas, reached));
        }
    }

    private static String last(String schema) {
        return schema.substring(schema.lastIndexOf('.') + 1);
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return new Yaml(options);
    }

    private static Map<String, Object> one(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }
}
