package org.vrank.search;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Not well while an index cannot follow because the disk is full; which one is nobody's business. */
@Singleton
class SearchHealth implements HealthIndicator {
    private final Indexes indexes;

    SearchHealth(Indexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = indexes.stalled().isEmpty() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("search", status).build());
    }
}
