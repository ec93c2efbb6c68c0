package org.vrank.box;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

/** What is sealed and how: Tink alone. Everything is bound to the thread it belongs to. */
public final class Sealing {
    private static final int[] STEPS = {8 << 10, 32 << 10, 128 << 10};
    private static final int BEYOND = 512 << 10;
    private static final int LENGTH = Integer.BYTES;

    static {
        try {
            AeadConfig.register();
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Sealing() {}

    /** A fresh key of 256 bits for authenticated encryption. */
    public static KeysetHandle freshKey() {
        return sure(() -> KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    }

    /** A custodian's fresh pair of keys: HPKE with X25519, HKDF-SHA256 and AES-256-GCM. */
    public static KeysetHandle freshPair() {
        return sure(() -> KeysetHandle.generateNew(HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.TINK)
                .build()));
    }

    /** The half of a pair that everybody may know. */
    public static byte[] publicHalf(KeysetHandle pair) {
        return sure(() -> TinkProtoKeysetFormat.serializeKeysetWithoutSecret(pair.getPublicKeysetHandle()));
    }

    /** A key made of 32 derived bytes. */
    @AccessesPartialKey
    public static KeysetHandle keyOf(byte[] bytes) {
        return sure(() -> KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(AesGcmKey.builder()
                                .setParameters(AesGcmParameters.builder()
                                        .setKeySizeBytes(32)
                                        .setIvSizeBytes(12)
                                        .setTagSizeBytes(16)
                                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                                        .build())
                                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                                .build())
                        .withFixedId(1)
                        .makePrimary())
                .build());
    }

    /** Seals bytes of any length, padded to 8, 32, 128 KiB or a multiple of 512 KiB, so that their length tells little. */
    static byte[] seal(KeysetHandle key, UUID thread, byte[] plain) {
        byte[] padded = ByteBuffer.allocate(padded(plain.length + LENGTH))
                .putInt(plain.length)
                .put(plain)
                .array();
        try {
            return sure(() -> aead(key).encrypt(padded, bound(thread)));
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    static byte[] open(KeysetHandle key, UUID thread, byte[] sealed) throws GeneralSecurityException {
        byte[] padded = aead(key).decrypt(sealed, bound(thread));
        int length = ByteBuffer.wrap(padded).getInt();
        return Arrays.copyOfRange(padded, LENGTH, LENGTH + length);
    }

    private static int padded(int length) {
        for (int step : STEPS) {
            if (length <= step) {
                return step;
            }
        }
        return Math.multiplyExact(Math.ceilDiv(length, BEYOND), BEYOND);
    }

    /** Seals a key under another one. */
    static byte[] wrap(KeysetHandle under, UUID thread, KeysetHandle key) {
        return sure(() -> TinkProtoKeysetFormat.serializeEncryptedKeyset(key, aead(under), bound(thread)));
    }

    static KeysetHandle unwrap(KeysetHandle under, UUID thread, byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead(under), bound(thread));
    }

    /** Seals a key to whoever holds the other half of a pair. */
    public static byte[] wrapTo(byte[] publicHalf, UUID thread, KeysetHandle key) {
        return sure(() -> {
            HybridEncrypt to = TinkProtoKeysetFormat.parseKeysetWithoutSecret(publicHalf)
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
            byte[] plain = TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get());
            try {
                return to.encrypt(plain, bound(thread));
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        });
    }

    /** Opens a key that was sealed to this pair. */
    public static KeysetHandle unwrapWith(KeysetHandle pair, UUID thread, byte[] wrapped)
            throws GeneralSecurityException {
        byte[] plain = pair.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                .decrypt(wrapped, bound(thread));
        try {
            return TinkProtoKeysetFormat.parseKeyset(plain, InsecureSecretKeyAccess.get());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Seals bytes as they are, for what is sealed already. */
    static byte[] again(KeysetHandle key, UUID thread, byte[] sealed) {
        return sure(() -> aead(key).encrypt(sealed, bound(thread)));
    }

    static byte[] once(KeysetHandle key, UUID thread, byte[] sealed) throws GeneralSecurityException {
        return aead(key).decrypt(sealed, bound(thread));
    }

    /** The authenticated encryption of a key. */
    public static Aead aead(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** What binds a seal to its thread. */
    private static byte[] bound(UUID thread) {
        return ("vrank thread " + thread).getBytes(StandardCharsets.UTF_8);
    }

    private interface Work<T> {
        T run() throws GeneralSecurityException;
    }

    /** Sealing fails only where the platform lacks what it must have. */
    private static <T> T sure(Work<T> work) {
        try {
            return work.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
