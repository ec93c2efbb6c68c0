package org.vrank.box;

import com.google.crypto.tink.KeysetHandle;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Threads and identities as they are sealed, for whoever holds a key. */
@Singleton
public class Sealed {
    private final ObjectMapper mapper;
    private final LinkKeys links;

    Sealed(ObjectMapper mapper, LinkKeys links) {
        this.mapper = mapper;
        this.links = links;
    }

    /** A thread for the holder of a custodian's pair of keys; null when this pair does not open it. */
    public @Nullable Dialogue dialogue(
            KeysetHandle pair, UUID id, LocalDate month, byte[] wrap, String entries, boolean identified) {
        try {
            return dialogue(id, month, Sealing.unwrapWith(pair, id, wrap), entries, identified);
        } catch (GeneralSecurityException another) {
            return null;
        }
    }

    Dialogue dialogue(UUID id, LocalDate month, KeysetHandle key, String entries, boolean identified) {
        List<Entry> read = new ArrayList<>();
        try {
            for (String entry : entries.split(" ")) {
                byte[] plain = Sealing.open(key, id, Base64.getMimeDecoder().decode(entry));
                read.add(mapper.readValue(plain, Entry.class));
            }
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("a thread that its own key does not open", broken);
        }
        return new Dialogue(id, YearMonth.from(month), key, read, identified);
    }

    /** Seals what is said in a thread. */
    public byte[] entry(Dialogue dialogue, Entry entry) {
        return entry(dialogue.key(), dialogue.id(), entry);
    }

    byte[] entry(KeysetHandle key, UUID thread, Entry entry) {
        return Sealing.seal(key, thread, bytes(entry));
    }

    /** The bytes of a file that came along with a thread. */
    public byte[] file(Dialogue dialogue, byte[] file) {
        try {
            return Sealing.open(dialogue.key(), dialogue.id(), file);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a file that the key of its thread does not open", broken);
        }
    }

    /** Seals the key of a thread to another custodian. */
    public byte[] wrapTo(byte[] publicHalf, Dialogue dialogue) {
        return Sealing.wrapTo(publicHalf, dialogue.id(), dialogue.key());
    }

    /** Who wrote; null when that was destroyed, or never told. */
    public @Nullable Identity identity(KeysetHandle pair, UUID thread, byte[] identity, byte[] wrap) {
        try {
            KeysetHandle key = identityKey(pair, thread, wrap);
            byte[] plain = key == null ? new byte[0] : Sealing.open(key, thread, identity);
            return plain.length == 0 ? null : mapper.readValue(plain, Identity.class);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("an identity that its own key does not open", broken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seals the key of an identity to another custodian; null when it was destroyed. */
    public byte @Nullable [] identityTo(byte[] publicHalf, KeysetHandle pair, UUID thread, byte[] wrap) {
        try {
            KeysetHandle link = links.find(thread);
            KeysetHandle key = identityKey(pair, thread, wrap);
            return link == null || key == null ? null : doubly(publicHalf, link, thread, key);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("an identity that its own key does not open", broken);
        }
    }

    private @Nullable KeysetHandle identityKey(KeysetHandle pair, UUID thread, byte[] wrap)
            throws GeneralSecurityException {
        KeysetHandle link = links.find(thread);
        return link == null ? null : Sealing.unwrapWith(pair, thread, Sealing.once(link, thread, wrap));
    }

    /** Sealed to a custodian, and again under the key that lies outside the database. */
    static byte[] doubly(byte[] publicHalf, KeysetHandle link, UUID thread, KeysetHandle key) {
        return Sealing.again(link, thread, Sealing.wrapTo(publicHalf, thread, key));
    }

    byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
