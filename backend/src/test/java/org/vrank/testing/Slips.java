package org.vrank.testing;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Which seeded fault the beans of tests act out at the moment; there only in servers started with {@code vrank.slips}. */
@Singleton
@Requires(property = "vrank.slips")
public class Slips {
    private volatile String now = "";

    public void begin(String name) {
        now = name;
    }

    public void end() {
        now = "";
    }

    /** The name of the fault; empty for none. */
    public String now() {
        return now;
    }
}
