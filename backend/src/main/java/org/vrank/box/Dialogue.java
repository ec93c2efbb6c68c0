package org.vrank.box;

import com.google.crypto.tink.KeysetHandle;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thread as whoever can open it reads it. */
public final class Dialogue {
    private final UUID id;
    private final YearMonth month;
    private final KeysetHandle key;
    private final List<Entry> entries;
    private final boolean identified;

    Dialogue(UUID id, YearMonth month, KeysetHandle key, List<Entry> entries, boolean identified) {
        this.id = id;
        this.month = month;
        this.key = key;
        this.entries =
                entries.stream().sorted(Comparator.comparing(Entry::number)).toList();
        this.identified = identified;
    }

    public UUID id() {
        return id;
    }

    /** When it was received. */
    public YearMonth month() {
        return month;
    }

    KeysetHandle key() {
        return key;
    }

    /** Everything said, in its order. */
    public List<Entry> entries() {
        return entries;
    }

    public Entry.Original original() {
        Entry.Original original = entries.getFirst().original();
        if (original == null) {
            throw new IllegalStateException("a thread begins with what was sent");
        }
        return original;
    }

    /** {@code sealed}, {@code destroyed} or {@code none}. */
    public String identity() {
        return original().level().equals("receipt") ? "none" : identified ? "sealed" : "destroyed";
    }

    /** The last proposal, or null. */
    public @Nullable Entry proposed() {
        return last(Entry.PROPOSAL);
    }

    /** The consent to the last proposal, or null. */
    public Entry.@Nullable Consent consent() {
        Entry consent = last(Entry.CONSENT);
        return consent == null ? null : consent.consent();
    }

    private @Nullable Entry last(String what) {
        return entries.reversed().stream()
                .filter(e -> e.what().equals(what))
                .findFirst()
                .orElse(null);
    }

    /**
     * Where it stands: received, asked, answered, proposed, changes-asked, consented, published or closed.
     *
     * @param published whether what was consented to stands in the library
     */
    public String state(boolean published) {
        String state = "received";
        for (Entry entry : entries) {
            state = switch (entry.what()) {
                case Entry.QUESTION -> open(state) ? "asked" : state;
                case Entry.REPLY -> open(state) ? "answered" : state;
                case Entry.PROPOSAL -> "proposed";
                case Entry.CHANGES -> "changes-asked";
                case Entry.CONSENT -> "consented";
                case Entry.CLOSING -> "closed";
                default -> state;
            };
        }
        return state.equals("consented") && published ? "published" : state;
    }

    /** Whether the last proposal lies before its author: nothing that was only said since takes it away. */
    public boolean proposes() {
        return entries.reversed().stream()
                .map(Entry::what)
                .filter(List.of(Entry.PROPOSAL, Entry.CHANGES, Entry.CONSENT, Entry.CLOSING)::contains)
                .findFirst()
                .filter(Entry.PROPOSAL::equals)
                .isPresent();
    }

    /** Whether questions and answers still change where it stands. */
    private static boolean open(String state) {
        return !List.of("consented", "closed").contains(state);
    }

    /** By the end of which month custodians answer. */
    public YearMonth answerBy() {
        Entry lastOfAuthor = entries.reversed().stream()
                .filter(e -> List.of(Entry.ORIGINAL, Entry.REPLY, Entry.CHANGES).contains(e.what()))
                .findFirst()
                .orElse(entries.getFirst());
        return YearMonth.parse(lastOfAuthor.month()).plusMonths(1);
    }

    /** Whether custodians should have answered. */
    public boolean overdue(YearMonth now) {
        return List.of("received", "answered", "changes-asked").contains(state(false))
                && answerBy().isBefore(now);
    }

    /** Whether its author wants it to wait until five stand ready together. */
    public boolean waits() {
        Entry wish = last(Entry.WAITING);
        return wish == null ? original().waitForFive() : "yes".equals(wish.text());
    }

    /** The number of what is said next. */
    public int next() {
        return entries.getLast().number() + 1;
    }
}
