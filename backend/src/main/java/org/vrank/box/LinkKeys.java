package org.vrank.box;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;

/** The keys without which no sealed identity can be opened, a file each. Every thread has one, whether or not it names anybody. */
@Singleton
class LinkKeys {
    private final KeysFolder folder;

    LinkKeys(KeysFolder folder) {
        this.folder = folder;
    }

    /** Makes the key of a thread. Its file bears the month alone. */
    KeysetHandle make(UUID thread, YearMonth month) {
        try {
            KeysetHandle key = Sealing.freshKey();
            folder.write(name(thread), TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get()));
            Files.setLastModifiedTime(
                    folder.of(name(thread)),
                    FileTime.from(month.atDay(1).atStartOfDay(Clocks.BRUSSELS).toInstant()));
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    KeysetHandle find(UUID thread) {
        Path file = folder.of(name(thread));
        try {
            return Files.exists(file)
                    ? TinkProtoKeysetFormat.parseKeyset(Files.readAllBytes(file), InsecureSecretKeyAccess.get())
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void destroy(UUID thread) {
        folder.remove(name(thread));
    }

    /** Writes every file anew: what is left of today tells no longer which came today. */
    void renew() {
        folder.renew("link-");
    }

    private static String name(UUID thread) {
        return "link-" + thread;
    }
}
