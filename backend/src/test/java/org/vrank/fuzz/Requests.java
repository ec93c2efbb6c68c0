package org.vrank.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.web.Written;

/** Makes requests: good ones, and good ones spoilt in one to three places. */
final class Requests {
    private static final String BOUNDARY = "boundary";
    private static final List<String> TOLD = List.of("version", "token", "code");

    /** Its rows are objects in a list, which {@link Written} has nowhere else. */
    private static final Written IMPORT = new Written(
            "POST",
            "/api/imports",
            "karim",
            Map.of(
                    "source",
                    "bron",
                    "circle",
                    Written.NOWHERE,
                    "name",
                    "named",
                    "rows",
                    List.of(Map.of(
                            "externalId", "een",
                            "kind", "lesson",
                            "language", "nl",
                            "title", "Van elders",
                            "answers", Map.of("actual", "Tekst"),
                            "themes", List.of("polarisation")))));

    private final Seen seen;
    private final Random random;
    private final String word;

    /** Makes requests in which every text that nothing else is known for begins with a word. */
    Requests(Seen seen, Random random, String word) {
        this.seen = seen;
        this.random = random;
        this.word = word;
    }

    /** What one request is made of, until it is sent. */
    private static final class Draft {
        final Map<String, String> path = new LinkedHashMap<>();
        final List<Map.Entry<String, String>> query = new ArrayList<>();
        final List<Map.Entry<String, String>> headers = new ArrayList<>();

        @Nullable
        Object body;

        String method;
        String template;
        byte @Nullable [] bytes;
        Sent.Framing framing = Sent.Framing.LENGTH;

        Draft(Operation operation) {
            this.method = operation.method();
            this.template = operation.path();
        }

        void header(String name, String value) {
            headers.removeIf(h -> h.getKey().equalsIgnoreCase(name));
            headers.add(Map.entry(name, value));
        }
    }

    /** One that somebody who may do it sends, unspoilt; null for an operation without a body that is known to be good. */
    @Nullable
    Sent known(Operation operation, Function<String, @Nullable String> cookies) {
        Written written = written(operation);
        if (written == null) {
            return null;
        }
        Draft draft = good(operation);
        draft.body = filled(operation, written.body());
        String cookie = cookies.apply(written.who());
        if (cookie != null) {
            draft.header("Cookie", "vrank=" + cookie);
        }
        return sent(operation, draft);
    }

    /** Who may do this, where that is known. */
    @Nullable
    String who(Operation operation) {
        Written written = written(operation);
        return written == null ? null : written.who();
    }

