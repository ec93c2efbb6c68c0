package org.vrank.custody;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.subtle.Random;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.box.KeysFolder;
import org.vrank.box.Sealing;

/** Private keys of custodians as files, each encrypted under its custodian's passphrase by way of Argon2id. */
@Singleton
class KeyFiles {
    /** In KiB. */
    private static final int MEMORY = 32 << 10;

    private static final int ITERATIONS = 3;
    private static final int SALT = 16;

    private final KeysFolder folder;
    private final ObjectMapper mapper;

    KeyFiles(KeysFolder folder, ObjectMapper mapper) {
        this.folder = folder;
        this.mapper = mapper;
    }

    /**
     * What a file holds.
     *
     * @param memory of Argon2id, in KiB
     * @param salt base64
     * @param keyset the encrypted private keys, base64
     */
    @Serdeable
    record Held(int memory, int iterations, String salt, String keyset) {}

    void write(UUID member, KeysetHandle pair, String passphrase) {
        byte[] salt = Random.randBytes(SALT);
        KeysetHandle under = derived(passphrase, salt, MEMORY, ITERATIONS);
        try {
            byte[] keyset = TinkProtoKeysetFormat.serializeEncryptedKeyset(pair, Sealing.aead(under), bound(member));
            Base64.Encoder base64 = Base64.getEncoder();
            folder.write(
                    name(member),
                    mapper.writeValueAsBytes(
                            new Held(MEMORY, ITERATIONS, base64.encodeToString(salt), base64.encodeToString(keyset))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pair of keys, or null when the passphrase is another one or there is no file. */
    @Nullable
    KeysetHandle read(UUID member, String passphrase) {
        Path file = folder.of(name(member));
        try {
            if (!Files.exists(file)) {
                return null;
            }
            Held held = mapper.readValue(Files.readAllBytes(file), Held.class);
            Base64.Decoder base64 = Base64.getDecoder();
            if (held == null) {
                return null;
            }
            KeysetHandle under = derived(passphrase, base64.decode(held.salt()), held.memory(), held.iterations());
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    base64.decode(held.keyset()), Sealing.aead(under), bound(member));
        } catch (GeneralSecurityException wrong) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(UUID member) {
        folder.remove(name(member));
    }

    /** One at a time: each takes the memory it is meant to take. */
    private static synchronized KeysetHandle derived(String passphrase, byte[] salt, int memory, int iterations) {
        byte[] plain =
                Normalizer.normalize(passphrase.strip(), Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        byte[] key = Argon2Function.getInstance(memory, iterations, 1, 32, Argon2.ID)
                .hash(plain, salt)
                .getBytes();
        try {
            return Sealing.keyOf(key);
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] bound(UUID member) {
        return ("vrank custodian " + member).getBytes(StandardCharsets.UTF_8);
    }

    private static String name(UUID member) {
        return "custodian-" + member;
    }
}
