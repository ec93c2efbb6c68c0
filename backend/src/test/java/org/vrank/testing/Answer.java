package org.vrank.testing;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came back. */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    /** The JSON value at a path such as {@code items.0.title}; missing parts give JSON null. */
    public JsonNode at(String path) {
        JsonNode node = json();
        for (String step : path.split("\\.")) {
            JsonNode next = step.matches("\\d+") ? node.get(Integer.parseInt(step)) : node.get(step);
            if (next == null) {
                return JsonNode.nullNode();
            }
            node = next;
        }
        return node;
    }

    /** The text at a path. */
    public String text(String path) {
        JsonNode node = at(path);
        return node.isNull() ? "null" : node.coerceStringValue();
    }

    /** The texts at a path of every member of {@code items}. */
    public List<String> each(String field) {
        return each("items", field);
    }

    /** The texts at a path of every member of a list. */
    public List<String> each(String list, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : at(list).values()) {
            JsonNode value = item.get(field);
            texts.add(value == null || value.isNull() ? "null" : value.coerceStringValue());
        }
        return texts;
    }

    /** The fields named by a problem's violations. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        JsonNode violations = at("violations");
        if (violations.isArray()) {
            for (JsonNode violation : violations.values()) {
                JsonNode field = violation.get("field");
                fields.add(field == null ? "" : field.getStringValue());
            }
        }
        return fields;
    }

    /** The values of a header, joined; empty when it is absent. */
    public String header(String name) {
        return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    public JsonNode json() {
        try {
            JsonNode read = JsonMapper.createDefault().readValue(body, JsonNode.class);
            return read == null ? JsonNode.nullNode() : read;
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + body, e);
        }
    }

    /** Status, headers in order and body, for comparing byte by byte. */
    public String bytes() {
        return status + "\n" + new TreeMap<>(headers) + "\n" + body;
    }
}
