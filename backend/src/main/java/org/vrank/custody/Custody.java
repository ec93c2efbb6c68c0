package org.vrank.custody;

import com.google.crypto.tink.KeysetHandle;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vrank.box.Box;
import org.vrank.box.Dialogue;
import org.vrank.box.Entry;
import org.vrank.box.Identity;
import org.vrank.box.Sealed;
import org.vrank.people.Members;
import org.vrank.platform.Ids;
import org.vrank.platform.Messages;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.platform.Viewer;

/** The door to the custodians' desk. Everything but the list of custodians needs the asking custodian's key unlocked. */
@Singleton
public class Custody {
    private static final int LONGEST_MESSAGE = 5_000;
    private static final int LONGEST_REASON = 500;

    private final Readers readers;
    private final CustodianKeys keys;
    private final CustodyRepository custody;
    private final Sealed sealed;
    private final Box box;
    private final Members members;
    private final Proposals proposals;
    private final Json json;
    private final Ids ids;

    Custody(
            Readers readers,
            CustodianKeys keys,
            CustodyRepository custody,
            Sealed sealed,
            Box box,
            Members members,
            Proposals proposals,
            Json json,
            Ids ids) {
        this.readers = readers;
        this.keys = keys;
        this.custody = custody;
        this.sealed = sealed;
        this.box = box;
        this.members = members;
        this.proposals = proposals;
        this.json = json;
        this.ids = ids;
    }

    /** A thread with whether what was consented to stands in the library. */
    public record Opened(Dialogue dialogue, boolean published) {
        public String state() {
            return dialogue.state(published);
        }
    }

    /** Everything the asking custodian can open, by deadline. */
    @ReaderScope
    public List<Opened> list() {
        KeysetHandle pair = keys.pair(keys.custodian());
        List<Dialogue> dialogues = custody.box().stream()
                .map(row -> open(pair, row))
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, String> standings = standings(dialogues);
        return dialogues.stream()
                .map(d -> new Opened(d, published(d, standings)))
                .sorted(Comparator.comparing((Opened o) -> o.dialogue().answerBy())
                        .thenComparing(o -> o.dialogue().month())
                        .thenComparing(o -> o.dialogue().id()))
                .toList();
    }

    /** One of them. */
    @ReaderScope
    public Opened get(UUID id) {
        KeysetHandle pair = keys.pair(keys.custodian());
        CustodyRepository.Sealed row = custody.find(id);
        Dialogue dialogue = row == null ? null : open(pair, row);
        if (dialogue == null) {
            throw new Refusal.NotFound();
        }
        return new Opened(dialogue, published(dialogue, standings(List.of(dialogue))));
    }

    /** Circles that a proposal in this thread may name: its author's own first, what was proposed, and those that the asking custodian reads. */
    @ReaderScope
    public Set<UUID> circles(Dialogue dialogue) {
        Set<UUID> circles = new LinkedHashSet<>();
        circles.add(dialogue.original().circle());
        Entry proposed = dialogue.proposed();
        if (proposed != null && proposed.proposal() != null) {
            circles.add(proposed.proposal().circle());
        }
        circles.addAll(readers.current().circles());
        return circles;
    }

    private @Nullable Dialogue open(KeysetHandle pair, CustodyRepository.Sealed row) {
        return sealed.dialogue(pair, row.id(), row.month(), row.wrap(), row.entries(), row.identified());
    }

    private Map<UUID, String> standings(List<Dialogue> dialogues) {
        String[] reports = dialogues.stream()
                .map(Dialogue::consent)
                .filter(Objects::nonNull)
                .map(consent -> consent.report().toString())
                .toArray(String[]::new);
        return custody.standings(reports).stream()
                .collect(Collectors.toMap(
                        CustodyRepository.Standing::id, CustodyRepository.Standing::standing, (one, same) -> one));
    }

    private static boolean published(Dialogue dialogue, Map<UUID, String> standings) {
        Entry.Consent consent = dialogue.consent();
        return consent != null && "published".equals(standings.get(consent.report()));
    }

    /** Asks or tells the author something. */
    public void say(UUID id, @Nullable String text) {
        asked(id, text);
        box.settle();
    }

    @ReaderScope
    void asked(UUID id, @Nullable String text) {
        Opened opened = get(id);
        Texts texts = new Texts();
        String said = texts.required("text", text, LONGEST_MESSAGE);
        texts.check();
        refuseEnded(opened);
        add(opened.dialogue(), Entry.QUESTION, said, null);
    }

    /** Lays a text before the author, in place of an earlier proposal. */
    public void propose(UUID id, Proposals.Given given) {
        proposed(id, given);
        box.settle();
    }

