package org.vrank.platform;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts where a list goes on, so that a cursor tells nothing and cannot be made up. The same place gives the same
 * cursor (AES-SIV), bound to the list it belongs to; the key is shared by all nodes through the database.
 */
@Singleton
public class Cursors {
    /** A place in a list ordered by publication, newest first. */
    public record Place(Instant published, UUID id) {}

    private final TransactionOperations<Connection> transactions;
    private volatile @Nullable DeterministicAead cipher;

    Cursors(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** The cursor of a place in the named list. */
    public String write(String list, Place place) {
        String plain = place.published() + " " + place.id();
        try {
            byte[] sealed = cipher().encryptDeterministically(bytes(plain), bytes(list));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The place a cursor names, or null for no cursor; one that is not ours is refused by field {@code cursor}. */
    public @Nullable Place read(String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            byte[] plain =
                    cipher().decryptDeterministically(Base64.getUrlDecoder().decode(cursor), bytes(list));
            String[] parts = new String(plain, StandardCharsets.UTF_8).split(" ", 2);
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            throw new Refusal.Invalid("cursor", "cursor.unknown");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private DeterministicAead cipher() throws GeneralSecurityException {
        DeterministicAead known = cipher;
        if (known != null) {
            return known;
        }
        DeterministicAeadConfig.register();
        var fresh = KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV);
        String json = shared(TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get()));
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        DeterministicAead made = handle.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        cipher = made;
        return made;
    }

    private String shared(String fresh) {
        return transactions.executeWrite(status -> {
            try (var ask = status.getConnection().prepareStatement("select vrank_keyset('cursors', ?)")) {
                ask.setString(1, fresh);
                try (var row = ask.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
