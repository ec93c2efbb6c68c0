package org.vrank.platform;

import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a repeated creating request answer what the first one made. The key comes in the header {@code Idempotency-Key}
 * (8 to 100 characters) and belongs to one member and one operation; the request is kept as a hash, never as text.
 */
@Singleton
public class Idempotency {
    private final Readers readers;
    private final IdempotencyRepository keys;

    Idempotency(Readers readers, IdempotencyRepository keys) {
        this.readers = readers;
        this.keys = keys;
    }

    /** Runs {@code create} once for the request's key and answers the id it made, now or the first time. */
    public UUID once(String operation, Object request, Supplier<UUID> create) {
        String key = ServerRequestContext.currentRequest()
                .map(current -> current.getHeaders().get("Idempotency-Key"))
                .orElse(null);
        if (key == null) {
            return create.get();
        }
        if (key.length() < 8 || key.length() > 100 || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new Refusal.Invalid("Idempotency-Key", "idempotency.malformed");
        }
        UUID member = readers.current().signedIn();
        byte[] hash = hash(request);
        keys.forget(member);
        if (keys.claim(member, operation, key, hash) > 0) {
            UUID made = create.get();
            keys.settle(member, operation, key, made);
            return made;
        }
        IdempotencyRepository.Claim claim = keys.find(member, operation, key);
        UUID made = claim.resourceId();
        if (made == null || !Arrays.equals(claim.requestHash(), hash)) {
            throw new Refusal.Invalid("Idempotency-Key", "idempotency.other-request");
        }
        return made;
    }

    private static byte[] hash(@Nullable Object request) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(request).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
