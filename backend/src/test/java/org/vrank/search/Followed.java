package org.vrank.search;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import org.vrank.testing.TestServer;

/** For tests of other packages: waits, for a bounded time, until the indexes hold everything that is committed and due. */
public final class Followed {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Followed() {}

    /** What would be told to the indexes later is told now: as a change of this moment, which no reading that goes on can have passed. */
    public static void isDue(TestServer server, Object item) {
        server.sql(
                "update outbox set due = now(), xid = pg_current_xact_id() where item_id = ?::uuid", item.toString());
    }

    /** Whether the indexes hold everything that is committed and due after so long at most. */
    public static boolean within(ApplicationContext context, Duration atMost) {
        Outbox outbox = context.getBean(Outbox.class);
        return outbox.await(outbox.ask(), atMost);
    }

    public static void upToNow(ApplicationContext context) {
        Outbox outbox = context.getBean(Outbox.class);
        if (!outbox.await(outbox.ask(), PATIENCE)) {
            throw new IllegalStateException("the indexes did not follow");
        }
    }
}
