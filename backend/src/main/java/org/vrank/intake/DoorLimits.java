package org.vrank.intake;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;
import org.vrank.platform.Limits;
import org.vrank.platform.Refusal;

/**
 * How often something may be done at the door without signing in. Addresses are known in memory alone, and there only as what a random
 * key makes of them, which is thrown away every hour. A whole meeting may sit behind one address.
 */
@Singleton
class DoorLimits {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private record Hour(Mac mac, long since) {}

    private final Limits limits;
    private final ClientAddress addresses;
    private final int times;
    private @Nullable Hour hour;

    DoorLimits(Limits limits, ClientAddress addresses, @Value("${vrank.intake.times:300}") int times) {
        this.limits = limits;
        this.addresses = addresses;
        this.times = times;
    }

    /** Whether whoever asks may once more. */
    boolean allows(HttpRequest<?> request, String what) {
        try {
            limits.take("door " + what, blurred(addresses.of(request)), times, Duration.ofHours(1));
            return true;
        } catch (Refusal.TooMany tooMany) {
            return false;
        }
    }

    private synchronized String blurred(String address) {
        try {
            Hour now = hour;
            if (now == null || System.nanoTime() - now.since() > HOUR) {
                MacConfig.register();
                KeysetHandle key = KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG);
                now = new Hour(key.getPrimitive(RegistryConfiguration.get(), Mac.class), System.nanoTime());
                hour = now;
            }
            return HexFormat.of().formatHex(now.mac().computeMac(address.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
