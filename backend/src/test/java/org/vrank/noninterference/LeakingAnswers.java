package org.vrank.noninterference;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.vrank.testing.TestDatabase;

/** Answers that say too much, for {@link SeededLeakTest}; there only in servers started with {@code vrank.leak}. */
final class LeakingAnswers {
    private LeakingAnswers() {}

    /** Looks past every wall of the server's database. */
    private static long count(String url, String question, @Nullable String value) {
        String name = url.replaceAll(".*/|\\?.*", "");
        try (Connection connection = TestDatabase.get().connect(name);
                var ask = connection.prepareStatement(question)) {
            if (value != null) {
                ask.setString(1, value);
            }
            try (var row = ask.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "You may not" where "there is nothing" is due. */
    @ServerFilter("/api/reports/*")
    @Requires(property = "vrank.leak", value = "forbidden")
    @Order(Ordered.LOWEST_PRECEDENCE)
    static class Forbidden {
        private final String url;

        Forbidden(@Value("${datasources.default.url}") String url) {
            this.url = url;
        }

        @ResponseFilter
        void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
            String id = request.getPath().substring("/api/reports/".length());
            if (response.code() == 404 && count(url, "select count(*) from report where id::text = ?", id) > 0) {
                response.status(HttpStatus.FORBIDDEN);
            }
        }
    }

    /** A tag that changes with every report there is, whoever may read it, on a feed. */
    @ServerFilter("/feeds/*")
    @Requires(property = "vrank.leak", value = "feed-tag")
    @Order(Ordered.LOWEST_PRECEDENCE)
    static class FeedTag {
        private final String url;

        FeedTag(@Value("${datasources.default.url}") String url) {
            this.url = url;
        }

        @ResponseFilter
        void tell(MutableHttpResponse<?> response) {
            response.header("ETag", "\"" + count(url, "select count(*) from report", null) + "\"");
        }
    }

    /** How many reports there are, to everybody. */
    @ServerFilter("/api/reports")
    @Requires(property = "vrank.leak", value = "total")
    static class Total {
        private final String url;

        Total(@Value("${datasources.default.url}") String url) {
            this.url = url;
        }

        @ResponseFilter
        void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
            if (request.getMethod() == HttpMethod.GET) {
                response.header("X-Total-Count", Long.toString(count(url, "select count(*) from report", null)));
            }
        }
    }
}
