package org.vrank.certificates;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Codes of certificates: found by their hash, and sealed for those whose they are. The key is shared by all nodes through the database. */
@Singleton
class Codes {
    private final TransactionOperations<Connection> transactions;
    private volatile @Nullable Aead cipher;

    Codes(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** By which a code is found; it has 256 random bits, so that no slow hash is needed. */
    static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes("vrank certificate " + code));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(String code) {
        try {
            return cipher().encrypt(bytes(code), new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String open(byte[] sealed) {
        try {
            return new String(cipher().decrypt(sealed, new byte[0]), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Aead cipher() throws GeneralSecurityException {
        Aead known = cipher;
        if (known != null) {
            return known;
        }
        AeadConfig.register();
        var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        String json = shared(TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get()));
        Aead made = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        cipher = made;
        return made;
    }

    /** In a transaction of its own: a key that is kept here is kept there too, whatever becomes of what it is asked for. */
    private String shared(String fresh) {
        return transactions.execute(
                TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW), status -> {
                    try (var ask = status.getConnection().prepareStatement("select vrank_keyset('certificates', ?)")) {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
