package org.vrank.custody;

import com.google.crypto.tink.KeysetHandle;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Sealing;
import org.vrank.people.AccountErased;
import org.vrank.people.Members;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Viewer;

/** The door to custodians' keys. */
@Singleton
public class CustodianKeys {
    private static final int FEWEST_WORDS = 5;
    private static final int SHORTEST = 20;
    private static final int LONGEST = 500;

    private final Readers readers;
    private final CustodyRepository custody;
    private final KeyFiles files;
    private final Unlocked unlocked;
    private final Members members;
    private final Limits limits;
    private final Box box;

    CustodianKeys(
            Readers readers,
            CustodyRepository custody,
            KeyFiles files,
            Unlocked unlocked,
            Members members,
            Limits limits,
            Box box) {
        this.readers = readers;
        this.custody = custody;
        this.files = files;
        this.unlocked = unlocked;
        this.members = members;
        this.limits = limits;
        this.box = box;
    }

    /** The asking custodian's own key. */
    record State(String state, boolean unlocked, @Nullable String fingerprint) {}

    /** The asking viewer, who must hold a custodian's seat that no tie has ended. */
    Viewer custodian() {
        Viewer viewer = readers.current();
        viewer.signedIn();
        if (!members.holds("custodian")) {
            throw new Refusal.NotAllowed();
        }
        return viewer;
    }

    @ReaderScope
    State state() {
        Viewer viewer = custodian();
        UUID member = viewer.signedIn();
        CustodyRepository.Custodian own = own(member);
        return new State(
                own == null ? "none" : own.state(),
                unlocked.has(viewer.session(), member),
                own == null ? null : fingerprint(own.publicKeyset()));
    }

    private CustodyRepository.@Nullable Custodian own(UUID member) {
        return custody.custodians().stream()
                .filter(c -> c.memberId().equals(member))
                .findFirst()
                .orElse(null);
    }

    /** Makes a key under this passphrase, and unlocks it for this session. */
    @ReaderScope
    public void add(@Nullable String passphrase) {
        Viewer viewer = custodian();
        UUID member = viewer.signedIn();
        String given = passphrase == null ? "" : passphrase.strip();
        if (given.length() > LONGEST || (given.length() < SHORTEST && given.split("\\s+").length < FEWEST_WORDS)) {
            throw new Refusal.Invalid("passphrase", "custody.passphrase", FEWEST_WORDS, SHORTEST);
        }
        limits.take("custodian-key", member.toString(), 20, Duration.ofHours(1));
        KeysetHandle pair = Sealing.freshPair();
        if (custody.addKey(Sealing.publicHalf(pair), box.month().atDay(1)) == null) {
            throw new Refusal.Conflict(null);
        }
        files.write(member, pair, given);
        unlocked.hold(viewer.session(), member, pair);
    }

    /** Gives the key up, with all it opened: for whoever forgot its passphrase. */
    @ReaderScope
    void remove() {
        UUID member = custodian().signedIn();
        if (!custody.removeKey()) {
            throw new Refusal.NotFound();
        }
        files.remove(member);
        unlocked.forgetMember(member);
    }

    @ReaderScope
    void unlock(@Nullable String passphrase) {
        Viewer viewer = custodian();
        UUID member = viewer.signedIn();
        limits.take("custodian-key", member.toString(), 20, Duration.ofHours(1));
        String given = passphrase == null || passphrase.length() > LONGEST ? "" : passphrase;
        KeysetHandle pair = given.isBlank() || own(member) == null ? null : files.read(member, given);
        if (pair == null) {
            throw new Refusal.Invalid("passphrase", "custody.wrong-passphrase");
        }
        unlocked.hold(viewer.session(), member, pair);
    }

    @ReaderScope
    void lock() {
        unlocked.forget(custodian().session());
    }

    /** The asking custodian's unlocked keys; refused while they are locked. */
    KeysetHandle pair(Viewer viewer) {
        KeysetHandle pair = unlocked.use(viewer.session(), viewer.signedIn());
        if (pair == null) {
            throw new Refusal.NotAllowed();
        }
        return pair;
    }

    /** Who the custodians are, for every member. */
    @ReaderScope
    List<CustodyRepository.Custodian> all() {
        readers.current().signedIn();
        return custody.custodians();
    }

    /** The beginning of a hash of the public key, in groups, to be compared by telephone. */
    static @Nullable String fingerprint(byte[] publicHalf) {
        if (publicHalf.length == 0) {
            return null;
        }
        try {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(publicHalf), 0, 10);
            return hash.replaceAll("(.{4})(?!$)", "$1 ");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose account is gone leaves no key behind. */
    @EventListener
    void erased(AccountErased gone) {
        unlocked.forgetMember(gone.member());
        files.remove(gone.member());
    }
}
