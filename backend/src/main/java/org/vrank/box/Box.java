package org.vrank.box;

import com.google.crypto.tink.KeysetHandle;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;

/**
 * The door for whoever sends something or holds a receipt. It asks for no session and leaves no trace of one: it works through the
 * intake's own login, beside the transaction it is called in.
 */
@Singleton
public class Box {
    private static final int TRIES = 5;

    /** What became of something sent. */
    public enum Outcome {
        RECEIVED,
        /** This receipt has its thread already. */
        AGAIN,
        /** The slip is used, too old, or none. */
        SLIP,
        /** Nobody could open it. */
        NOBODY
    }

    /** A custodian to whom things are sealed now. */
    public record Reader(String name, UUID organisation) {}

    /** Whether a consented text stands in the library, and since which month, or waits for it. */
    public record Standing(boolean published, boolean waits, LocalDate month) {}

    /**
     * A circle.
     *
     * @param everyone whether everybody reads it
     * @param people who read it now
     * @param organisations that they come from
     */
    public record Target(UUID id, String name, boolean everyone, int people, int organisations) {}

    private final BoxRepository box;
    private final Sealed sealed;
    private final LinkKeys links;
    private final Parcels parcels;
    private final Consents consents;
    private final Ids ids;
    private final Clock clock;
    private final AtomicBoolean unsettled = new AtomicBoolean();

    Box(BoxRepository box, Sealed sealed, LinkKeys links, Parcels parcels, Consents consents, Ids ids, Clock clock) {
        this.box = box;
        this.sealed = sealed;
        this.links = links;
        this.parcels = parcels;
        this.consents = consents;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who can open what is sent now; nobody means that nothing can be sent. */
    public List<Reader> readers() {
        return box.readers().stream().map(r -> new Reader(r.name(), r.rootId())).toList();
    }

    /** This month in Belgium. */
    public YearMonth month() {
        return YearMonth.from(LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS));
    }

    /** The circle that a slip lets its holder write for, or null. */
    public @Nullable UUID slip(String code) {
        return box.slip(hash(code), firstDay());
    }

    /**
     * Seals and stores a new thread.
     *
     * @param files the bytes of what the original names, by their id
     * @param identity who wrote, at the level confidential
     * @param slip the letters of the slip it uses up, or null where somebody signed in sends
     */
    public Outcome receive(
            Entry.Original original,
            Map<UUID, byte[]> files,
            @Nullable Identity identity,
            Phrase phrase,
            @Nullable String slip) {
        for (int tries = 0; tries < TRIES; tries++) {
            List<BoxRepository.Key> keys = box.keys();
            if (keys.isEmpty()) {
                return Outcome.NOBODY;
            }
            UUID id = ids.next();
            Parcels.Parcel parcel = parcels.of(id, original, files, identity, phrase, slip, keys);
            String outcome = box.receive(parcel.sent(), parcel.files(), firstDay());
            switch (outcome) {
                case "received" -> {
                    return Outcome.RECEIVED;
                }
                case "again" -> {
                    links.destroy(id);
                    return Outcome.AGAIN;
                }
                case "slip" -> {
                    links.destroy(id);
                    return Outcome.SLIP;
                }
                default -> links.destroy(id); // who can open the box changed while it was sealed
            }
        }
        throw new IllegalStateException("custodians change all the time");
    }

    /** The circle something is meant for, as whoever reads the thread may know it; null when there is none. */
    public @Nullable Target circle(UUID circle, Language language) {
        BoxRepository.Target found = box.circle(circle);
        return found == null
                ? null
                : new Target(
                        circle,
                        language.pick(found.nameNl(), found.nameFr(), found.nameDe(), found.nameEn()),
                        found.kind().equals("public"),
                        found.people(),
                        found.organisations());
    }

    /** Whether a receipt has a thread. */
    public boolean has(Phrase phrase) {
        return box.find(phrase.lookup()) != null;
    }

    /** The thread of a receipt, or null. */
    public @Nullable Dialogue open(Phrase phrase) {
        BoxRepository.Found found = box.find(phrase.lookup());
        if (found == null) {
            return null;
        }
        try {
            KeysetHandle key = Sealing.unwrap(phrase.key(), found.id(), found.wrap());
            return sealed.dialogue(found.id(), found.month(), key, found.entries(), found.identified());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a thread that its receipt does not open", e);
        }
    }

