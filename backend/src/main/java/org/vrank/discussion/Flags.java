package org.vrank.discussion;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.people.Members;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;
import org.vrank.reports.Reports;
import org.vrank.search.Outbox;

/** The door to what readers show the custodians. */
@Singleton
class Flags {
    private static final Set<String> REASONS = Set.of("person", "untrue", "other");
    private static final Set<String> DECISIONS = Set.of("kept", "set-aside", "asked");
    private static final int LONGEST = 1_000;

    private final Readers readers;
    private final Reports reports;
    private final Members members;
    private final FlagRepository flags;
    private final Guard guard;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Flags(
            Readers readers,
            Reports reports,
            Members members,
            FlagRepository flags,
            Guard guard,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.reports = reports;
        this.members = members;
        this.flags = flags;
        this.guard = guard;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Shows the custodians a report that the asking member reads. A second time does nothing. */
    @ReaderScope
    void flagReport(UUID report, @Nullable String reason, @Nullable String text) {
        UUID member = readers.current().signedIn();
        reports.subject(report);
        flag(member, report, null, reason, text);
    }

    /** Shows them a comment. A second time does nothing. */
    @ReaderScope
    void flagComment(UUID comment, @Nullable String reason, @Nullable String text) {
        UUID member = readers.current().signedIn();
        UUID report = flags.reportOf(comment);
        if (report == null) {
            throw new Refusal.NotFound();
        }
        flag(member, report, comment, reason, text);
    }

    private void flag(
            UUID member, UUID report, @Nullable UUID comment, @Nullable String reason, @Nullable String given) {
        Texts texts = new Texts();
        String text = texts.required("text", given, LONGEST);
        if (reason == null || !REASONS.contains(reason)) {
            texts.reject("reason", "field.choice", "person, untrue, other");
        }
        guard.refuse(texts, "text", text);
        texts.check();
        flags.add(ids.next(), report, comment, member, String.valueOf(reason), text, today());
    }

    /** What waits for a custodian, and what was decided and still holds; custodians only. */
    @ReaderScope
    List<FlagRepository.Flag> all() {
        custodiansOnly();
        return flags.all();
    }

    /** Decides about everything flagged of the same thing; whatever is not left as it is needs a word to its writer. */
    @ReaderScope
    void settle(UUID id, @Nullable String decision, @Nullable String given) {
        custodiansOnly();
        Texts texts = new Texts();
        if (decision == null || !DECISIONS.contains(decision)) {
            texts.reject("decision", "field.choice", "kept, set-aside, asked");
        }
        boolean kept = "kept".equals(decision);
        String note = kept ? texts.optional("note", given, LONGEST) : texts.required("note", given, LONGEST);
        guard.refuse(texts, "note", note);
        texts.check();
        switch (flags.settle(id, String.valueOf(decision), kept || note.isEmpty() ? null : note)) {
            case "done" -> outbox.changed();
            case "decision" -> throw new Refusal.Invalid("decision", "flag.decision");
            default -> throw new Refusal.NotFound();
        }
    }

    private void custodiansOnly() {
        readers.current().signedIn();
        if (!members.holds("custodian")) {
            throw new Refusal.NotAllowed();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
    }
}
