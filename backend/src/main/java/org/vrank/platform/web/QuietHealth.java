package org.vrank.platform.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * The framework logs an error each time somebody asks for our health while something is wrong. The first says it; another is let
 * through when nothing was wrong for ten minutes in between.
 */
@Singleton
class QuietHealth {
    private static final String HEALTH = "io.micronaut.management.health.";
    private static final long CALM_NANOS = 600_000_000_000L;
    private static final TurboFilter ONCE = new Once();

    @EventListener
    void listen(StartupEvent started) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().addIfAbsent(ONCE);
        }
    }

    private static final class Once extends TurboFilter {
        private final AtomicLong last = new AtomicLong(System.nanoTime() - CALM_NANOS);

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] params,
                @Nullable Throwable thrown) {
            // without a message somebody only wants to know whether this level is on
            boolean about = logger.getName().startsWith(HEALTH) && level.isGreaterOrEqual(Level.WARN);
            if (format == null || !about) {
                return FilterReply.NEUTRAL;
            }
            long now = System.nanoTime();
            return now - last.getAndSet(now) < CALM_NANOS ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
