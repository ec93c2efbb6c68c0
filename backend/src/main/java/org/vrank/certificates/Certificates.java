package org.vrank.certificates;

import io.micronaut.context.annotation.Value;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.learning.Learners;
import org.vrank.platform.Clocks;
import org.vrank.platform.Ids;
import org.vrank.platform.Limits;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;
import org.vrank.platform.Refusal;
import org.vrank.platform.Texts;

/** The door to certificates: issued by trainers, had by learners, checked by whoever was given a code. */
@Singleton
class Certificates {
    private static final String CODE = "[A-Za-z0-9_-]{43}";
    private static final int LONGEST = 500;

    private final Readers readers;
    private final CertificateRepository certificates;
    private final Learners learners;
    private final Codes codes;
    private final Limits limits;

    /** Codes that one address may look at in a quarter of an hour: a class that tries its own, and nobody who guesses. */
    private final int looks;

    private final Ids ids;
    private final Clock clock;

    Certificates(
            Readers readers,
            CertificateRepository certificates,
            Learners learners,
            Codes codes,
            Limits limits,
            @Value("${vrank.certificates.looks:200}") int looks,
            Ids ids,
            Clock clock) {
        this.readers = readers;
        this.certificates = certificates;
        this.learners = learners;
        this.codes = codes;
        this.limits = limits;
        this.looks = looks;
        this.ids = ids;
        this.clock = clock;
    }

    /** The asker's own; {@code code} is null once it was revoked. */
    record Own(String state, LocalDate issued, @Nullable String code, String because) {}

    /** Who takes part and who completed it, for the trainers of an edition. */
    @ReaderScope
    List<CertificateRepository.Learner> of(UUID edition) {
        learners.training(edition);
        return certificates.learners(edition);
    }

    /** Issues to these enrolments, or to all who completed the edition and have none; answers how many there are more. */
    @ReaderScope
    int issue(UUID edition, @Nullable List<UUID> wanted) {
        learners.training(edition);
        List<CertificateRepository.Learner> there = certificates.learners(edition);
        Set<UUID> chosen = new LinkedHashSet<>();
        for (CertificateRepository.Learner learner : there) {
            if (wanted == null
                    ? learner.complete() && learner.certificateId() == null
                    : wanted.contains(learner.enrolmentId())) {
                chosen.add(learner.enrolmentId());
            }
        }
        if (wanted != null && chosen.size() != new HashSet<>(wanted).size()) {
            throw new Refusal.Invalid("enrolments", "certificate.absent");
        }
        int made = 0;
        for (UUID enrolment : chosen) {
            settle(issue(edition, enrolment, false), "enrolments");
            made++;
        }
        return made;
    }

    /** Issues a certificate anew: the code it had says from now on that it was replaced. */
    @ReaderScope
    void replace(UUID edition, UUID certificate) {
        learners.training(edition);
        UUID enrolment = certificates.learners(edition).stream()
                .filter(one -> certificate.equals(one.certificateId()))
                .map(CertificateRepository.Learner::enrolmentId)
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        settle(issue(edition, enrolment, true), "certificate");
    }

    /** Takes a certificate back; why is told to its owner alone. */
    @ReaderScope
    void revoke(UUID edition, UUID certificate, @Nullable String because) {
        learners.training(edition);
        Texts texts = new Texts();
        String reason = texts.required("because", because, LONGEST);
        texts.check();
        if (!certificates.revoke(edition, certificate, reason)) {
            throw new Refusal.NotFound();
        }
    }

    /** The asker's own of an edition, whether or not they read its circle any more; none is {@link Refusal.NotFound}. */
    @ReaderScope
    Own own(UUID edition) {
        readers.current().signedIn();
        CertificateRepository.Own own = certificates.own(edition);
        if (own == null) {
            throw new Refusal.NotFound();
        }
        return own(own.state(), own.issued(), own.sealed(), own.because());
    }

    private Own own(String state, LocalDate issued, byte[] sealed, String because) {
        return new Own(state, issued, state.equals("valid") ? codes.open(sealed) : null, because);
    }

    /** One of the asker's own; {@code title}: of the course, by language. */
    record Had(UUID edition, JsonNode title, String language, Own own) {}

    /** All of the asker's own, the latest first, whether or not they read those circles any more. */
    @ReaderScope
    List<Had> all() {
        readers.current().signedIn();
        return certificates.all().stream()
                .map(one -> new Had(
                        one.editionId(),
                        learners.read(one.title()),
                        one.language(),
                        own(one.state(), one.issued(), one.sealed(), one.because())))
                .toList();
    }

    /** What a code leads to, for whoever has it. */
    @ReaderScope
    CertificateRepository.Found find(String code, String from) {
        limits.take("certificates", from, looks, Duration.ofMinutes(15));
        CertificateRepository.Found found = code.matches(CODE) ? certificates.find(Codes.hash(code)) : null;
        if (found == null) {
            throw new Refusal.NotFound();
        }
        return found;
    }

    private String issue(UUID edition, UUID enrolment, boolean again) {
        String code = ids.secret();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Clocks.BRUSSELS);
        return certificates.issue(edition, enrolment, again, ids.next(), Codes.hash(code), codes.seal(code), today);
    }

    private static void settle(String outcome, String field) {
        switch (outcome) {
            case "done" -> {}
            case "incomplete" -> throw new Refusal.Invalid(field, "certificate.incomplete");
            case "exists" -> throw new Refusal.Invalid(field, "certificate.exists");
            default -> throw new Refusal.NotFound();
        }
    }
}
