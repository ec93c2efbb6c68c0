package org.vrank.demo;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.vrank.people.Members;

/**
 * Refuses to let a demo world listen to the outside, before the server listens at all. What the installation is, the database
 * says: also where this server was given no address to migrate and fill it.
 */
@Singleton
class DemoHost {
    private final Members members;
    private final String host;

    DemoHost(Members members, @Value("${micronaut.server.host}") String host) {
        this.members = members;
        this.host = host;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void refuseOutside(StartupEvent started) {
        if (members.demo() && !loopback()) {
            throw new IllegalStateException(
                    "the demo world listens on loopback only: anybody could sign in as anybody");
        }
    }

    private boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException("unknown host to listen on", unknown);
        }
    }
}
