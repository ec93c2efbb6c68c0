package org.vrank.platform.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.stream.DoubleStream;

/**
 * What the server tells a Prometheus about itself, on the management port alone. Whoever watches the metrics is no reader of any
 * circle, so they hold what helps to run a server and nothing by which a hidden thing shows: requests by the template of their
 * route, never by their path; no circle, member, organisation, kind, language or word as a label. Left out on purpose: how many
 * documents the indexes hold and how many mails wait (both jump when a candid circle does something), and what the guard stopped,
 * even in total: in a small installation it tells that somebody tried to name somebody, and when.
 */
@Factory
final class Metrics {
    private static final String REQUESTS = "http.server.requests";
    /** In seconds; few, for each is a line per route and status. */
    private static final double[] BUCKETS = {0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5};

    private static final int ROUTES = 200;

    @Singleton
    MeterFilter buckets() {
        double[] nanos = DoubleStream.of(BUCKETS).map(seconds -> seconds * 1e9).toArray();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(nanos)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    /** The exception's name says no more than the status. */
    @Singleton
    MeterFilter withoutException() {
        return MeterFilter.ignoreTags("exception");
    }

    /** Sending something confidential is not counted, neither as a request nor by the connections it takes. */
    @Singleton
    MeterFilter withoutIntake() {
        return MeterFilter.deny(id -> {
            String uri = id.getTag("uri");
            boolean ofRequests = uri != null
                    && (uri.startsWith("/intake")
                            || uri.startsWith("/api/receipts")
                            || uri.endsWith("/confidential-sending"));
            return ofRequests || "intake".equals(id.getTag("pool"));
        });
    }

    /** Whatever a request is made to look like, it cannot fill the memory with routes that do not exist. */
    @Singleton
    MeterFilter atMost() {
        return MeterFilter.maximumAllowableTags(REQUESTS, "uri", ROUTES, MeterFilter.deny());
    }
}
