package org.vrank.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Whether the indexes of this node follow, and how many differences from the tables last night's comparison mended. Not how much they
 * hold: that grows by one when somebody publishes.
 */
@Singleton
class SearchMeters implements MeterBinder {
    private final BeanProvider<Outbox> outbox;
    private final BeanProvider<Comparison> comparison;

    SearchMeters(BeanProvider<Outbox> outbox, BeanProvider<Comparison> comparison) {
        this.outbox = outbox;
        this.comparison = comparison;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder(
                        "vrank.search.behind",
                        outbox,
                        TimeUnit.MILLISECONDS,
                        o -> o.get().behind().toMillis())
                .register(registry);
        Gauge.builder("vrank.search.differences", comparison, c -> c.get().latest())
                .register(registry);
    }
}