    /** The bytes of a file that came along; null when they are gone. */
    public byte @Nullable [] file(Dialogue dialogue, Phrase phrase, Entry.File file) {
        BoxRepository.File found = box.file(phrase.lookup(), file.id());
        return found == null ? null : sealed.file(dialogue, found.sealed());
    }

    /** Adds what the author says; false when something was said meanwhile. */
    public boolean say(Dialogue dialogue, Phrase phrase, Entry entry) {
        return box.say(
                phrase.lookup(),
                ids.next(),
                sealed.entry(dialogue, entry),
                dialogue.entries().size(),
                firstDay());
    }

    /** The author consents to the last proposal: its text waits for the month's publication. */
    public boolean consent(Dialogue dialogue, Phrase phrase, Entry entry, Entry.Proposal proposal, boolean waits) {
        Entry.Consent consent = entry.consent();
        if (consent == null) {
            throw new IllegalArgumentException("no consent");
        }
        Parcels.Parcel ready =
                consents.of(dialogue.original(), consent, proposal, waits, file -> theirs(dialogue, phrase, file));
        return box.consent(
                phrase.lookup(),
                ids.next(),
                sealed.entry(dialogue, entry),
                dialogue.entries().size(),
                firstDay(),
                ready.sent(),
                ready.files());
    }

    private byte[] theirs(Dialogue dialogue, Phrase phrase, Entry.File file) {
        byte[] found = file(dialogue, phrase, file);
        if (found == null) {
            throw new IllegalStateException("a file that came along is gone");
        }
        return found;
    }

    /** Where a consented text stands, or null when it is in neither place. */
    public @Nullable Standing standing(Entry.Consent consent) {
        BoxRepository.Standing found = box.standing(consent.report());
        return found == null ? null : new Standing(found.standing().equals("published"), found.waits(), found.month());
    }

    /** Whether a consented text waits until five stand ready. */
    public boolean waiting(Entry.Consent consent, boolean wait) {
        return box.waiting(consent.report(), proof(consent), wait, firstDay());
    }

    /** Takes a consented or published text back. */
    public boolean withdraw(Entry.Consent consent, String reason) {
        return box.withdraw(consent.report(), proof(consent), firstDay(), reason);
    }

    /**
     * Takes a whole thread out of the box, with its keys: nothing of it is left to anybody.
     *
     * @return false when something was said meanwhile, and all is as it was
     */
    public boolean forget(Dialogue dialogue, Phrase phrase) {
        boolean gone = box.forget(phrase.lookup(), dialogue.entries().size(), firstDay());
        if (gone) {
            links.destroy(dialogue.id());
        }
        return gone;
    }

    /** Destroys what could still tell who wrote: first the key outside the database, then what it opened. */
    public void destroyLink(Dialogue dialogue, Phrase phrase) {
        links.destroy(dialogue.id());
        box.destroy(phrase.lookup(), firstDay());
    }

    /** Clears what earlier states left behind; what is in use for a second without a pause is tried again until it is cleared. */
    public void settle() {
        if (!patiently(box::settle)) {
            unsettled.set(true);
        }
    }

    /** The same, also of files: where one may have come or gone. */
    public void settleFiles() {
        boolean texts = patiently(box::settle);
        unsettled.set(!patiently(box::settleFiles) || !texts);
    }

    /** Tries again what could not be cleared; whether it is. */
    boolean settleAgain() {
        if (unsettled.get()) {
            settleFiles();
        }
        return !unsettled.get();
    }

    private static boolean patiently(BooleanSupplier settling) {
        boolean settled = settling.getAsBoolean();
        for (int tries = 1; tries < 40 && !settled; tries++) {
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            settled = settling.getAsBoolean();
        }
        return settled;
    }

    /** Writes everything in the box again. */
    void scatter() {
        box.scatterAll();
        links.renew();
        settleFiles();
    }

    private LocalDate firstDay() {
        return month().atDay(1);
    }

    /** What only whoever holds the receipt can answer about a consented text. */
    public static byte[] proof(Entry.Consent consent) {
        return Base64.getDecoder().decode(consent.proof());
    }

    /** The hash under which a slip is kept. */
    public static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
