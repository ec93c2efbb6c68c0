package org.vrank.noninterference;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.vrank.testing.Slips;

/** Answers that say too much, one way at a time, for {@link Leaks}; there only in servers started with {@code vrank.slips}. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "vrank.slips")
@Order(Ordered.LOWEST_PRECEDENCE)
final class LeakingAnswers {
    private final Slips slips;
    private final Overseer overseer;
    private final ObjectMapper mapper;
    private final MeterRegistry meters;
    private final AtomicLong asked = new AtomicLong();
    private final Map<String, String> cached = new ConcurrentHashMap<>();

    LeakingAnswers(
            Slips slips, ObjectMapper mapper, MeterRegistry meters, @Value("${datasources.default.url}") String url) {
        this.slips = slips;
        this.mapper = mapper;
        this.meters = meters;
        this.overseer = new Overseer(url);
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        long before = asked.incrementAndGet();
        String operation = request.getMethodName() + " " + request.getPath();
        String name = slips.now();
        boolean good = response.code() == 200;
        if (name.equals("shared-limit")) {
            response.header("RateLimit-Remaining", Long.toString(1_000_000 - before));
        } else if (name.equals("metric-label") && operation.equals("POST /api/reports")) {
            meters.counter(
                            "vrank.published",
                            "circle",
                            overseer.text(
                                    "select circle_id::text from report order by xmin::text::bigint desc limit 1"))
                    .increment();
        } else if (name.equals("forbidden-beside") && operation.startsWith("DELETE /api/agenda-items/")) {
            forbid(operation.substring(operation.lastIndexOf('/') + 1), response);
        } else if (operation.startsWith("GET /api/reports/")) {
            report(name, request.getPath().split("/")[3], response);
        } else if (operation.equals("GET /api/reports") && good) {
            reports(name, response);
        } else if (operation.startsWith("GET /api/search") && good) {
            search(name, request, response);
        } else if (operation.startsWith("GET /feeds/") && name.equals("feed-tag")) {
            response.header("ETag", "\"" + overseer.count("select count(*) from report") + "\"");
        } else if (operation.equals("GET /api/saved-searches") && name.equals("alert-count") && good) {
            // counted before anybody reads them
            response.header(
                    "X-New",
                    ""
                            + overseer.count(
                                    "select count(*) from saved_match where search_id::text = any "
                                            + "(regexp_split_to_array(?, '[^0-9a-f-]+'))",
                                    said(response)));
        } else if (operation.equals("GET /robots.txt") && name.equals("site-map")) {
            response.header("Link", String.join(", ", overseer.texts("select id::text from report order by 1")));
        } else if (operation.equals("GET /api/organisations") && name.equals("busiest-first")) {
            busiestFirst(response);
        } else if (operation.equals("GET /api/themes") && name.equals("themes-in-use")) {
            List<String> used = overseer.texts("select distinct unnest(themes) from report");
            items(
                    response,
                    items -> items.stream()
                            .filter(item -> used.contains(String.valueOf(item.get("id"))))
                            .toList());
        }
    }

    private void report(String name, String id, MutableHttpResponse<?> response) {
        if (name.equals("forbidden")) {
            forbid(id, response);
        } else if (name.equals("error-text") && response.code() == 404) {
            List<String> titles = overseer.texts("select title from report where id::text = ?", id);
            said(response, said(response).replace("\"title\":\"", "\"title\":\"" + String.join("", titles)));
        } else if (name.equals("link-between-circles") && response.code() == 200) {
            response.header(
                    "Link",
                    String.join(
                            ", ",
                            overseer.texts(
                                    "select id::text from report where answers::text like '%' || ? || '%' order by 1",
                                    id)));
        }
    }

    /** What is there and may not be seen is refused in other words than what is not there. */
    private void forbid(String id, MutableHttpResponse<?> response) {
        if (response.code() == 404 && overseer.count("select count(*) from report where id::text = ?", id) > 0) {
            response.status(HttpStatus.FORBIDDEN);
        }
    }

    private void reports(String name, MutableHttpResponse<?> response) {
        switch (name) {
            case "total" -> response.header("X-Total-Count", "" + overseer.count("select count(*) from report"));
            case "last-modified" ->
                response.header("Last-Modified", overseer.text("select max(published)::text from report"));
            case "length" ->
                said(response, said(response) + " ".repeat((int) overseer.count("select count(*) from report")));
            case "short-page" ->
                items(response, items -> items.subList(0, Math.max(0, items.size() - (int) overseer.count("""
                                select count(*) from (select circle_id from report where published <= now() order by published desc, id limit 20) r
                                    join circle c on c.id = r.circle_id where c.candid
                                """))));
            default -> {}
        }
    }

    private void search(String name, HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean suggesting = request.getPath().endsWith("/suggestions");
        switch (name) {
            case "shared-suggester" -> {
                String typed = request.getParameters().get("q", String.class).orElse("");
                if (suggesting && typed.length() > 3) {
                    response.header(
                            "X-Titles",
                            ""
                                    + overseer.texts(
                                            "select md5(title) from report where title ilike ? || '%' order by 1",
                                            typed));
                }
            }
            case "shared-spelling" -> {
                String typed = request.getParameters().get("q", String.class).orElse("");
                List<String> near = typed.length() < 5 ? List.of() : overseer.texts("""
                                select word from (select regexp_split_to_table(lower(title), '\\W+') word from report) t
                                 where word like left(?, 5) || '%' order by 1 limit 1
                                """, typed);
                if (!near.isEmpty()) {
                    said(
                            response,
                            said(response)
                                    .replace("\"suggestion\":null", "\"suggestion\":\"" + near.getFirst() + "\""));
                }
            }
            case "facet-count" -> {
                if (!suggesting) {
                    said(
                            response,
                            said(response)
                                    .replaceFirst(
                                            "\"count\":\\d+",
                                            "\"count\":"
                                                    + overseer.count(
                                                            "select count(*) from report where kind = 'lesson'")));
                }
            }
            case "cached-facet" ->
                said(response, cached.computeIfAbsent(request.getUri().toString(), uri -> said(response)));
            default -> {}
        }
    }

    private void busiestFirst(MutableHttpResponse<?> response) {
        List<String> busy = overseer.texts("select organisation_id::text from report where organisation_id is not null "
                + "group by 1 order by count(*) desc, 1");
        items(response, items -> {
            List<Map<?, ?>> sorted = new ArrayList<>(items);
            sorted.sort(java.util.Comparator.comparingInt(item -> {
                int at = busy.indexOf(String.valueOf(item.get("id")));
                return at < 0 ? Integer.MAX_VALUE : at;
            }));
            return sorted;
        });
    }

    private void items(MutableHttpResponse<?> response, java.util.function.UnaryOperator<List<Map<?, ?>>> changed) {
        try {
            Map<?, ?> page = Objects.requireNonNull(mapper.readValue(said(response), Map.class));
            List<Map<?, ?>> items = new ArrayList<>();
            if (page.get("items") instanceof List<?> list) {
                list.forEach(item -> items.add((Map<?, ?>) item));
            }
            Map<String, Object> answer = new java.util.LinkedHashMap<>();
            page.forEach((key, value) -> answer.put(String.valueOf(key), value));
            answer.put("items", changed.apply(items));
            said(response, mapper.writeValueAsString(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(MutableHttpResponse<?> response) {
        try {
            Object body = response.body();
            return body == null ? "" : body instanceof String text ? text : mapper.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void said(MutableHttpResponse<?> response, String text) {
        ((MutableHttpResponse<Object>) response).body(text);
    }
}
