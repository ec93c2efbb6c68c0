package org.vrank.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The clock, and the zone in which days begin. */
@Factory
public final class Clocks {
    /** Belgium's time: mornings and dates are judged in it. */
    public static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @Singleton
    @Secondary
    Clock clock() {
        return Clock.system(BRUSSELS);
    }
}