    @ReaderScope
    void proposed(UUID id, Proposals.Given given) {
        Opened opened = get(id);
        String state = opened.state();
        if (List.of("consented", "published", "closed").contains(state)) {
            throw new Refusal.Conflict(null);
        }
        Texts texts = new Texts();
        String note = texts.optional("note", given.note(), LONGEST_REASON);
        texts.check();
        refuseCircle(opened.dialogue(), given.circle());
        add(opened.dialogue(), Entry.PROPOSAL, note, proposals.of(opened.dialogue(), given));
    }

    private void refuseCircle(Dialogue dialogue, @Nullable UUID given) {
        UUID circle = given == null ? dialogue.original().circle() : given;
        if (!circles(dialogue).contains(circle)
                || box.circle(circle, readers.current().language()) == null) {
            throw new Refusal.Invalid("circle", "field.reference");
        }
    }

    /** Who wrote, for a reason that the author will read; what was destroyed or never told is not there. */
    public Identity openIdentity(UUID id, @Nullable String reason) {
        opening(id, reason);
        box.settle();
        return identity(id);
    }

    /** Says it first, in a transaction of its own: nobody opens without its being said. */
    @ReaderScope
    void opening(UUID id, @Nullable String reason) {
        Opened opened = get(id);
        Texts texts = new Texts();
        String given = texts.required("reason", reason, 10, LONGEST_REASON);
        texts.check();
        if (!opened.dialogue().identity().equals("sealed")) {
            throw new Refusal.Invalid("identity", "custody.no-identity");
        }
        add(opened.dialogue(), Entry.OPENING, given, null);
    }

    @ReaderScope
    Identity identity(UUID id) {
        KeysetHandle pair = keys.pair(keys.custodian());
        CustodyRepository.SealedIdentity row = custody.identity(id);
        Identity identity = row == null ? null : sealed.identity(pair, id, row.identity(), row.wrap());
        if (identity == null) {
            throw new Refusal.Invalid("identity", "custody.no-identity");
        }
        return identity;
    }

    /** Ends a thread from which nothing will be published. */
    public void close(UUID id, @Nullable String reason) {
        closed(id, reason);
        box.settle();
    }

    @ReaderScope
    void closed(UUID id, @Nullable String reason) {
        Opened opened = get(id);
        Texts texts = new Texts();
        String given = texts.required("reason", reason, LONGEST_REASON);
        texts.check();
        refuseEnded(opened);
        if (opened.state().equals("consented")) {
            throw new Refusal.Conflict(null);
        }
        add(opened.dialogue(), Entry.CLOSING, given, null);
    }

    private static void refuseEnded(Opened opened) {
        if (opened.state().equals("closed")) {
            throw new Refusal.Conflict(null);
        }
    }

    private void add(Dialogue dialogue, String what, String text, Entry.@Nullable Proposal proposal) {
        Entry entry =
                new Entry(dialogue.next(), what, box.month().toString(), null, proposal, null, text, members.name());
        boolean added = custody.say(
                dialogue.id(),
                ids.next(),
                sealed.entry(dialogue, entry),
                dialogue.entries().size(),
                box.month().atDay(1));
        if (!added) {
            throw new Refusal.Conflict(null);
        }
    }

    /** Gives a waiting custodian everything the asking one can open. */
    public void giveAccess(UUID whom) {
        given(whom);
        box.settle();
    }

    @ReaderScope
    void given(UUID whom) {
        Viewer viewer = keys.custodian();
        KeysetHandle pair = keys.pair(viewer);
        CustodyRepository.Custodian waiting = custody.custodians().stream()
                .filter(c -> c.memberId().equals(whom))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        byte[] keyset = waiting.publicKeyset();
        if (!waiting.state().equals("waiting")) {
            throw new Refusal.Conflict(null);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        List<Map<String, String>> wraps = new ArrayList<>();
        for (CustodyRepository.Sealed row : custody.box()) {
            Dialogue dialogue = open(pair, row);
            if (dialogue != null) {
                String wrap = base64.encodeToString(sealed.wrapTo(keyset, dialogue));
                wraps.add(Map.of("thread", row.id().toString(), "sealed", wrap));
            }
        }
        List<Map<String, String>> identities = new ArrayList<>();
        for (CustodyRepository.SealedIdentity row : custody.identities()) {
            byte[] wrap = sealed.identityTo(keyset, pair, row.threadId(), row.wrap());
            if (wrap != null) {
                identities.add(Map.of(
                        "id", ids.next().toString(),
                        "thread", row.threadId().toString(),
                        "sealed", base64.encodeToString(wrap)));
            }
        }
        if (!custody.giveAccess(whom, json.write(Map.of("wraps", wraps, "identities", identities)))) {
            throw new Refusal.Conflict(null);
        }
    }

    /** The name of a circle that a custodian need not read. */
    String circle(UUID circle) {
        Box.Target target = box.circle(circle, readers.current().language());
        return target == null ? Messages.of(readers.current().language(), "region.belgium") : target.name();
    }
}
