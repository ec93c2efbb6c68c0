package org.vrank.editions;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vrank.guard.Guard;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/**
 * The door for superiors, who need no account. A link of nothing, one that was answered and one that nobody waits for any more are the
 * same nothing.
 */
@Singleton
class Approvals {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private final Readers readers;
    private final EnrolmentRepository enrolments;
    private final EditionLetters letters;
    private final Limits limits;
    private final Guard guard;

    Approvals(Readers readers, EnrolmentRepository enrolments, EditionLetters letters, Limits limits, Guard guard) {
        this.readers = readers;
        this.enrolments = enrolments;
        this.letters = letters;
        this.limits = limits;
        this.guard = guard;
    }

    /** What is asked, and for which half days. */
    record Asked(EnrolmentRepository.Approval approval, List<HalfDay> halfDays) {}

    /** What a link opens; changes nothing. */
    @ReaderScope
    Asked open(@Nullable String token, String from) {
        return new Asked(find(token, from), enrolments.approvalDays(String.valueOf(token)));
    }

    /** Approves, or refuses with a reason that whoever asked reads; once. */
    @ReaderScope
    void answer(@Nullable String token, @Nullable Boolean approves, @Nullable String reason, String from) {
        EnrolmentRepository.Approval asked = find(token, from);
        Texts texts = new Texts();
        if (approves == null) {
            texts.reject("approves", "text.missing");
        }
        boolean yes = Boolean.TRUE.equals(approves);
        String because = Boolean.FALSE.equals(approves) ? texts.required("reason", reason, 500) : "";
        guard.refuse(texts, "reason", because);
        texts.check();
        if (!enrolments.answer(String.valueOf(token), yes, because)) {
            throw new Refusal.NotFound();
        }
        letters.tell(asked.editionId());
    }

    private EnrolmentRepository.Approval find(@Nullable String token, String from) {
        readers.current();
        if (token == null || !token.matches(TOKEN)) {
            throw new Refusal.NotFound();
        }
        EnrolmentRepository.Approval approval = enrolments.approval(token);
        if (approval == null) {
            limits.take("approval-guess", from, 240, QUARTER);
            throw new Refusal.NotFound();
        }
        limits.take("approval-link", token, 60, QUARTER);
        return approval;
    }
}
