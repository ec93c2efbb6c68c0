package org.vrank.notices;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;

/** For tests: holds everything that is committed and due against the saved searches, and delivers what is to be delivered. */
public final class Matched {
    private Matched() {}

    public static void upToNow(ApplicationContext context) {
        Matching matching = context.getBean(Matching.class);
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!matching.round()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("another node matches and does not end");
            }
            Thread.onSpinWait();
        }
    }
}
