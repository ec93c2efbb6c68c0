package org.vrank.intake;

import com.google.crypto.tink.subtle.Random;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.box.Phrase;
import org.vrank.box.Phrases;
import org.vrank.platform.Ids;
import org.vrank.platform.Language;
import org.vrank.platform.Messages;

/** The door for whoever holds a receipt: what its author reads and does. No session is asked for and none is touched. */
@Singleton
public class Receipts {
    /** Longest message, in UTF-16 characters. */
    static final int LONGEST = 5_000;

    private final Box box;
    private final Phrases phrases;
    private final Ids ids;

    Receipts(Box box, Phrases phrases, Ids ids) {
        this.box = box;
        this.phrases = phrases;
        this.ids = ids;
    }

    /** What became of an action. */
    public enum Outcome {
        DONE,
        /** The words open nothing. */
        UNKNOWN,
        /** It does not fit where the thread stands by now. */
        STALE,
        /** Another circle than was asked for needs a yes of its own. */
        ANOTHER_CIRCLE,
        /** The circle that was proposed is there no more. */
        CIRCLE_GONE
    }

    /** A thread, and where its consented text stands. */
    record Opened(Phrase phrase, Dialogue dialogue, Box.@Nullable Standing standing) {
        String state() {
            return dialogue.state(standing != null && standing.published());
        }
    }

    /** What nine words open; null when nothing. */
    @Nullable
    Opened open(@Nullable String words) {
        Phrase phrase = phrases.read(words);
        Dialogue dialogue = phrase == null ? null : box.open(phrase);
        if (phrase == null || dialogue == null) {
            return null;
        }
        Entry.Consent consent = dialogue.consent();
        return new Opened(phrase, dialogue, consent == null ? null : box.standing(consent));
    }

    /** Answers a question, or adds something unasked. */
    public Outcome reply(@Nullable String words, String text) {
        return say(words, Entry.REPLY, text);
    }

    /** Asks for another proposal. */
    public Outcome changes(@Nullable String words, String text) {
        return act(words, opened -> opened.dialogue().proposes() && add(opened, Entry.CHANGES, text));
    }

    private Outcome say(@Nullable String words, String what, String text) {
        return act(words, opened -> !opened.state().equals("closed") && add(opened, what, text));
    }

    /**
     * Consents to a proposal.
     *
     * @param proposal its number: another one by now needs another consent
     * @param circleToo also to another circle than was asked for
     */
    public Outcome consent(@Nullable String words, int proposal, boolean circleToo) {
        return settled(words, opened -> {
            Dialogue dialogue = opened.dialogue();
            Entry proposed = dialogue.proposed();
            Entry.Proposal text = proposed == null ? null : proposed.proposal();
            if (proposed == null || text == null || proposed.number() != proposal || !dialogue.proposes()) {
                return Outcome.STALE;
            }
            if (!circleToo && !text.circle().equals(dialogue.original().circle())) {
                return Outcome.ANOTHER_CIRCLE;
            }
            if (box.circle(text.circle(), Language.EN) == null) {
                return Outcome.CIRCLE_GONE;
            }
            Entry.Consent consent =
                    new Entry.Consent(proposal, ids.next(), Base64.getEncoder().encodeToString(Random.randBytes(32)));
            Entry entry = entry(opened, Entry.CONSENT, null, consent);
            return done(box.consent(dialogue, opened.phrase(), entry, text, dialogue.waits()));
        });
    }

    /** Whether it waits until five stand ready together in its circle. */
    public Outcome waiting(@Nullable String words, boolean wait) {
        return act(words, opened -> {
            Entry.Consent consent = opened.dialogue().consent();
            Box.Standing standing = opened.standing();
            if (standing != null && standing.published()) {
                return false;
            }
            return add(opened, Entry.WAITING, wait ? "yes" : "no")
                    && (consent == null || standing == null || box.waiting(consent, wait));
        });
    }

    /** Destroys what could still tell who wrote. */
    public Outcome destroyLink(@Nullable String words) {
        return act(words, opened -> {
            if (!opened.dialogue().identity().equals("sealed")) {
                return false;
            }
            box.destroyLink(opened.dialogue(), opened.phrase());
            return add(opened, Entry.DESTRUCTION, null) || addOnceMore(words);
        });
    }

    private boolean addOnceMore(@Nullable String words) {
        Opened again = open(words);
        return again != null && add(again, Entry.DESTRUCTION, null);
    }

    /** Takes everything back: what was published leaves a date and that its author took it back, the thread leaves nothing. */
    public Outcome withdraw(@Nullable String words) {
        return settled(words, opened -> {
            Entry.Consent consent = opened.dialogue().consent();
            if (consent != null && opened.standing() != null) {
                Language language = Language.of(opened.dialogue().original().language());
                box.withdraw(consent, Messages.of(language, "withdrawal.by-author"));
            }
            return done(box.forget(opened.dialogue(), opened.phrase()));
        });
    }

    /** A file that came along, with its bytes; null when there is none of this number. */
    @Nullable
    Shown file(@Nullable String words, int number) {
        Opened opened = open(words);
        Entry.File file = opened == null ? null : opened.dialogue().original().file(number);
        byte[] bytes = opened == null || file == null ? null : box.file(opened.dialogue(), opened.phrase(), file);
        return file == null || bytes == null ? null : new Shown(file, bytes);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Shown(Entry.File file, byte[] content) {}

    private Outcome act(@Nullable String words, Function<Opened, Boolean> action) {
        Opened opened = open(words);
        if (opened == null) {
            return Outcome.UNKNOWN;
        }
        boolean done = action.apply(opened);
        box.settle();
        return done(done);
    }

    /** The same where files may come or go. */
    private Outcome settled(@Nullable String words, Function<Opened, Outcome> action) {
        Opened opened = open(words);
        if (opened == null) {
            return Outcome.UNKNOWN;
        }
        Outcome outcome = action.apply(opened);
        box.settleFiles();
        return outcome;
    }

    private static Outcome done(boolean done) {
        return done ? Outcome.DONE : Outcome.STALE;
    }

    private boolean add(Opened opened, String what, @Nullable String text) {
        return box.say(opened.dialogue(), opened.phrase(), entry(opened, what, text, null));
    }

    private Entry entry(Opened opened, String what, @Nullable String text, Entry.@Nullable Consent consent) {
        return new Entry(opened.dialogue().next(), what, box.month().toString(), null, null, consent, text, null);
    }
}
