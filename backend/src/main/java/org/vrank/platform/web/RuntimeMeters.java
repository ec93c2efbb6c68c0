package org.vrank.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** What the JVM tells of itself. Asked for when the server answers already: it costs a third of a second of the start. */
@Singleton
@Requires(beans = MeterRegistry.class)
class RuntimeMeters {
    private final MeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    RuntimeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @EventListener
    void start(ServerStartupEvent up) {
        Thread.ofPlatform().name("meters").daemon().start(this::bind);
    }

    private void bind() {
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @PreDestroy
    void stop() {
        collections.close();
    }
}