    private @Nullable Written written(Operation operation) {
        String template = shape(operation.method() + " " + operation.path());
        List<Written> all = Stream.concat(Written.all().stream(), Stream.of(IMPORT))
                .filter(written ->
                        shape(written.method() + " " + written.path()).equals(template))
                .toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[A-Za-z]+}|[0-9a-f-]{36}", "{}");
    }

    /** A good body with ids of things that exist, and now and then what else the schema allows. */
    private Map<String, @Nullable Object> filled(Operation operation, Map<String, Object> body) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        body.forEach((field, value) -> filled.put(field, filled(operation, field, value)));
        if (operation.body() != null
                && operation.resolved(operation.body()).get("properties") instanceof Map<?, ?> of) {
            for (String field : List.of("circle", "name")) {
                Object known = seen.of(field, operation.path(), random);
                if (of.containsKey(field) && known != null && random.nextBoolean()) {
                    filled.put(field, field.equals("name") ? body.getOrDefault(field, "named") : known);
                }
            }
        }
        return filled;
    }

    /** What was seen in the place of an id of nothing, a version, or a secret that a mail told; also further inside. */
    private Object filled(Operation operation, String field, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> inner = new LinkedHashMap<>();
            map.forEach((name, one) -> inner.put(String.valueOf(name), filled(operation, String.valueOf(name), one)));
            return inner;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(one -> filled(operation, field, one)).toList();
        }
        Object known = seen.of(field, operation.path(), random);
        boolean told = Written.NOWHERE.equals(value) || TOLD.contains(field);
        return told && known != null ? known : field.equals("externalId") ? value + "-" + random.nextInt(1_000) : value;
    }

    Sent next(Operation operation, @Nullable String cookie) {
        Draft draft = good(operation);
        Written written = random.nextBoolean() ? written(operation) : null;
        if (written != null) {
            draft.body = filled(operation, written.body());
        }
        if (cookie != null) {
            draft.header("Cookie", "vrank=" + cookie);
        }
        draft.header("X-Real-IP", random.nextInt(256) + "." + random.nextInt(256) + ".0.1");
        if (random.nextInt(3) > 0) {
            for (int i = 1 + random.nextInt(4) / 2; i > 0; i--) {
                spoil(operation, draft);
            }
        }
        return sent(operation, draft);
    }

    private Draft good(Operation operation) {
        Draft draft = new Draft(operation);
        for (Operation.Parameter parameter : operation.parameters()) {
            boolean needed = parameter.in().equals("path");
            if (!needed && random.nextInt(3) == 0) {
                continue;
            }
            Object value = valid(operation, parameter.name(), parameter.schema(), 0);
            switch (parameter.in()) {
                case "path" -> draft.path.put(parameter.name(), String.valueOf(value));
                case "query" ->
                    (value instanceof List<?> list ? list : List.of(value))
                            .forEach(each -> draft.query.add(Map.entry(parameter.name(), String.valueOf(each))));
                default -> draft.header(parameter.name(), header(parameter.name()));
            }
        }
        if (operation.body() != null) {
            draft.body = valid(operation, "body", operation.body(), 0);
            String type = String.valueOf(operation.type());
            draft.header("Content-Type", form(operation) ? type + "; boundary=" + BOUNDARY : type);
        }
        return draft;
    }

    private String header(String name) {
        return switch (name) {
            case "Accept-Language" -> List.of("nl", "fr", "en", "de").get(random.nextInt(4));
            case "Idempotency-Key" -> "key-" + random.nextInt(1_000_000);
            default -> "x";
        };
    }

    /** A value that the schema allows, by preference one that was seen in an answer. */
    private Object valid(Operation operation, String name, Map<String, Object> schema, int depth) {
        Map<String, Object> resolved = operation.resolved(schema);
        List<String> choices = seen.choices(operation, name);
        if (!choices.isEmpty() && !"array".equals(resolved.get("type")) && random.nextInt(10) > 0) {
            return choices.get(random.nextInt(choices.size()));
        }
        Object known = seen.of(name, operation.path(), random);
        String type = String.valueOf(
                resolved.get("type") instanceof List<?> several
                        ? several.getFirst()
                        : resolved.getOrDefault("type", "any"));
        return switch (type) {
            case "object" -> object(operation, name, resolved, depth);
            case "array" -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0 && depth < 6; i--) {
                    list.add(
                            valid(operation, name, Operation.map(resolved.getOrDefault("items", Map.of())), depth + 1));
                }
                yield list;
            }
            case "integer", "number" ->
                known instanceof Number && random.nextInt(4) > 0 ? known : 1 + random.nextInt(3);
            case "boolean" -> random.nextBoolean();
            default -> text(resolved, known);
        };
    }

    private Object text(Map<String, Object> schema, @Nullable Object known) {
        if (schema.get("enum") instanceof List<?> choices && random.nextInt(4) > 0) {
            return String.valueOf(choices.get(random.nextInt(choices.size())));
        }
        if (known != null && random.nextInt(8) > 0) {
            return known;
        }
        return switch (String.valueOf(schema.get("format"))) {
            case "uuid" -> "00000000-0000-4000-8000-%012x".formatted(random.nextInt());
            case "date" -> "2026-0" + (1 + random.nextInt(9)) + "-11";
            case "date-time" -> "2026-01-01T10:00:00Z";
            default ->
                random.nextInt(5) == 0
                        ? word + random.nextInt(1_000_000) + "@example.org"
                        : word + " " + random.nextInt(1_000);
        };
    }

    private Map<String, @Nullable Object> object(
            Operation operation, String name, Map<String, Object> schema, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> properties && depth < 6) {
            List<?> required = (List<?>) schema.getOrDefault("required", List.of());
            properties.forEach((field, of) -> {
                // what holds more is often left out, so that not each request fails on some inner part
                boolean nested = operation.resolved(Operation.map(of)).get("type") instanceof String type
                        && List.of("array", "object").contains(type);
                if (required.contains(field) || random.nextInt(nested ? 3 : 8) > (nested ? 1 : 0)) {
                    object.put(
                            String.valueOf(field),
                            valid(operation, String.valueOf(field), Operation.map(of), depth + 1));
                }
            });
        } else if (schema.get("additionalProperties") instanceof Map<?, ?> of) {
            List<String> languages = List.of("nl", "fr", "en");
            for (int i = random.nextInt(3); i >= 0; i--) {
                Object question = seen.of("question", operation.path(), random);
                String key =
                        question instanceof String id && random.nextInt(3) > 0 ? id : languages.get(random.nextInt(3));
                Object value = seen.of(key, operation.path(), random);
                object.put(
                        key,
                        value != null && random.nextInt(4) == 0
                                ? value
                                : of.isEmpty()
                                        ? "Tekst"
                                        : valid(operation, name + "." + key, Operation.map(of), depth + 1));
            }
        }
        return object;
    }

    private void spoil(Operation operation, Draft draft) {
        switch (random.nextInt(draft.body == null ? 9 : 17)) {
            case 0 -> spoilPath(draft);
            case 1, 2, 3 -> spoilQuery(operation, draft);
            case 4, 5 -> spoilHeader(draft);
            case 6 ->
                draft.method = pick("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get");
            case 7 -> draft.path.replaceAll((name, value) -> encoded(Hostile.text(random), 2_000));
            case 8 -> {
                draft.bytes = Json.of(Hostile.value(random)).getBytes(StandardCharsets.UTF_8);
                draft.header(
                        "Content-Type",
                        pick("application/json", "text/plain", "*/*", ";", "application/json; charset=utf-16"));
            }
            case 9, 10 -> spoilBytes(draft);
            default -> draft.body = spoilt(draft.body, 0);
        }
    }

    /** The same with another value somewhere inside. */
    private @Nullable Object spoilt(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && (depth == 0 || random.nextInt(4) > 0)) {
            Map<Object, @Nullable Object> changed = new LinkedHashMap<>(map);
            Object key = List.copyOf(map.keySet()).get(random.nextInt(map.size()));
            switch (random.nextInt(9)) {
                case 0 -> changed.remove(key);
                case 1 -> changed.put(Hostile.text(random), Hostile.value(random));
                case 2 -> {
                    changed.remove(key);
                    changed.put(String.valueOf(key).toUpperCase(java.util.Locale.ROOT), map.get(key));
                }
                default -> changed.put(key, spoilt(map.get(key), depth + 1));
            }
            return changed;
        }
        if (value instanceof List<?> list && random.nextInt(4) > 0) {
            Object one = list.isEmpty() ? Hostile.value(random) : list.get(random.nextInt(list.size()));
            return switch (random.nextInt(5)) {
                case 0 -> Hostile.list(one, random.nextInt(3) == 0 ? 10_000 : 5_000);
                case 1 -> Hostile.list(spoilt(one, depth + 1), 21);
                case 2 -> List.of();
                default -> Hostile.list(spoilt(one, depth + 1), 1);
            };
        }
        if (value instanceof String text && random.nextInt(3) == 0) {
            return random.nextBoolean() ? text + Hostile.text(random) : text.repeat(1 + random.nextInt(200));
        }
        return random.nextInt(3) == 0 ? Hostile.value(random) : Hostile.text(random);
    }

    private void spoilPath(Draft draft) {
        draft.template = switch (random.nextInt(9)) {
            case 0 -> draft.template + "/";
            case 1 -> draft.template.replaceFirst("/api", "//api");
            case 2 -> draft.template + "/" + encoded(Hostile.text(random), 500);
            case 3 -> draft.template.replaceFirst("/api/", "/api/../api/./");
            case 4 -> draft.template + ";jsessionid=x";
            case 5 -> draft.template + "%00";
            case 6 -> draft.template.replaceFirst("/api/", "/api%2f");
            case 7 -> draft.template + "/%c0%ae%c0%ae/%e0%80%af";
            default -> draft.template.toUpperCase(java.util.Locale.ROOT);
        };
    }

    private void spoilQuery(Operation operation, Draft draft) {
        List<String> names = operation.parameters().stream()
                .filter(p -> p.in().equals("query"))
                .map(Operation.Parameter::name)
                .toList();
        String name = names.isEmpty() || random.nextInt(8) == 0
                ? pick("limit", "cursor", "x", "q[]", "q[a]", "", "%", "id")
                : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> {
                for (int i = 0; i < 10_000; i++) {
                    draft.query.add(Map.entry(name, "x" + i));
                }
            }
            case 1 -> {
                for (int i = 0; i < 300; i++) {
                    draft.query.add(Map.entry(name, "school"));
                }
            }
            case 2 ->
                draft.query.add(
                        Map.entry(name, String.valueOf(Hostile.NUMBERS.get(random.nextInt(Hostile.NUMBERS.size())))));
            default -> {
                draft.query.removeIf(q -> q.getKey().equals(name));
                String text = Hostile.text(random);
                draft.query.add(Map.entry(name, text.length() > 3_000 ? text.substring(0, 3_000) : text));
            }
        }
    }

    private void spoilHeader(Draft draft) {
        String value = header(Hostile.text(random), 6_000);
        switch (random.nextInt(14)) {
            case 0 ->
                draft.header(
                        "Accept-Language",
                        random.nextBoolean()
                                ? value
                                : pick(
                                        "*",
                                        "nl;q=2",
                                        "x-".repeat(900),
                                        "nl,".repeat(700),
                                        "i-klingon",
                                        "zh-Hant-CN-x-private",
                                        "q=0",
                                        "en;q=NaN"));
            case 1 ->
                draft.header(
                        "Cookie",
                        pick(
                                "vrank=",
                                "vrank=" + value,
                                "=;;;=",
                                "vrank=a; vrank=b",
                                "vrank=" + "x".repeat(43),
                                "a=b; ".repeat(600)));
            case 2 ->
                draft.header(
                        "Idempotency-Key", pick("short", "k".repeat(100), "k".repeat(101), value, "a b c d e f g h"));
            case 3 -> draft.header("If-None-Match", pick("*", "\"x\"", "W/\"x\"", value));
            case 4 -> draft.header("If-Modified-Since", pick("0", "Thu, 01 Jan 1970 00:00:00 GMT", value));
            case 5 -> draft.header("Range", pick("bytes=0-", "bytes=-1", "bytes=9-1", "bytes=0-0,".repeat(200), value));
            case 6 ->
                draft.header(
                        "Accept",
                        pick("image/png", "*", "/", "application/json;q=x", "text/html", value, "a/b,".repeat(900)));
            case 7 -> draft.header("Origin", pick("null", "http://evil.example", "::", value));
            case 8 -> draft.header("Accept-Encoding", pick("gzip", "br", "zip;q=9", "*;q=0", value));
            case 9 -> draft.header("Expect", pick("100-continue", "200-ok"));
            case 10 ->
                draft.header(
                        pick(
                                "X-HTTP-Method-Override",
                                "X-Forwarded-For",
                                "X-Forwarded-Proto",
                                "Forwarded",
                                "X-Original-URL",
                                "Via",
                                "Upgrade",
                                "TE"),
                        pick("DELETE", "https", "/api/me", "h2c", "websocket", value));
            case 11 -> draft.header("Host", pick("evil.example", "localhost:99999", "[::", value));
            case 12 -> draft.headers.add(Map.entry("X-Many", "x".repeat(7_000)));
            default -> {
                for (int i = 0; i < 250; i++) {
                    draft.headers.add(Map.entry("X-" + i, "y"));
                }
            }
        }
    }

    private void spoilBytes(Draft draft) {
        byte[] json = Json.of(draft.body).getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(15)) {
            case 0 -> draft.bytes = Arrays.copyOf(json, random.nextInt(json.length + 1));
            case 1 -> draft.framing = Sent.Framing.TRUNCATED;
            case 2 -> draft.framing = Sent.Framing.CHUNKED;
            case 3 -> draft.framing = Sent.Framing.BAD_CHUNKS;
            case 4 -> draft.bytes = Json.twice(draft.body, random).getBytes(StandardCharsets.UTF_8);
            case 5 -> draft.bytes = Json.of(draft.body).getBytes(StandardCharsets.UTF_16);
            case 6 -> draft.bytes = Json.of(draft.body).getBytes(StandardCharsets.ISO_8859_1);
            case 7 -> {
                draft.bytes = json.clone();
                for (int i = 0; i < 1 + json.length / 40 && json.length > 0; i++) {
                    draft.bytes[random.nextInt(json.length)] = (byte) random.nextInt(256);
                }
            }
            case 8 -> draft.bytes = "[".repeat(pick(50, 1_500, 200_000)).getBytes(StandardCharsets.UTF_8);
            case 9 -> draft.bytes = "{\"a\":".repeat(pick(50, 1_500, 100_000)).getBytes(StandardCharsets.UTF_8);
            case 10 ->
                draft.bytes = ("{\"title\":\"" + "x".repeat(pick(1_040_000, 10_000_000)) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
            case 11 -> {
                draft.bytes = random.nextBoolean() ? packed(json, true) : packed(json, false);
                draft.header("Content-Encoding", pick("gzip", "deflate", "br", "identity", "zstd", "gzip, gzip"));
            }
            case 12 -> {
                draft.bytes = packed(new byte[20_000_000], true);
                draft.header("Content-Encoding", "gzip");
            }
            case 13 ->
                draft.header(
                        "Content-Type",
                        pick(
                                "text/plain",
                                "application/xml",
                                "application/json;charset=latin1",
                                "application/json; charset=\"",
                                "multipart/form-data",
                                "multipart/form-data; boundary=x",
                                "application/x-www-form-urlencoded",
                                "application/problem+json",
                                "application/json, text/html",
                                "x",
                                ""));
            default -> draft.bytes = new byte[0];
        }
    }

    private static byte[] packed(byte[] bytes, boolean gzip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var packing = gzip ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Sent sent(Operation operation, Draft draft) {
        String target = draft.template;
        for (var part : draft.path.entrySet()) {
            target = target.replace("{" + part.getKey() + "}", part.getValue());
        }
        target = target.replaceAll("[{}]", "x");
        StringBuilder query = new StringBuilder();
        for (var part : draft.query) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(encoded(part.getKey(), 200))
                    .append('=')
                    .append(encoded(part.getValue(), 9_000));
        }
        if (random.nextInt(60) == 0) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(pick("%", "%zz", "a=%c0%af", "&&&", "=", "?", "a=%u0041", "%f0%9f", "a[]=b"));
        }
        byte[] body = draft.bytes != null
                ? draft.bytes
                : draft.body == null
                        ? new byte[0]
                        : form(operation)
                                ? filledForm(draft.body)
                                : Json.of(draft.body).getBytes(StandardCharsets.UTF_8);
        return new Sent(operation, draft.method, target + query, List.copyOf(draft.headers), body, draft.framing);
    }

    private static boolean form(Operation operation) {
        return String.valueOf(operation.type()).startsWith("multipart/");
    }

    /** Each field as a file of a form; what is no set of fields goes as it is. */
    private byte[] filledForm(Object body) {
        if (!(body instanceof Map<?, ?> fields)) {
            return Json.of(body).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                            + pick("; filename=\"x\"", "; filename=\"\"", "") + "\r\n\r\n"
                            + pick("", "%PDF-1.7\n", "PK\u0003\u0004", "\u0089PNG\r\n\u001a\n"))
                    .getBytes(StandardCharsets.ISO_8859_1));
            form.writeBytes((value instanceof String text ? text : Json.of(value)).getBytes(StandardCharsets.UTF_8));
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        form.writeBytes(("--" + BOUNDARY + pick("--", "") + "\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static String encoded(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) : text;
        return URLEncoder.encode(cut, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What can stand in a header without ending it. */
    private static String header(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) : text;
        return cut.replace('\r', ' ').replace('\n', ' ');
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
