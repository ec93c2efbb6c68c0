package org.vrank.box;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * A receipt: what nine words open. The words themselves are kept nowhere; what the database holds is a hash of a value derived from
 * them, from which neither the words nor the key can be found.
 */
public final class Phrase {
    private final byte[] lookup;
    private final KeysetHandle key;

    private Phrase(byte[] lookup, KeysetHandle key) {
        this.lookup = lookup;
        this.key = key;
    }

    /** Derives from the letters of nine words, 116 bits: too many to try, so that no slow hash is needed. */
    static Phrase of(String letters) {
        byte[] secret = letters.getBytes(StandardCharsets.UTF_8);
        try {
            return new Phrase(
                    MessageDigest.getInstance("SHA-256").digest(derive(secret, "lookup")),
                    Sealing.keyOf(derive(secret, "key")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(byte[] secret, String what) throws GeneralSecurityException {
        return Hkdf.computeHkdf(
                "HMACSHA256",
                secret,
                "vrank receipt".getBytes(StandardCharsets.UTF_8),
                what.getBytes(StandardCharsets.UTF_8),
                32);
    }

    byte[] lookup() {
        return lookup.clone();
    }

    KeysetHandle key() {
        return key;
    }
}
