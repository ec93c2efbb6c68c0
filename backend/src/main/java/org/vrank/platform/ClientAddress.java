package org.vrank.platform;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Where a request comes from, for {@link Limits}; never kept or logged. Behind a web server everybody has its address, so
 * {@code VRANK_CLIENT_ADDRESS_HEADER} may name the header (such as {@code X-Real-IP}) in which it says whose request it passes on.
 */
@Singleton
public class ClientAddress {
    private static final int LONGEST = 64;

    private final String header;

    ClientAddress(@Value("${vrank.client-address-header:}") String header) {
        this.header = header;
    }

    /** The address, or what stands for it. */
    public String of(HttpRequest<?> request) {
        String passedOn = header.isBlank() ? null : request.getHeaders().get(header);
        if (passedOn != null && !passedOn.isBlank()) {
            return passedOn.length() > LONGEST ? passedOn.substring(0, LONGEST) : passedOn;
        }
        var address = request.getRemoteAddress().getAddress();
        return address == null ? "unknown" : address.getHostAddress();
    }
}
