package org.vrank.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.vrank.platform.Clocks;

/** A clock that stands where a test puts its hands. */
public final class Hands extends Clock {
    private volatile Instant now = TestServer.NOW;

    public void to(Instant moment) {
        now = moment;
    }

    @Override
    public ZoneId getZone() {
        return Clocks.BRUSSELS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
